import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandResult } from './support/command';
import { Consumer } from './support/consumer';
import { docker } from './support/docker';
import { FlakyRegistry } from './support/flaky-registry';
import { SmallEngine } from './support/small-engine';

/* The specification's edge cases 1 to 3; the fourth, a port that is taken, is in doctor-ports.e2e.ts. */

let consumer: Consumer;

beforeAll(async () => {
  consumer = await Consumer.create();
  consumer.environment.UP_TIMEOUT_SECONDS = '25';
});
afterAll(() => consumer?.remove());

/** The last message: what is wrong, what to do next, where to read more. */
function verdict(output: string): string {
  return /✗ .*\n +Next: .*\n +More: .*/.exec(output.slice(output.lastIndexOf('\n✗ ')))?.[0] ?? output;
}

describe('a build whose registry is out of order', () => {
  let registry: FlakyRegistry;
  let pins: string;

  beforeAll(async () => {
    await docker('pull', '--quiet', consumer.pin('node')).catch(() => undefined); // it may be here, and nowhere else
    registry = await FlakyRegistry.start(consumer.pin('node'));
    const file = join(consumer.project, 'docker', 'pins', 'Dockerfile');
    pins = readFileSync(file, 'utf8');
    writeFileSync(file, pins.replace(/^FROM \S+ AS node$/m, `FROM ${registry.reference} AS node`));
    await consumer.projen();
    consumer.environment.BUILD_RETRY_SECONDS = '3';
  });
  afterAll(async () => {
    registry?.stop();
    writeFileSync(join(consumer.project, 'docker', 'pins', 'Dockerfile'), pins);
    await consumer.projen();
  });

  const build = (): Promise<CommandResult> => consumer.script('build-images.sh', '--service', 'frontend');

  test('succeeds when the registry fails twice and then answers', async () => {
    registry.failures = 2;
    const { status, output } = await build();
    expect(output).toContain('! the network failed; trying again in 3 s (1 of 2).');
    expect(output).toContain('! the network failed; trying again in 6 s (2 of 2).');
    expect(output).toContain('✓ built frontend');
    expect(registry.failed).toBe(2);
    expect(status).toBe(0);
  });

  test('fails with the next command when the registry stays down', async () => {
    consumer.environment.BUILD_RETRY_SECONDS = '0';
    registry.stop();
    const { status, output } = await build();
    expect(status).toBe(1);
    expect(output).toMatch(/connection refused/i);
    expect(verdict(output)).toMatch(/^✗ The network failed 3 times: .* cannot be reached from the build\.\n +Next: check the network .*; then npx projen build-images\n +More: https:\S+\/docs\/troubleshooting\.md#network$/);
  });
});

describe('a build on an engine whose disk is full', () => {
  let engine: SmallEngine;

  beforeAll(async () => {
    const mirrors = JSON.parse(await docker('info', '--format', '{{json .RegistryConfig.Mirrors}}')) as string[] | null;
    engine = await SmallEngine.start(48, mirrors ?? []);
    consumer.environment.DOCKER_HOST = engine.host;
  });
  afterAll(async () => {
    consumer.environment.DOCKER_HOST = process.env.DOCKER_HOST;
    await engine?.stop();
  });

  test('is warned of beforehand, and fails with what frees space', async () => {
    const { status, output } = await consumer.script('build-images.sh', '--service', 'backend');
    expect(output).toMatch(/! Disk space: \d\d? MB free for the engine, about \d+ MB needed\.\n +Next: npx projen clean-images;/);
    expect(output).toMatch(/no space left on device/i);
    expect(verdict(output)).toMatch(/^✗ The engine has no disk space left\.\n +Next: npx projen clean-images, .*; then npx projen build-images\n +More: https:\S+\/docs\/troubleshooting\.md#disk$/);
    expect(status).toBe(1);
  });
});

describe('a container that ends as soon as it is started', () => {
  beforeAll(() => consumer.projen('build-images'));
  afterEach(() => consumer.projen('down'));

  test.each([
    ['a setting is missing', "environment: { LOG_LEVEL: 'loud' }", /^ +\| .*LOG_LEVEL/im, 'Likely: a setting is missing or wrong'],
    ['a module is missing', "command: ['python', '-c', 'import nothing_of_the_kind']", /^ +\| ModuleNotFoundError: No module named 'nothing_of_the_kind'$/m, 'Likely: a module or a file is not in the image'],
    ['its memory is too little', "command: ['python', '-c', 'x = bytearray(2 * 10**9)'], restart: 'no'", /backend is exited \(.*exit status 137\)/, 'Likely: it was killed, for using more memory than its limit'],
  ])('is shown with its last lines and the likely cause: %s', async (_which, override, lines, cause) => {
    await consumer.describe({ statements: `stack.addComposeOverride({ services: { backend: { ${override} } } });` });
    const { status, output } = await consumer.script('up.sh');
    expect(output).toMatch(/^backend is (restarting|running|exited) \(.*(restarted (?:once|\d+ times)|exit status).*\)\. Its last lines:$/m);
    expect(output).toMatch(lines);
    expect(output).toContain(cause);
    expect(verdict(output)).toMatch(/^✗ The stack did not become healthy\.\n +Next: npx projen logs; npx projen down\n +More: https:\S+\/docs\/troubleshooting\.md#crash$/);
    expect(status).toBe(1);
  });
});
