import { readFileSync, writeFileSync } from 'node:fs';
import type { BackgroundCommand } from './support/command';
import { Consumer, ServiceName } from './support/consumer';
import { docker, inspectContainer } from './support/docker';
import { eventually } from './support/wait';

let consumer: Consumer;
let dev: BackgroundCommand;

beforeAll(async () => {
  consumer = await Consumer.create();
  await consumer.projen('up'); // the database's network is internal in production
  edit('backend', ...SYNTAX_ERROR);
  dev = consumer.startProjen('dev');
  await devSays('a fix is picked up once it is saved');
  const [file, right, wrong] = SYNTAX_ERROR;
  edit('backend', file, wrong, right);
  await devSays('\nLogs: npx projen logs');
});
afterAll(async () => {
  dev?.interrupt();
  await dev?.ended;
  await consumer?.remove();
});

const SYNTAX_ERROR = ['src/todos.py', 'async def ', 'async def def '] as const;

async function devSays(text: string): Promise<void> {
  await eventually(`dev says ${text}`, async () => dev.output().includes(text) || undefined, 240).catch((error) => {
    throw new Error(`${error}\n${dev.output()}`);
  });
}

function edit(service: ServiceName, file: string, from: string, to: string): void {
  const path = consumer.application(service, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} does not contain ${from}`);
  writeFileSync(path, text.replace(from, to));
}

async function get(url: string): Promise<string> {
  return (await fetch(url, { signal: AbortSignal.timeout(30_000) })).text();
}

/** Edits a source, and waits until the running service answers with the change. */
async function editShows(service: ServiceName, file: string, [from, to]: [string, string], url: string): Promise<void> {
  expect(await get(url)).toContain(from);
  edit(service, file, from, to);
  await eventually(`${to} shows`, async () => (await get(url)).includes(to) || undefined, 30).catch((error) => {
    throw new Error(`${error}\n${dev.output().slice(-3000)}`);
  });
}

test('a stack that starts with a syntax error is told, with the line, and starts once that is mended', () => {
  expect(dev.output()).toMatch(/backend is running \(health: unhealthy\)\. Its last lines:\n[^]*\/app\/src\/todos\.py[^]*SyntaxError/);
  expect(dev.output()).toMatch(/watch enabled/i);
});

test('dev prints the addresses', () => {
  expect(dev.output()).toContain(consumer.backendUrl);
  expect(dev.output()).toContain(consumer.frontendUrl);
});

test.each(['backend', 'frontend'])('the %s runs with the rights that it has in production, but for its writable sources', async (service) => {
  const { stdout } = await consumer.exec(service, 'cat', '/proc/1/status');
  expect(stdout).toMatch(/CapEff:\t0000000000000000/);
  expect(stdout).toMatch(/Uid:\t1000/);
});

test('an edit of the backend shows within seconds, in the container that runs', async () => {
  const before = await consumer.container('backend');
  await editShows('backend', 'src/routers/todos.py', ['The newest first.', 'Edited while it runs.'], `${consumer.backendUrl}/openapi.json`);
  expect(await consumer.container('backend')).toBe(before);
});

test('an edit of the frontend shows within seconds, in the container that runs', async () => {
  const before = await consumer.container('frontend');
  await editShows('frontend', 'components/TodoPanel.tsx', ['What needs doing?', 'Edited while it runs?'], consumer.frontendUrl);
  expect(await consumer.container('frontend')).toBe(before);
});

test('the database is published for a client on this machine', async () => {
  const { NetworkSettings } = await inspectContainer(await consumer.container('postgres'));
  expect(NetworkSettings.Ports['5432/tcp']).toEqual([{ HostIp: '127.0.0.1', HostPort: consumer.environment.POSTGRES_PORT }]);
});

test('Ctrl+C ends the watching, and the stack goes on', async () => {
  dev.interrupt();
  expect([0, 1, 130]).toContain(await dev.ended);
  expect(await get(`${consumer.backendUrl}/health`)).toContain('ok');
});

test('up returns to production, where the database has no way out; down ends it', async () => {
  await consumer.projen('up');
  expect(await docker('network', 'inspect', '--format', '{{.Internal}}', consumer.network('postgres'))).toBe('true');
  await consumer.projen('down');
  for (const service of ['backend', 'frontend', 'postgres']) expect(await consumer.findContainer(service)).toBeUndefined();
});
