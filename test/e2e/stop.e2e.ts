import { Consumer, ServiceName } from './support/consumer';
import { docker, inspectContainer } from './support/docker';
import { freePorts } from './support/ports';
import { startTestServer } from './support/test-server';
import { eventually, sleep } from './support/wait';

const STREAM_MILLISECONDS = 4000;
const PAGE_MILLISECONDS = 1500;
const GRACE_MILLISECONDS = 30_000;

let consumer: Consumer;

beforeAll(async () => {
  consumer = await Consumer.create({
    statements: `
      backend.addEnvironment('OPENAI_BASE_URL', 'http://openai:8080/v1');
      frontend.addEnvironment('API_INTERNAL_URL', 'http://slow:8080');
      frontend.addEnvironment('API_URL', backend.url);
    `,
  });
  consumer.environment.OPENAI_API_KEY = 'any';
  await consumer.projen('up');
  await startTestServer(consumer, 'openai-server.mjs', 'openai', [`SLOW_MILLISECONDS=${STREAM_MILLISECONDS}`]);
  await startTestServer(consumer, 'slow-api.mjs', 'slow', [`SLOW_MILLISECONDS=${PAGE_MILLISECONDS}`]);
});
afterAll(() => consumer?.remove());

interface Running {
  readonly container: string;
  readonly url: string;
}

/** The service as compose runs it. */
async function composed(service: ServiceName): Promise<Running> {
  return { container: await consumer.container(service), url: service === 'backend' ? consumer.backendUrl : consumer.frontendUrl };
}

/** The image alone: without an init process, the server itself is process 1 and has to handle the signal. */
async function alone(service: ServiceName): Promise<Running> {
  const [port] = await freePorts(1);
  const settings = {
    backend: { port: 8000, environment: ['DATABASE_URL=postgresql://nobody@postgres/none', 'OPENAI_API_KEY=any', 'OPENAI_BASE_URL=http://openai:8080/v1'], check: '/health' },
    frontend: { port: 3000, environment: ['API_URL=http://backend:8000', 'API_INTERNAL_URL=http://slow:8080'], check: '/api/health' },
  }[service];
  const container = await consumer.start(
    ['--network', consumer.network('backend'), '--publish', `127.0.0.1:${port}:${settings.port}`, ...settings.environment.flatMap((entry) => ['--env', entry])],
    consumer.image(service),
  );
  const url = `http://localhost:${port}`;
  await eventually(`${service} answers`, async () => (await fetch(url + settings.check)).ok || undefined);
  return { container, url };
}

/** Stops the container as `docker stop` does, and tells how it ended. */
async function stop(container: string): Promise<{ exitCode: number; milliseconds: number }> {
  const started = Date.now();
  await docker('stop', '--time', String(GRACE_MILLISECONDS / 1000), container);
  return { exitCode: (await inspectContainer(container)).State.ExitCode, milliseconds: Date.now() - started };
}

test('compose gives the backend more time to stop than its server takes', async () => {
  const [{ Config }] = JSON.parse(await docker('inspect', await consumer.container('backend'))) as [{ Config: { StopTimeout: number; Cmd: string[] } }];
  const graceful = Number(Config.Cmd[Config.Cmd.indexOf('--timeout-graceful-shutdown') + 1]);
  expect(graceful).toBeGreaterThan(0);
  expect(Config.StopTimeout).toBe(GRACE_MILLISECONDS / 1000);
  expect(Config.StopTimeout).toBeGreaterThan(graceful);
});

describe.each([['in the stack, with an init process', composed], ['alone, as process 1', alone]])('%s', (_, run) => {
  test('the backend finishes a chat that streams when it is stopped', async () => {
    const { container, url } = await run('backend');
    const response = await fetch(`${url}/api/chat`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ messages: [{ role: 'user', content: 'Answer slowly.' }] }),
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const first = (await reader?.read())?.value ?? '';
    expect(first).toContain('First word');

    const stopping = stop(container);
    let rest = '';
    for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) rest += piece.value;
    const { exitCode, milliseconds } = await stopping;

    expect(first).not.toContain('last word');
    expect(rest).toContain('and that was the last word.');
    expect(rest).toContain('event: done');
    expect([0, 143]).toContain(exitCode);
    // It waited for the stream, and no longer.
    expect(milliseconds).toBeGreaterThan(STREAM_MILLISECONDS / 2);
    expect(milliseconds).toBeLessThan(GRACE_MILLISECONDS / 2);
  });

  test('the frontend finishes a page that it renders when it is stopped', async () => {
    const { container, url } = await run('frontend');
    let answered = false;
    const page = fetch(url).then(async (response) => {
      const text = await response.text();
      answered = true;
      return { status: response.status, text };
    });
    await sleep(PAGE_MILLISECONDS / 3);
    expect(answered).toBe(false);

    const { exitCode, milliseconds } = await stop(container);

    const { status, text } = await page;
    expect(status).toBe(200);
    expect(text).toContain('Nothing to do yet.');
    expect(text).toMatch(/<\/html>$/);
    expect([0, 143]).toContain(exitCode);
    expect(milliseconds).toBeLessThan(GRACE_MILLISECONDS / 2);
  });

  test('an idle backend and an idle frontend stop at once', async () => {
    for (const service of ['backend', 'frontend'] as const) {
      const { container } = await run(service);
      await docker('start', container);
      await eventually(`${service} runs`, async () => (await inspectContainer(container)).State.Health?.Status === 'healthy' || undefined, 60);
      const { exitCode, milliseconds } = await stop(container);
      expect([0, 143]).toContain(exitCode);
      expect(milliseconds).toBeLessThan(5000);
    }
  });
});
