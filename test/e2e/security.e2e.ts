import { appendFileSync, chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Consumer } from './support/consumer';
import { docker } from './support/docker';

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
    'user and group of the process: 0:0, not other than 0',
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

test('a public service that comes to the network of the database is found', async () => {
  await docker('network', 'connect', consumer.network('postgres'), await consumer.container('frontend'));
  const { status, output } = await consumer.script('check-security.sh');
  expect(output).toContain('! frontend: reach of postgres: it connects to port 5432, not out of reach');
  expect(output).not.toContain('! backend: reach');
  expect(status).toBe(1);
});

test('what a promise about the image breaks is found in the files of the container', async () => {
  const lib = join(consumer.project, 'scripts', 'lib.sh');
  chmodSync(lib, 0o644);
  appendFileSync(lib, '\nSERVICES_WITHOUT_SHELL=(frontend)\n');
  const { output } = await consumer.script('check-security.sh');
  expect(output).toMatch(/! frontend: shells: (?:\/\S*bin\/\S+ )*\/bin\/sh (?:\/\S*bin\/\S+ )*, not \n/);
  expect(output).not.toContain('package managers');
});

test('a name that no container has is said', async () => {
  const { status, output } = await consumer.script('check-security.sh', '--project', 'nothing-of-this-name');
  expect(status).toBe(1);
  expect(output).toContain('No container of "nothing-of-this-name" runs.');
});
