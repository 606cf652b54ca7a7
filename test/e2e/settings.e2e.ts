import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser, TodoPage } from './support/browser';
import { Consumer } from './support/consumer';
import { inspectContainer, inspectImage } from './support/docker';
import { freePorts } from './support/ports';

let consumer: Consumer;
let browser: Browser;

beforeAll(async () => {
  consumer = await Consumer.create();
  browser = await launchBrowser();
  await consumer.projen('up');
});
afterAll(async () => {
  await browser?.close();
  await consumer?.remove();
});

/** Hosts of the addresses that the page may connect to, as its security policy says. */
async function connectSources(): Promise<string> {
  const { headers } = await fetch(consumer.frontendUrl);
  return /connect-src ([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1] ?? '';
}

test('other settings change the page without a build', async () => {
  const page = await TodoPage.open(browser, consumer.frontendUrl);
  expect(await page.heading()).toBe('Todo');
  expect(await connectSources()).toBe(`'self' ${consumer.backendUrl}`);
  const { Id } = await inspectImage(consumer.image('frontend'));

  await consumer.describe({
    statements: `
      frontend.addEnvironment('APP_TITLE', 'Groceries for $5 & more');
      frontend.addEnvironment('API_URL', 'http://elsewhere.example.invalid:8123');
    `,
  });
  await consumer.projen('up');

  await page.page.reload();
  expect(await page.heading()).toBe('Groceries for $5 & more');
  expect(await page.page.title()).toBe('Groceries for $5 & more');
  expect(await connectSources()).toContain('http://elsewhere.example.invalid:8123');
  expect((await inspectImage(consumer.image('frontend'))).Id).toBe(Id);
  expect((await inspectContainer(await consumer.container('frontend'))).Image).toBe(Id);
});

test('a host port changes with a variable, and the page follows', async () => {
  const { BACKEND_PORT: before } = consumer.environment;
  consumer.environment.BACKEND_PORT = consumer.environment.POSTGRES_PORT;
  await consumer.describe({});
  await consumer.projen('up');
  expect(before).not.toBe(consumer.environment.BACKEND_PORT);
  expect(await connectSources()).toBe(`'self' ${consumer.backendUrl}`);
  const page = await TodoPage.open(browser, consumer.frontendUrl);
  await page.addTodo('Through the other port');
});

test('what docker/.env says counts for compose and for what the scripts print', async () => {
  const { FRONTEND_PORT: port } = consumer.environment;
  const [moved] = await freePorts(1);
  writeFileSync(join(consumer.project, 'docker', '.env'), `# of this machine\nexport FRONTEND_PORT="${moved}" # moved\n`);
  delete consumer.environment.FRONTEND_PORT;
  expect((await consumer.projen('up')).output).toContain(`http://localhost:${moved}\n`);
  expect((await fetch(`http://localhost:${moved}`)).status).toBe(200);

  consumer.environment.FRONTEND_PORT = port;
  expect((await consumer.projen('up')).output).toContain(`http://localhost:${port}\n`);
});
