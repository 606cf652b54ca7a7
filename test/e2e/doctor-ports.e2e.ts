import { createServer, Server } from 'node:net';
import { Consumer } from './support/consumer';

/* Edge case 4 of the specification. */

let consumer: Consumer;
let server: Server;
const port = (): number => Number(consumer.environment.BACKEND_PORT);

beforeAll(async () => {
  consumer = await Consumer.create();
  server = createServer();
  await new Promise<void>((resolve) => server.listen(port(), '127.0.0.1', resolve));
});
afterAll(async () => {
  server?.close();
  await consumer?.remove();
});

test('a port that a process holds stops up before anything is created; the proposed command works', async () => {
  const { status, output } = await consumer.script('up.sh');
  expect(status).toBe(1);
  expect(output).toMatch(new RegExp(`✗ Port ${port()}, which backend needs, is held by (\\S+ \\(process ${process.pid}\\)|a process of another user .*)\\.`));
  expect(output).toMatch(/More: https:\S+\/docs\/troubleshooting\.md#port$/m);
  expect(await consumer.findContainer('postgres')).toBeUndefined();

  const [, other] = /BACKEND_PORT=(\d+) npx projen up$/m.exec(output) ?? [];
  expect(Number(other)).toBeGreaterThan(port());
  consumer.environment.BACKEND_PORT = other;
  await consumer.projen('up');
  expect((await fetch(`${consumer.backendUrl}/health`)).status).toBe(200);
});

test('the ports that the stack itself holds are no problem', async () => {
  const { status, stdout } = await consumer.script('doctor.sh');
  expect(stdout).toContain(`✓ Port ${port()}: the stack itself holds it`);
  expect(stdout).toContain('✓ Secrets: 3, readable by you only');
  expect(stdout).toMatch(/✓ Lock file of frontend: .*package-lock\.json fits package\.json/);
  expect(stdout).toMatch(/✓ Generated files: \d+, as they were generated/);
  expect(status).toBe(0);
});

test('a port that another container holds is named with that container', async () => {
  await consumer.projen('down');
  const holder = `${consumer.name}-holder`;
  await consumer.start(['--name', holder, '--publish', `127.0.0.1:${port()}:80`], consumer.pin('alpine'), 'sleep', '300');
  const { status, output } = await consumer.script('up.sh');
  expect(output).toContain(`✗ Port ${port()}, which backend needs, is held by the container ${holder}.`);
  expect(status).toBe(1);
});

// Less than half a second where nothing else runs; the limit leaves room for a busy machine.
test('the quick part is quick', async () => {
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    const started = performance.now();
    await consumer.script('doctor.sh', '--quick');
    times.push(performance.now() - started);
  }
  console.log(`doctor.sh --quick: ${times.map((time) => `${time.toFixed(0)} ms`).join(', ')}`);
  expect(Math.min(...times)).toBeLessThan(1000);
});
