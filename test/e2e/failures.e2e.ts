import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandResult } from './support/command';
import { Consumer, ServiceName } from './support/consumer';

let consumer: Consumer;

beforeAll(async () => {
  consumer = await Consumer.create({ options: 'buildSecrets: [BuildSecret.uvToml()],' });
  consumer.environment.BUILD_RETRY_SECONDS = '0';
});
afterAll(() => consumer?.remove());

function build(service: ServiceName): Promise<CommandResult> {
  return consumer.tryProjen('build-images', '--service', service);
}

/** Changes a file for the time of a test. */
async function withEdited<T>(path: string, edit: (text: string) => string, action: () => Promise<T>): Promise<T> {
  const before = readFileSync(path, 'utf8');
  writeFileSync(path, edit(before));
  try {
    return await action();
  } finally {
    writeFileSync(path, before);
  }
}

/** The last message: what is wrong, and what to do next. */
function verdict(output: string): string {
  return /✗ .*\n +Next: .*/.exec(output)?.[0] ?? '';
}

test('a network that fails is tried again twice, and then named with what to do', async () => {
  const settings = join(consumer.root, 'uv.toml');
  writeFileSync(settings, '[[index]]\nurl = "http://127.0.0.1:9/simple"\ndefault = true\n');
  consumer.environment.BUILD_UV_TOML_FILE = settings;
  // No earlier build can have the dependencies of this file.
  appendFileSync(consumer.application('backend', 'requirements.txt'), `# ${consumer.name}\n`);
  const { status, output } = await build('backend');
  delete consumer.environment.BUILD_UV_TOML_FILE;

  expect(status).toBe(1);
  expect(output).toContain('127.0.0.1:9');
  expect(output.match(/trying again in \d+ s \(\d of 2\)/g)).toEqual(['trying again in 0 s (1 of 2)', 'trying again in 0 s (2 of 2)']);
  expect(verdict(output)).toMatch(/network failed 3 times/);
  expect(verdict(output)).toMatch(/Next: check the network/);
});

test('a network that recovers is all that a second try needs', async () => {
  expect((await build('backend')).status).toBe(0);
});

test('a lock file that does not fit is named, and nothing is tried again', async () => {
  const manifest = consumer.application('frontend', 'package.json');
  const { status, output } = await withEdited(manifest, (text) => text.replace('"dependencies": {', '"dependencies": {\n    "left-pad": "1.3.0",'), () =>
    build('frontend'));
  expect(status).toBe(1);
  expect(output).toContain('package-lock.json');
  expect(output).not.toContain('trying again');
  expect(verdict(output)).toMatch(/lock file.*\n.*npm install/i);
});

test('a requirement whose hash is wrong is named, and nothing is tried again', async () => {
  const requirements = consumer.application('backend', 'requirements.txt');
  const wrong = (text: string) => text.replace(/(sha256:)[0-9a-f]{64}/g, `$1${'0'.repeat(64)}`);
  const { status, output } = await withEdited(requirements, wrong, () => build('backend'));
  expect(status).toBe(1);
  expect(output).toMatch(/hash mismatch/i);
  expect(output).not.toContain('trying again');
  expect(verdict(output)).toMatch(/lock file.*\n.*uv pip compile/i);
});

test("an error in the code of the frontend shows the compiler's own words", async () => {
  const file = consumer.application('frontend', 'lib', 'todos.ts');
  const { status, output } = await withEdited(file, (text) => `${text}\nconst wrong: number = "text";\n`, () => build('frontend'));
  expect(status).toBe(1);
  expect(output).toMatch(/lib\/todos\.ts:\d+[^]*Type 'string' is not assignable to type 'number'|Type 'string' is not assignable to type 'number'/);
  expect(output).not.toContain('trying again');
  expect(verdict(output)).toMatch(/A build step failed/);
});

test('a build that fails with --quiet still shows why', async () => {
  const page = consumer.application('frontend', 'lib', 'todos.ts');
  const { status, output } = await withEdited(page, (text) => `${text}\nconst wrong: number = "text";\n`, () =>
    consumer.script('build-images.sh', '--quiet', '--service', 'frontend'));
  expect(status).toBe(1);
  expect(output).toContain("Type 'string' is not assignable to type 'number'");
});

test('a base image that does not exist is named, with what to look at', async () => {
  const pins = join(consumer.project, 'docker', 'pins', 'Dockerfile');
  const { status, output } = await withEdited(pins, (text) => text.replace(/^FROM \S+ AS alpine$/m, 'FROM alpine:0.0.0-none AS alpine'), async () => {
    await consumer.projen();
    return build('frontend');
  });
  await consumer.projen();
  expect(status).toBe(1);
  expect(output).toContain('alpine:0.0.0-none');
  // Where Docker Hub cannot be reached, the engine never learns that the image does not exist.
  expect(verdict(output)).toMatch(/docker\/pins\/Dockerfile|registry-1\.docker\.io cannot be reached/);
});

test('a port that is taken is named, with the variable that moves it', async () => {
  await consumer.projen('build-images');
  const { BACKEND_PORT, FRONTEND_PORT } = consumer.environment;
  consumer.environment.FRONTEND_PORT = BACKEND_PORT;
  const { status, output } = await consumer.tryProjen('up');
  consumer.environment.FRONTEND_PORT = FRONTEND_PORT;
  expect(status).not.toBe(0);
  expect(output).toContain(`${BACKEND_PORT}`);
  expect(output).toMatch(/port is already allocated|address already in use|FRONTEND_PORT/);
  await consumer.projen('down');
});
