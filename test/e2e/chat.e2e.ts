import type { Browser } from 'playwright-core';
import { launchBrowser, TodoPage } from './support/browser';
import { Consumer } from './support/consumer';
import { docker } from './support/docker';
import { startTestServer } from './support/test-server';

const KEY = 'key-of-the-test-server-6f0d';

let consumer: Consumer;
let browser: Browser;

beforeAll(async () => {
  consumer = await Consumer.create({ statements: "backend.addEnvironment('OPENAI_BASE_URL', 'http://openai:8080/v1');" });
  browser = await launchBrowser();
  await consumer.projen('up');
});
afterAll(async () => {
  await browser?.close();
  await consumer?.remove();
});

describe('without a key', () => {
  let page: TodoPage;
  beforeAll(async () => {
    page = await TodoPage.open(browser, consumer.frontendUrl);
  });

  test('the page tells clearly that the assistant is switched off, and how to switch it on', async () => {
    await page.say('What should I do first?');
    expect(await page.notice()).toMatch(/The assistant is switched off[^]*OPENAI_API_KEY/);
  });

  test('the list works', async () => {
    await page.addTodo('Without assistance');
    expect(await consumer.sql('SELECT title FROM todos')).toEqual(['Without assistance']);
  });
});

describe('with a key and an OpenAI-compatible server on the stack\'s network', () => {
  let page: TodoPage;
  let server: string;
  beforeAll(async () => {
    consumer.environment.OPENAI_API_KEY = KEY;
    await consumer.projen('secrets');
    await consumer.projen('down');
    await consumer.projen('up');
    server = await startTestServer(consumer, 'openai-server.mjs', 'openai');
    page = await TodoPage.open(browser, consumer.frontendUrl);
    await page.say('Please add "Water the plants" to my list.');
  });

  test('the chat adds a todo with a tool, and says so', async () => {
    await page.conversationShows('Added “Water the plants”');
    await page.conversationShows('It is on your list, and that was the last word.');
  });

  test('the todo appears in the list, without a reload', async () => {
    await page.hasTodo('Water the plants');
  });

  test('the todo is in PostgreSQL', async () => {
    expect(await consumer.sql('SELECT title FROM todos ORDER BY id DESC LIMIT 1')).toEqual(['Water the plants']);
  });

  test('the server was asked with the key, and told what the tool did', async () => {
    const requests = (await docker('logs', server)).split('\n').slice(1).map((line) => JSON.parse(line) as Record<string, string>);
    expect(requests.map(({ role }) => role)).toEqual(['user', 'tool']);
    expect(requests.map(({ authorization }) => authorization)).toEqual([`Bearer ${KEY}`, `Bearer ${KEY}`]);
    expect(requests[1].content).toContain('Water the plants');
  });
});
