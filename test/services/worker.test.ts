import { ContainerStack, FastApiService, HealthCheck, Migrations, Postgres, Secret, Valkey, Worker, WorkerOptions } from '../../src';
import { inFolder } from '../support/application-folder';
import { FASTAPI_WITH_DATABASE } from '../support/applications';
import { Repository, synth, synthError } from '../support/synth';

const FILES = inFolder('api', FASTAPI_WITH_DATABASE);

function describeStack(options: Partial<WorkerOptions>) {
  return (project: ConstructorParameters<typeof ContainerStack>[0]): void => {
    const stack = new ContainerStack(project, { name: 'shop' });
    const service = new FastApiService(stack, 'api', {
      path: 'api',
      database: new Postgres(stack, 'db'),
      migrations: Migrations.alembic(),
      secrets: [Secret.fromEnvironment('KEY')],
      environment: { LEVEL: 'INFO', MODE: 'api' },
      user: '10001:10001',
    });
    new Worker(stack, 'worker', { service, command: ['arq', 'src.worker.Settings'], ...options });
  };
}
const stackWith = (options: Partial<WorkerOptions> = {}): Repository => synth(FILES, describeStack(options));

test('a worker runs the image of its service with another command', () => {
  expect(stackWith().service('worker')).toMatchObject({
    image: 'shop-api:${IMAGE_TAG:-local}',
    pull_policy: 'never',
    command: ['arq', 'src.worker.Settings'],
    user: '10001:10001',
    read_only: true,
    restart: 'unless-stopped',
    stop_grace_period: '60s',
  });
});

test('it shares environment, secrets and database, and starts after the migrations', () => {
  const worker = stackWith().service('worker');
  expect(worker).toMatchObject({
    environment: { LEVEL: 'INFO', MODE: 'api' },
    secrets: [{ source: 'key', target: 'key' }, { source: 'api-database-url', target: 'database_url' }],
    networks: ['worker', 'db'],
  });
  expect(worker.depends_on).toEqual({ 'api-migrations': { condition: 'service_completed_successfully' }, 'db': { condition: 'service_healthy' } });
});

test('it has no port, and in place of the health check of the server one that only starts a process', () => {
  expect(stackWith().service('worker')).not.toHaveProperty('ports');
  expect(stackWith().service('worker').healthcheck.test).toEqual(['CMD', 'sh', '-c', 'exit 0']);
});

test('what is said of it comes on top', () => {
  const repository = synth(FILES, (project) => {
    const stack = new ContainerStack(project, { name: 'shop' });
    const service = new FastApiService(stack, 'api', { path: 'api', environment: { LEVEL: 'INFO', MODE: 'api' } });
    const queue = new Valkey(stack, 'queue', { persistent: true });
    new Worker(stack, 'worker', {
      service,
      command: ['celery'],
      environment: { MODE: 'worker' },
      secrets: [queue.connection()],
      healthCheck: HealthCheck.command(['celery', 'inspect', 'ping']),
      stopSeconds: 300,
      resources: { memoryMegabytes: 1024 },
    });
  });
  const worker = repository.service('worker');
  expect(worker).toMatchObject({
    environment: { LEVEL: 'INFO', MODE: 'worker' },
    secrets: [{ source: 'queue-url', target: 'redis_url' }],
    networks: ['worker', 'queue'],
    stop_grace_period: '300s',
  });
  expect(worker.healthcheck.test).toEqual(['CMD', 'celery', 'inspect', 'ping']);
  expect(worker.deploy.resources.limits.memory).toBe('1024M');
});

test('in the development mode it runs the image that is being developed', () => {
  expect(stackWith().compose('docker/docker-compose.dev.yml').services.worker).toEqual({ image: 'shop-api:development' });
});

test('no image is built for it', () => {
  expect(stackWith().text('docker/docker-bake.hcl')).toContain('targets = ["api"]');
  expect(stackWith().has('docker/worker/Dockerfile')).toBe(false);
});

test('the page for readers shows what it is and what it uses', () => {
  const page = stackWith().text('docker/README.md');
  expect(page).toContain('  worker["worker"]\n');
  expect(page).toContain('  worker --> db\n');
  expect(page).toContain('| worker | Runs with the image of api: arq src.worker.Settings. |  | `shop-api:${IMAGE_TAG:-local}` |');
});

test('an empty command and a check over HTTP are problems', () => {
  expect(synthError(FILES, describeStack({ command: [], healthCheck: HealthCheck.http() }))).toBe(`2 problems in the container stack; no file was changed.

  shop/worker
    command is empty.
    Fix: Give the program and its arguments, such as ['python', '-m', 'src.worker'].

  shop/worker
    healthCheck uses HTTP, but a worker has no port.
    Fix: Use HealthCheck.command([…]), or leave it out.
`);
});
