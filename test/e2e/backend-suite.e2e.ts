import { Consumer } from './support/consumer';
import { docker } from './support/docker';
import { ownedBy } from './support/owned';
import { eventually } from './support/wait';

let consumer: Consumer;

beforeAll(async () => {
  consumer = await Consumer.create();
});
afterAll(() => consumer?.remove());

test("the backend's own tests pass, on the Python of its image and a real PostgreSQL", async () => {
  const network = await docker('network', 'create', ...ownedBy(consumer.name), consumer.network('suite'));
  const database = await consumer.start(
    ['--network', network, '--network-alias', 'postgres', '--env', 'POSTGRES_PASSWORD=suite', '--tmpfs', '/var/lib/postgresql/data'],
    consumer.pin('postgres'),
  );
  await eventually('PostgreSQL answers', async () => docker('exec', database, 'pg_isready', '--host', '127.0.0.1'), 60);

  const suite = await consumer.start(
    [
      '--init', '--network', network, '--workdir', '/app', '--volume', `${consumer.application('backend')}:/app:ro`,
      '--env', 'TEST_DATABASE_URL=postgresql://postgres:suite@postgres:5432/postgres', '--env', 'PYTHONDONTWRITEBYTECODE=1',
    ],
    consumer.pin('python'),
    'bash', '-ec', 'pip install --quiet --root-user-action ignore --require-hashes --requirement requirements-dev.txt; python -m pytest -p no:cacheprovider',
  );
  const status = await docker('wait', suite);
  const output = await docker('logs', suite);
  console.log(output.split('\n').slice(-3).join('\n'));

  expect(output).toMatch(/=+ \d{2,} passed/);
  expect(output).not.toMatch(/\d+ (failed|error|skipped|xfailed)/);
  expect(status).toBe('0');
});
