import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Consumer } from './support/consumer';

let consumer: Consumer;

beforeAll(async () => {
  consumer = await Consumer.create();
  await consumer.projen('up');
});
afterAll(() => consumer?.remove());

test('the stack as generated holds to what its files say', async () => {
  const { status, output } = await consumer.script('check-security.sh');
  expect(output).toContain(`3 containers of ${consumer.name} hold to what their files say`);
  expect(status).toBe(0);
});

test('a container that may do more is found, with every control that it lacks', async () => {
  const password = readFileSync(join(consumer.secrets, 'postgres-password'), 'utf8');
  await consumer.start(
    [
      ...['project', 'service'].flatMap((key) => ['--label', `com.docker.compose.${key}=${key === 'project' ? consumer.name : 'intruder'}`]),
      '--user', '0', '--env', `PASSWORD=${password}`, '--volume', `${consumer.root}:/host`, '--health-cmd', 'none',
    ],
    consumer.image('frontend'),
    'node', '-e', 'setTimeout(() => {}, 600000)',
  );
  const { status, output } = await consumer.script('check-security.sh');
  expect(status).toBe(1);
  for (const control of [
    'user: "0", not numeric and other than 0',
    'NoNewPrivs: 0, not 1',
    'read-only root: false, not true',
    `writable folders of the host: ${consumer.root} , not `,
    'limit Memory: none, not a number',
    'limit PidsLimit: none, not a number',
    'secrets in the environment: the value of postgres-password, not none',
  ]) {
    expect(output).toContain(`intruder: ${control}`);
  }
  expect(output).toMatch(/intruder: effective capabilities: [0-9a-f]*[1-9a-f][0-9a-f]*, not 0{16}/);
  expect(output).not.toMatch(/! (?:backend|frontend|postgres):/);
  expect(output).not.toContain(password);
});

test('a name that no container has is said', async () => {
  const { status, output } = await consumer.script('check-security.sh', '--project', 'nothing-of-this-name');
  expect(status).toBe(1);
  expect(output).toContain('No container of "nothing-of-this-name" runs.');
});
