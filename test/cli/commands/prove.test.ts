import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { container, ended, ProofFolder } from '../../support/proof';

// Each goes through bash many times.
jest.setTimeout(60_000);

test('a stack that holds has status 0, a table and JSON', async () => {
  const folder = new ProofFolder();
  const { status, stdout, json } = await folder.prove();
  expect(stdout.replaceAll(/\d+\.\d s/g, '0.1 s').split('\n')).toEqual([
    'service     detected  synthesised  built    started  answered  stopped  MB',
    'postgres    –         ✓            –        ✓ 0.1 s  ✓         ✓ 0.1 s  –',
    'migrations  –         ✓            –        ✓ 0.1 s  –         –        –',
    'backend     ✓         ✓            ✓ 0.1 s  ✓ 0.1 s  ✓         ✓ 0.1 s  150.0',
  ]);
  expect(json).toMatchObject({ stack: 'shop', proven: true });
  expect(status).toBe(0);
});

test('one that does not hold has status 1, and tells the first cause', async () => {
  const folder = new ProofFolder();
  folder.setContainer('backend', ended(1), "KeyError: 'TOKEN'\n");
  const { status, stdout, json } = await folder.prove();
  expect(stdout).toContain("✗ backend is not started: KeyError: 'TOKEN'\n  Likely: a setting is missing or wrong");
  expect(json.proven).toBe(false);
  expect(status).toBe(1);
});

test('all is removed at the end, and nothing of another name', async () => {
  const folder = new ProofFolder();
  await folder.prove();
  expect(folder.calls().slice(-2)).toEqual([
    'compose --project-name shop-prove-ID down --volumes --remove-orphans --timeout 1',
    'image rm --force shop-backend:prove-ID',
  ]);
  expect(folder.calls().filter((call) => call.startsWith('compose ') && !call.startsWith('compose --project-name shop-prove-ID '))).toEqual([]);
});

test('--keep leaves all, and says how to remove it', async () => {
  const folder = new ProofFolder();
  const { stderr } = await folder.prove('--keep');
  expect(folder.calls().filter((call) => / down | rm /.test(call))).toEqual([]);
  expect(stderr).toMatch(/to remove it: docker compose --project-name shop-prove-[0-9a-f]{8} down --volumes/);
});

test('--service proves that one and what it needs', async () => {
  const { json } = await new ProofFolder().prove('--service', 'migrations');
  expect(json.services.map(({ service }) => service)).toEqual(['postgres', 'migrations']);
});

test('a service that is none is wrong usage', async () => {
  const { status, stderr } = await new ProofFolder().run(['prove', '--service', 'bakend']);
  expect(stderr).toContain('! no service "bakend"; there are: backend, migrations, postgres. Did you mean "backend"?');
  expect(status).toBe(2);
});

test('--then runs while all answers, and its failure is one of the proof', async () => {
  const folder = new ProofFolder();
  folder.setContainer('backend', container({}, undefined));
  const { status, stdout } = await folder.prove('--then', 'echo "$COMPOSE_PROJECT_NAME" > then; exit 3');
  expect(folder.read('then')).toMatch(/^shop-prove-[0-9a-f]{8}\n$/);
  expect(stdout).toContain('✗ The command after the start failed: echo');
  expect(status).toBe(1);
  // It ran before anything was stopped.
  expect(folder.calls().findIndex((call) => call.startsWith('stop '))).toBeGreaterThan(0);
});

test('--then does not run on a stack that does not answer', async () => {
  const folder = new ProofFolder();
  folder.setContainer('backend', ended(1));
  await folder.prove('--then', 'touch then');
  expect(existsSync(join(folder.root, 'then'))).toBe(false);
});

test('an engine that does not answer is told before anything is tried', async () => {
  const folder = new ProofFolder();
  folder.addProgram('docker', 'exit 1');
  const { status, stdout, stderr } = await folder.run(['prove']);
  expect([status, stdout, stderr]).toEqual([1, '', '✗ The Docker Engine does not answer.\n  Next: start it, or check DOCKER_HOST and docker context ls; then docker version']);
});
