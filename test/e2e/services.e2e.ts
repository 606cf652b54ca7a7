import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { CommandResult, run } from './support/command';
import { Consumer } from './support/consumer';
import { docker, inspectContainer } from './support/docker';
import { REPOSITORY } from './support/package';
import { freePorts } from './support/ports';
import { eventually } from './support/wait';

const SOURCES = join(REPOSITORY, 'test', 'e2e', 'services-app');
const STATEMENTS = `
const { ContainerImage, ContainerService, ReverseProxy, ScheduledJob, Valkey, Worker } = require('projen-containers');
const queue = new Valkey(stack, 'queue', { persistent: true });
const secrets = [queue.connection()];
new Valkey(stack, 'cache');
new Worker(stack, 'worker', { service: backend, command: ['python', '-m', 'src.worker'], secrets, stopSeconds: 20 });
new ScheduledJob(stack, 'job', { service: backend, command: ['python', '-m', 'src.job'], schedule: '* * * * *' });
const echo = new ContainerService(stack, 'echo', { image: ContainerImage.dockerfile({ context: 'echo', target: 'server' }) });
// The lab's stand-in for nginx is larger than the official image.
new ReverseProxy(stack, 'proxy', { routes: { '/api': backend, '/echo': echo, '/': frontend }, sizeBudgetMegabytes: 150 });
`;

let consumer: Consumer;
let url: string;

beforeAll(async () => {
  consumer = await Consumer.create();
  for (const file of ['worker.py', 'job.py']) copyFileSync(join(SOURCES, file), consumer.application('backend', 'src', file));
  mkdirSync(join(consumer.project, 'echo'));
  for (const file of ['Dockerfile', 'server.mjs']) copyFileSync(join(SOURCES, file), join(consumer.project, 'echo', file));
  const [port] = await freePorts(1);
  consumer.environment.PROXY_PORT = String(port);
  url = `http://127.0.0.1:${port}`;
  await consumer.describe({ web: 'publish: false,', statements: STATEMENTS });
  await consumer.projen('up');
});
afterAll(() => consumer?.remove());

/** Runs a client of Valkey in its own container, with the password or without. */
async function valkey(service: string, withPassword: boolean, ...argv: string[]): Promise<CommandResult> {
  const password = readFileSync(join(consumer.secrets, `${service}-password`), 'utf8');
  const authentication = withPassword ? ['--env', `REDISCLI_AUTH=${password}`] : [];
  return run(['docker', 'exec', ...authentication, await consumer.container(service), 'valkey-cli', '-h', '127.0.0.1', ...argv]);
}

/** Rows with a title, once there are some. */
const todos = (title: string, seconds: number): Promise<string[]> => eventually(`a todo "${title}"`, async () => {
  const rows = await consumer.sql(`SELECT title FROM todos WHERE title = '${title}'`);
  return rows.length > 0 ? rows : undefined;
}, seconds);

describe('the reverse proxy', () => {
  test('sends each path to the service that answers it', async () => {
    const page = await fetch(url);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
    const todo = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"title":"Through the proxy"}' };
    const created = await fetch(`${url}/api/todos`, todo);
    expect([created.status, await created.json()]).toEqual([201, expect.objectContaining({ title: 'Through the proxy' })]);
    expect((await fetch(`${url}/echo`)).status).toBe(200);
    expect((await fetch(`${url}/apiary`)).status).toBe(404);
  });

  test('is the only way in, and the public address of what stands behind it', async () => {
    for (const service of ['backend', 'frontend', 'echo']) {
      const { NetworkSettings } = await inspectContainer(await consumer.container(service));
      expect(Object.values(NetworkSettings.Ports).flatMap((ports) => ports ?? [])).toEqual([]);
    }
    const { Config } = await inspectContainer(await consumer.container('frontend'));
    expect(Config.Env).toContain(`API_URL=http://localhost:${consumer.environment.PROXY_PORT}`);
  });

  test('passes the path on as it came, and what it knows of the client rather than what that says', async () => {
    const { port } = new URL(url);
    const answer = await fetch(`${url}/echo/a%20b?c=%2F`, { headers: { 'x-forwarded-for': '6.6.6.6', 'x-forwarded-proto': 'https' } });
    const { url: path, headers } = await answer.json() as { url: string; headers: Record<string, string> };
    expect(path).toBe('/echo/a%20b?c=%2F');
    expect(headers).toMatchObject({ 'host': `127.0.0.1:${port}`, 'x-forwarded-proto': 'http', 'x-forwarded-host': `127.0.0.1:${port}` });
    expect(headers['x-forwarded-for']).not.toContain('6.6.6.6');
  });

  test('passes a stream on piece by piece', async () => {
    const response = await fetch(`${url}/echo/stream`);
    const started = Date.now();
    const arrivals: number[] = [];
    for await (const piece of response.body ?? []) arrivals.push(Buffer.from(piece as Uint8Array).length && Date.now() - started);
    expect(arrivals.length).toBeGreaterThanOrEqual(3);
    expect(arrivals[0]).toBeLessThan(500);
    expect(arrivals[2]).toBeGreaterThan(1000);
  });

  test('lets a client switch to another protocol, as a WebSocket does', async () => {
    const echoed = await new Promise<string>((resolve, reject) => {
      request(`${url}/echo/socket`, { headers: { connection: 'Upgrade', upgrade: 'echo' } })
        .on('upgrade', (_response, socket) => {
          socket.once('data', (data: Buffer) => {
            socket.destroy();
            resolve(data.toString());
          });
          socket.write('hello');
        })
        .on('response', ({ statusCode }) => reject(new Error(`status ${statusCode}`)))
        .on('error', reject)
        .end();
    });
    expect(echoed).toBe('hello');
  });

  test('refuses a body that is too large', async () => {
    expect((await fetch(`${url}/echo`, { method: 'POST', body: Buffer.alloc(11 * 1024 * 1024) })).status).toBe(413);
  });

  test('finds a service again that was replaced', async () => {
    await docker('rm', '--force', await consumer.container('echo'));
    expect([502, 504]).toContain((await fetch(`${url}/echo`)).status);
    await consumer.start(['--network', consumer.network('echo')], consumer.pin('node'), 'sleep', '600'); // takes its address
    await consumer.projen('up');
    expect(await eventually('the new echo answers', async () => ((await fetch(`${url}/echo`)).status === 200) || undefined)).toBe(true);
  });
});

describe('Valkey', () => {
  test('answers only to whom has the password', async () => {
    for (const service of ['queue', 'cache']) {
      expect((await valkey(service, false, 'ping')).stdout).toMatch(/^NOAUTH /);
      expect((await valkey(service, true, 'ping')).stdout).toBe('PONG\n');
    }
  });

  test('is reached by the service that has its connection, and by no other', async () => {
    const script = 'import socket; socket.create_connection(("queue", 6379), 3)';
    expect((await consumer.exec('worker', 'python', '-c', script)).status).toBe(0);
    expect((await consumer.exec('backend', 'python', '-c', script)).output).toMatch(/Name or service not known|Temporary failure in name resolution/);
  });

  test('shows its password on no command line', async () => {
    const password = readFileSync(join(consumer.secrets, 'queue-password'), 'utf8');
    expect(await docker('top', await consumer.container('queue'), '-eo', 'pid,args')).not.toContain(password);
  });

  test('keeps its data if it is persistent, and nothing if it is a cache', async () => {
    for (const service of ['queue', 'cache']) {
      await valkey(service, true, 'set', 'kept', 'yes');
      await docker('rm', '--force', await consumer.container(service));
    }
    await consumer.projen('up');
    expect((await valkey('queue', true, 'get', 'kept')).stdout).toBe('yes\n');
    expect((await valkey('cache', true, 'get', 'kept')).stdout).toBe('\n');
  });
});

test('the worker takes what is put into the queue, and writes to the database', async () => {
  await valkey('queue', true, 'rpush', 'titles', 'Of the worker');
  expect(await todos('Of the worker', 30)).toEqual(['Of the worker']);
});

test('the worker is told to stop, and ends by itself', async () => {
  const container = await consumer.container('worker');
  await docker('stop', container);
  expect((await inspectContainer(container)).State.ExitCode).toBe(1); // what it ends with, and not 137
  expect((await run(['docker', 'logs', container])).output).toContain('worker: ends by itself');
});

test('the job runs at its time, and its log shows how it ended', async () => {
  expect(await todos('Of the job', 90)).toContain('Of the job');
  const { output } = await run(['docker', 'logs', await consumer.container('job')]);
  expect(output).toMatch(/^schedule: \* \* \* \* \* \(UTC\): python -m src\.job\nschedule: ended with status 0 after \d+\.\d s$/m);
});

test('the whole stack is as hardened as its files say', async () => {
  await consumer.projen('up');
  const { status, output } = await consumer.script('check-security.sh');
  expect([status, output]).toEqual([0, expect.anything()]);
});
