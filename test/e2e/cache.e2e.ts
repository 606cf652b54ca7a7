import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { Consumer } from './support/consumer';
import { docker, dockerLines } from './support/docker';
import { buildSteps, stepsThatRan } from './support/progress';

let consumer: Consumer;

beforeAll(async () => {
  consumer = await Consumer.create();
  await consumer.projen('build-images');
});
afterAll(() => consumer?.remove());

async function build(...argv: string[]): Promise<string> {
  return (await consumer.projen('build-images', ...argv)).output;
}

const DEPENDENCIES = /uv pip install|npm ci/;

// Each change is one of its own: the engine's cache knows those of earlier runs.
describe('the build cache', () => {
  test('serves every step when nothing has changed', async () => {
    const output = await build();
    expect(buildSteps(output).length).toBeGreaterThan(20);
    expect(stepsThatRan(output)).toEqual([]);
  });

  test('serves the dependencies of the backend when its sources change', async () => {
    appendFileSync(consumer.application('backend', 'src', 'todos.py'), `\n# Changed by ${consumer.name}.\n`);
    const output = await build();
    expect(buildSteps(output).some(({ name }) => DEPENDENCIES.test(name))).toBe(true);
    const ran = stepsThatRan(output).map((name) => name.replace(/\d+\/\d+/, 'n'));
    expect(ran).toEqual([
      '[backend code n] COPY src ./src',
      '[backend code n] RUN python -m compileall -q --invalidation-mode unchecked-hash . || true  && find . ! -type l -perm /022 -exec chmod go-w {} +',
      '[backend runtime n] COPY --link --from=code /app /app',
      '[backend runtime n] WORKDIR /app',
    ]);
  });

  test('serves the dependencies of the frontend when its sources change', async () => {
    appendFileSync(consumer.application('frontend', 'lib', 'todos.ts'), `\n// Changed by ${consumer.name}.\n`);
    const output = await build();
    const ran = stepsThatRan(output).map((name) => name.replace(/\d+\/\d+/, 'n').replace(/RUN .*npm run/, 'RUN npm run').slice(0, 44));
    expect(buildSteps(output).some(({ name }) => /npm ci/.test(name))).toBe(true);
    expect(ran).toEqual([
      '[frontend builder n] COPY . .',
      '[frontend builder n] RUN npm run build  && {',
      '[frontend builder n] RUN mkdir -p public  &&',
      // Not the packages, which are the same.
      '[frontend runner n] COPY --link --from=build',
      '[frontend runner n] WORKDIR /app',
      '[frontend runner n] RUN --mount=type=bind,fr', // native modules are loaded
    ]);
  });

  test('serves everything that does not depend on the requirements when they change', async () => {
    appendFileSync(consumer.application('backend', 'requirements.txt'), `# Changed by ${consumer.name}.\n`);
    const output = await build();
    const ran = stepsThatRan(output);
    expect(ran.filter((name) => DEPENDENCIES.test(name))).toHaveLength(1);
    // Not the interpreter, not the base that ships, not the tools, and nothing of the other image.
    expect(ran.filter((name) => /frontend|interpreter|apt-get|useradd|uv 1\/1/.test(name))).toEqual([]);
  });

  test('keeps the environment: a dependency that is added is installed alone, and one that leaves is gone', async () => {
    const requirements = consumer.application('backend', 'requirements.txt');
    const before = readFileSync(requirements, 'utf8');
    const ask = 'import importlib.util as u; print(u.find_spec("humanize"))';
    const shipped = () => docker('run', '--rm', '--entrypoint', 'python', consumer.image('backend'), '-c', ask);
    appendFileSync(requirements, 'humanize==4.12.3 --hash=sha256:2cbf6370af06568fa6d2da77c86edb7886f3160ecd19ee1ffef07979efc597f6\n');
    expect(await build('--service', 'backend')).toContain('Installed 1 package ');
    expect(await shipped()).toContain('ModuleSpec');
    writeFileSync(requirements, `${before}# Without what ${consumer.name} added.\n`);
    // A hash that the environment was checked against is locked no more: all is installed anew.
    expect(await build('--service', 'backend')).toMatch(/Installed \d\d packages /);
    expect((await shipped()).trim()).toBe('None');
  });
});

describe('build-images', () => {
  test('builds one service alone with --service, and prints only its row', async () => {
    const output = await build('--service', 'frontend');
    expect(output).toContain(consumer.image('frontend'));
    expect(output).not.toContain(consumer.image('backend'));
    expect(output).not.toMatch(/^#\d+ \[.*requirements/m);
  });

  test('names the images with --tag', async () => {
    await build('--tag', 'v1.2.3');
    const tags = await dockerLines('image', 'ls', '--format', '{{.Tag}}', consumer.image('backend', 'v1.2.3'));
    expect(tags).toEqual(['v1.2.3']);
  });

  test('prints nothing with --quiet', async () => {
    expect(await consumer.script('build-images.sh', '--quiet')).toEqual({ status: 0, stdout: '', output: '' });
  });

  test.each([
    [['--frobnicate'], 'unknown option "--frobnicate"'],
    [['--service', 'bakcend'], 'no service "bakcend" is built here; there are: backend frontend.'],
    [['--tag'], '--tag needs a value.'],
  ])('refuses %j with status 2, the reason and its usage', async (argv, reason) => {
    const { status, output } = await consumer.script('build-images.sh', ...argv);
    expect(status).toBe(2);
    expect(output).toContain(reason);
    expect(output).toContain('--no-cache');
  });

  test('prints its usage with --help, and does nothing else', async () => {
    const { status, output } = await consumer.script('build-images.sh', '--help');
    expect(status).toBe(0);
    expect(output).toContain('--service NAME');
    expect(output).not.toMatch(/^#\d/m);
  });
});
