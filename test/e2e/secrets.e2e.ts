import { chmodSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './support/command';
import { Consumer } from './support/consumer';

let consumer: Consumer;
let output: string;

beforeAll(async () => {
  consumer = await Consumer.create();
  output = (await consumer.projen('secrets')).output;
});
afterAll(() => consumer?.remove());

const NAMES = ['postgres-password', 'openai-api-key', 'backend-database-url'];
const read = (name: string) => readFileSync(join(consumer.secrets, name), 'utf8');
const mode = (path: string) => statSync(path).mode.toString(8).slice(-3);

describe('secrets', () => {
  test('creates files that a container can read, in a folder that nobody else can enter', () => {
    expect(mode(consumer.secrets)).toBe('700');
    expect(NAMES.map((name) => mode(join(consumer.secrets, name)))).toEqual(['444', '444', '444']);
  });

  test('creates files that git ignores', async () => {
    const git = (...argv: string[]) => run(['git', ...argv], { cwd: consumer.root });
    expect((await git('status', '--porcelain', '--untracked-files=all')).stdout).toBe('');
    for (const name of NAMES) expect((await git('check-ignore', join(consumer.secrets, name))).status).toBe(0);
  });

  test('makes up a password, and the address of the database from it', () => {
    const user = consumer.name.replaceAll('-', '_');
    expect(read('postgres-password')).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(read('backend-database-url')).toBe(`postgresql+psycopg://${user}:${read('postgres-password')}@postgres:5432/${user}`);
  });

  test('prints no value', () => {
    expect(output).toContain('postgres-password');
    expect(output).not.toContain(read('postgres-password'));
  });

  test('leaves a file empty whose variable is not set, and says so', () => {
    expect(read('openai-api-key')).toBe('');
    expect(output).toMatch(/openai-api-key is empty, since \$OPENAI_API_KEY is not set/);
  });

  test('fills it when the variable is set later, and touches no other', async () => {
    const before = NAMES.map((name) => [name, read(name), statSync(join(consumer.secrets, name)).mtimeMs]);
    consumer.environment.OPENAI_API_KEY = 'key with $pecial "characters"';
    await consumer.projen('secrets');
    expect(read('openai-api-key')).toBe('key with $pecial "characters"');
    expect(mode(join(consumer.secrets, 'openai-api-key'))).toBe('444');
    const after = NAMES.map((name) => [name, read(name), statSync(join(consumer.secrets, name)).mtimeMs]);
    expect([after[0], after[2]]).toEqual([before[0], before[2]]);
  });

  test('never overwrites what is there', async () => {
    const before = NAMES.map(read);
    consumer.environment.OPENAI_API_KEY = 'another key';
    await consumer.projen('secrets');
    expect(NAMES.map(read)).toEqual(before);
  });

  test('creates anew what was deleted, and closes the folder again', async () => {
    const password = read('postgres-password');
    chmodSync(consumer.secrets, 0o755);
    rmSync(join(consumer.secrets, 'backend-database-url'));
    await consumer.projen('secrets');
    expect(read('backend-database-url')).toContain(`:${password}@`);
    expect(mode(consumer.secrets)).toBe('700');
  });
});
