import { ContainerStack, FastApiService, FastApiServiceOptions, HealthCheck } from '../../src';
import { inFolder } from '../support/application-folder';
import { FASTAPI } from '../support/applications';
import { Repository, synth, synthError } from '../support/synth';

function stackWith(options: Partial<FastApiServiceOptions>, name = 'api'): Repository {
  return synth(inFolder('api', FASTAPI), (project) => {
    new FastApiService(new ContainerStack(project, { name: 'shop' }), name, { path: 'api', ...options });
  });
}

test('by default the port is published on this machine only', () => {
  expect(stackWith({}).service('api').ports).toEqual(['127.0.0.1:${API_PORT:-8000}:8000']);
});

test('the port in the container is published under its own number, unless another is said', () => {
  expect(stackWith({ port: 8080 }).service('api').ports).toEqual(['127.0.0.1:${API_PORT:-8080}:8080']);
  expect(stackWith({ port: 8080, hostPort: 9000 }).service('api').ports).toEqual(['127.0.0.1:${API_PORT:-9000}:8080']);
});

test('a service that is not published still listens', () => {
  const repository = stackWith({ publish: false });
  expect(repository.service('api')).not.toHaveProperty('ports');
  expect(repository.text('docker/api/Dockerfile')).toContain('\nEXPOSE 8000\n');
  expect(repository.text('scripts/lib.sh')).toContain('WEB_SERVICES=()\n');
});

test('a name with a hyphen gives a variable without one', () => {
  const repository = stackWith({}, 'admin-api-2');
  expect(repository.service('admin-api-2')).toMatchObject({
    image: 'shop-admin-api-2:${IMAGE_TAG:-local}',
    ports: ['127.0.0.1:${ADMIN_API_2_PORT:-8000}:8000'],
  });
  expect(repository.has('docker/admin-api-2/Dockerfile')).toBe(true);
});

test('the user is the same in image and compose', () => {
  const repository = stackWith({ user: '4711:4712' });
  expect(repository.service('api').user).toBe('4711:4712');
  expect(repository.text('docker/api/Dockerfile')).toContain('\nUSER 4711:4712\n');
});

test('the health check is the same in image and compose', () => {
  const repository = stackWith({ healthCheck: HealthCheck.http({ path: '/live', intervalSeconds: 5 }) });
  expect(repository.service('api').healthcheck).toMatchObject({ interval: '5s' });
  expect(String(repository.service('api').healthcheck.test)).toContain('127.0.0.1:8000/live');
  expect(repository.text('docker/api/Dockerfile')).toMatch(/HEALTHCHECK --interval=5s [^\n]*\\\n.*127\.0\.0\.1:8000\/live/);
  expect(repository.text('scripts/lib.sh')).toContain('WEB_CHECK_PATHS=(/live)\n');
});

test('a health check can be a command of the image', () => {
  const repository = stackWith({ healthCheck: HealthCheck.command(['python', 'check.py']) });
  expect(repository.service('api').healthcheck.test).toEqual(['CMD', 'python', 'check.py']);
});

test('the size budget is what build-images compares with', () => {
  expect(stackWith({}).text('scripts/lib.sh')).toContain('BUDGETS_MB=(200)\n');
  expect(stackWith({ sizeBudgetMegabytes: 90 }).text('scripts/lib.sh')).toContain('BUDGETS_MB=(90)\n');
});

test('two services on one host port are refused', () => {
  const message = synthError(inFolder('api', FASTAPI), (project) => {
    const stack = new ContainerStack(project, { name: 'shop' });
    new FastApiService(stack, 'one', { path: 'api' });
    new FastApiService(stack, 'two', { path: 'api', hostPort: 8000, port: 8080 });
  });
  expect(message).toContain(`1 problem in the container stack; no file was changed.

  shop/two
    hostPort 8000 is published by "one" too.
    Fix: Give one of the two another hostPort.
`);
});

test('two services may listen on one port in their containers', () => {
  const repository = synth(inFolder('api', FASTAPI), (project) => {
    const stack = new ContainerStack(project, { name: 'shop' });
    new FastApiService(stack, 'one', { path: 'api' });
    new FastApiService(stack, 'two', { path: 'api', hostPort: 8001 });
  });
  expect(repository.service('two').ports).toEqual(['127.0.0.1:${TWO_PORT:-8001}:8000']);
});
