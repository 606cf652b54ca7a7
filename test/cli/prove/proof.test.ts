import { container, ended, ProofFolder } from '../../support/proof';

// Each goes through bash many times.
jest.setTimeout(60_000);

test('each service starts after what it needs, and stops before it', async () => {
  const folder = new ProofFolder();
  await folder.prove();
  const names = folder.calls().filter((call) => / up | down |^stop /.test(call)).map((call) => call.split(' ').at(-1));
  expect(names).toEqual(['postgres', 'migrations', 'backend', 'backend', 'postgres', '1']);
});

test('what needs a service that failed is not started', async () => {
  const folder = new ProofFolder();
  folder.setContainer('migrations', ended(1), 'sqlalchemy.exc.OperationalError: no such table\n');
  const { json, stdout } = await folder.prove();
  expect(stdout).toContain('✗ migrations is not started: sqlalchemy.exc.OperationalError: no such table');
  expect(stdout).toContain('✗ backend is not started: it needs migrations, which is not started\n  Likely: look at migrations first.');
  expect(json.services.at(-1)).toMatchObject({ answered: 'not reached', stopped: 'not reached' });
  expect(folder.calls().filter((call) => call.endsWith(' backend') && call.includes(' up '))).toEqual([]);
});

test('a service beside one that failed goes all the way', async () => {
  const folder = new ProofFolder();
  folder.setContainer('backend', container({ Health: { Status: 'unhealthy' } }));
  const { json } = await folder.prove();
  expect(json.services[0]).toMatchObject({ service: 'postgres', stopped: 'yes' });
});

test('secrets are created first, and what is said about them is told', async () => {
  const folder = new ProofFolder();
  folder.setSecrets('echo "! token is empty" >&2');
  expect((await folder.prove()).stderr).toContain('! token is empty');
});

test('secrets that cannot be created end it before anything is built', async () => {
  const folder = new ProofFolder();
  folder.setSecrets('echo "no folder"; exit 1');
  folder.setBuild('touch "$ROOT/.state/build-began"');
  const { status, stderr } = await folder.run(['prove']);
  expect(stderr).toContain('✗ The secrets were not created: no folder\n  Next: npx projen secrets');
  expect(() => folder.read('.state/build-began')).toThrow();
  expect(status).toBe(1);
});
