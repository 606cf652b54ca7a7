import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser, TodoPage } from './support/browser';
import { Consumer } from './support/consumer';
import { docker, inspectContainer } from './support/docker';
import { commit } from './support/repository-layout';
import { eventually } from './support/wait';

let consumer: Consumer;
let browser: Browser;
let output: string;

beforeAll(async () => {
  consumer = await Consumer.create();
  consumer.environment.OPENAI_API_KEY = 'canary-of-the-api-key-27aa';
  browser = await launchBrowser();
  output = (await consumer.projen('up')).output;
  console.log(output.slice(output.lastIndexOf('✓ healthy')));
});
afterAll(async () => {
  await browser?.close();
  await consumer?.remove();
});

const SERVICES = ['backend', 'frontend', 'postgres'];

describe('up', () => {
  test.each(SERVICES)('waits until the %s is healthy', async (service) => {
    const { State } = await inspectContainer(await consumer.container(service));
    expect(State).toMatchObject({ Status: 'running', Health: { Status: 'healthy' } });
  });

  test('prints the addresses, and how to stop it', () => {
    expect(output).toContain(consumer.backendUrl);
    expect(output).toContain(consumer.frontendUrl);
    expect(output).toContain('npx projen down');
  });

  test('ends the migrations before the backend starts', async () => {
    const migrations = await inspectContainer(await consumer.container('backend-migrations'));
    expect(migrations.State).toMatchObject({ Status: 'exited', ExitCode: 0 });
    expect(await consumer.sql('SELECT version_num FROM alembic_version')).toEqual(['0001']);
  });

  test('changes nothing when the stack is up already, and all that is new is a commit', async () => {
    const before = await consumer.container('backend');
    writeFileSync(join(consumer.root, 'NOTES.md'), 'Nothing that the images are made of.\n');
    await commit(consumer.root);
    await consumer.projen('up');
    expect(await consumer.container('backend')).toBe(before);
  });
});

describe('a todo added in the browser', () => {
  const title = `Buy milk, ${Date.now()}`;

  test('is in PostgreSQL', async () => {
    const page = await TodoPage.open(browser, consumer.frontendUrl);
    expect(await page.todos()).toEqual([]);
    await page.addTodo(title);
    expect(await page.todos()).toEqual([title]);
    expect(await consumer.sql('SELECT title FROM todos')).toEqual([title]);
  });

  test.each([
    ['down and up', []],
    // As in another clone: the files are made anew, and the data is there already.
    ['the loss of its password', ['postgres-password', 'backend-database-url']],
  ])('survives %s', async (_, lost) => {
    await consumer.projen('down');
    expect(await consumer.findContainer('postgres')).toBeUndefined();
    for (const name of lost) rmSync(join(consumer.secrets, name));
    const up = await consumer.projen('up');
    expect(up.output.includes('✓ postgres: its data has the new password')).toBe(lost.length > 0);
    const page = await TodoPage.open(browser, consumer.frontendUrl);
    expect(await page.todos()).toEqual([title]);
  });
});

describe('the networks', () => {
  /** Connects from inside the frontend; exits with 0 if somebody answers. */
  const connect = (host: string, port: number) =>
    consumer.exec('frontend', 'node', '-e', `
      const socket = require('net').connect({ host: '${host}', port: ${port}, timeout: 4000 });
      socket.on('connect', () => { console.log('connected'); process.exit(0); });
      socket.on('timeout', () => { console.log('TIMEOUT'); process.exit(1); });
      socket.on('error', ({ code }) => { console.log(code); process.exit(1); });
    `);
  const address = async (service: string, network: string) => {
    const { NetworkSettings } = await inspectContainer(await consumer.container(service));
    return NetworkSettings.Networks[consumer.network(network)].IPAddress;
  };

  test('let the frontend reach the backend, by name and by address', async () => {
    expect((await connect('backend', 8000)).stdout.trim()).toBe('connected');
    expect((await connect(await address('backend', 'backend'), 8000)).stdout.trim()).toBe('connected');
  });

  test('do not let the frontend resolve the database', async () => {
    expect((await connect('postgres', 5432)).stdout).toMatch(/ENOTFOUND|EAI_AGAIN/);
  });

  test('do not let the frontend connect to the address of the database', async () => {
    expect((await connect(await address('postgres', 'postgres'), 5432)).stdout).toMatch(/TIMEOUT|EHOSTUNREACH|ENETUNREACH|ECONNREFUSED/);
  });

  test('publish the web services on the loopback interface only, and the database nowhere', async () => {
    expect(await docker('port', await consumer.container('backend'))).toBe(`8000/tcp -> 127.0.0.1:${consumer.environment.BACKEND_PORT}`);
    expect(await docker('port', await consumer.container('frontend'))).toBe(`3000/tcp -> 127.0.0.1:${consumer.environment.FRONTEND_PORT}`);
    expect(await docker('port', await consumer.container('postgres'))).toBe('');
  });
});

test('no secret is in the environment of a container, nor in its command', async () => {
  const values = readdirSync(consumer.secrets).map((name) => readFileSync(join(consumer.secrets, name), 'utf8'));
  expect(values).toHaveLength(3);
  expect(values).toContain('canary-of-the-api-key-27aa');
  for (const service of [...SERVICES, 'backend-migrations']) {
    const details = await docker('container', 'inspect', await consumer.container(service));
    expect(details).toContain('PATH=');
    expect(values.filter((value) => details.includes(value))).toEqual([]);
  }
});

test('static files may be cached for ever, the page may not', async () => {
  const page = await fetch(consumer.frontendUrl);
  const [script] = /\/_next\/static\/[^"]+\.js/.exec(await page.text()) ?? [];
  const { status, headers } = await fetch(consumer.frontendUrl + script);
  expect(status).toBe(200);
  expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(page.headers.get('cache-control')).toMatch(/no-store|no-cache|max-age=0/);
});

test('ps lists the containers, and logs shows what they say', async () => {
  const { stdout } = await consumer.projen('ps');
  for (const service of SERVICES) expect(stdout).toContain(`${consumer.name}-${service}-1`);
  const logs = consumer.startProjen('logs', '--tail', '5');
  await eventually('logs of the backend', async () => /backend-1 +\| \{"time"/.test(logs.output()) || undefined);
  logs.interrupt();
  await logs.ended;
});
