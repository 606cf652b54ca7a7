import { ContainerStack, FastApiService, Valkey, ValkeyOptions } from '../../src';
import { inFolder } from '../support/application-folder';
import { FASTAPI } from '../support/applications';
import { Repository, synth } from '../support/synth';

function stackWith(options: ValkeyOptions = {}, pins?: string): Repository {
  return synth({ ...inFolder('api', FASTAPI), ...(pins ? { 'docker/pins/Dockerfile': pins } : {}) }, (project) => {
    const stack = new ContainerStack(project, { name: 'shop' });
    const cache = new Valkey(stack, 'cache', options);
    new FastApiService(stack, 'api', { path: 'api' }).addSecret(cache.connection());
  });
}
const cacheOf = (options?: ValkeyOptions, pins?: string) => stackWith(options, pins).service('cache');

test('a cache keeps nothing, and what was used least gives way', () => {
  const cache = cacheOf();
  expect(cache.command).toEqual(['valkey-server', '/run/secrets/valkey.conf', '--save', '', '--maxmemory', '384mb', '--maxmemory-policy', 'allkeys-lru']);
  expect(cache).not.toHaveProperty('volumes');
  expect(cache.tmpfs).toEqual(['/tmp:size=64m,mode=1777', '/data:size=1m,mode=1777']);
});

test('a persistent one writes to a volume, and refuses what it has no room for', () => {
  const cache = cacheOf({ persistent: true });
  expect(cache.command).toEqual(['valkey-server', '/run/secrets/valkey.conf', '--appendonly', 'yes', '--maxmemory', '384mb', '--maxmemory-policy', 'noeviction']);
  expect(cache).toMatchObject({ volumes: ['cache-data:/data'], stop_grace_period: '60s' });
});

test('three quarters of its memory are for data', () => {
  expect(cacheOf({ resources: { memoryMegabytes: 1024 } }).command).toContain('768mb');
});

test('the password is on no command line and in no environment', () => {
  const repository = stackWith();
  expect(repository.service('cache').secrets).toEqual([
    { source: 'cache-password', target: 'cache_password' },
    { source: 'cache-configuration', target: 'valkey.conf' },
  ]);
  expect(repository.service('cache')).not.toHaveProperty('environment');
  expect(repository.text('scripts/create-secrets.sh')).toContain(`random_secret cache-password
derived_secret cache-configuration 'requirepass ' cache-password ''
derived_secret cache-url redis://: cache-password @cache:6379/0
`);
});

test('without a password there is no secret, and it is reached by its address alone', () => {
  const open = synth({ ...inFolder('api', FASTAPI) }, (project) => {
    const stack = new ContainerStack(project, { name: 'shop' });
    const cache = new Valkey(stack, 'cache', { password: false });
    expect(() => cache.connection()).toThrow('shop/cache asks for no password, so its address is no secret. Give its url in environment instead.');
    new FastApiService(stack, 'api', { path: 'api', environment: { REDIS_URL: cache.url.path('/0'), QUEUE_HOST: cache.url.host() } });
  });
  expect(open.service('cache').command).toEqual(expect.arrayContaining(['valkey-server', '--protected-mode', 'no']));
  expect(open.service('cache').healthcheck.test[3]).toBe('valkey-cli -h 127.0.0.1 ping | grep -q PONG');
  expect(open.service('cache')).not.toHaveProperty('secrets');
  expect(open.service('api')).toMatchObject({
    environment: { REDIS_URL: 'redis://cache:6379/0', QUEUE_HOST: 'cache' },
    depends_on: { cache: { condition: 'service_healthy' } },
    networks: ['api', 'cache'],
  });
});

test('whoever has its connection waits for it and joins its network', () => {
  const repository = stackWith();
  expect(repository.service('api')).toMatchObject({
    depends_on: { cache: { condition: 'service_healthy' } },
    networks: ['api', 'cache'],
    secrets: [{ source: 'cache-url', target: 'redis_url' }],
  });
  expect(repository.compose().networks.cache).toEqual({ internal: true });
  expect(repository.service('cache')).not.toHaveProperty('ports');
});

test.each([
  ['valkey/valkey:9-alpine', '999:1000', 'valkey'],
  ['valkey/valkey:9.0', '999:999', 'valkey'],
  ['redis:8-alpine', '999:1000', 'redis'],
  ['registry.example.com/library/redis:8.2', '999:999', 'redis'],
])('of %s it knows the user and the programs', (image, user, program) => {
  const cache = cacheOf({}, `FROM ${image} AS valkey\n`);
  expect(cache).toMatchObject({ image, user });
  expect(cache.command[0]).toBe(`${program}-server`);
  expect(cache.healthcheck.test[3]).toBe(`REDISCLI_AUTH=$$(cat /run/secrets/cache_password) ${program}-cli -h 127.0.0.1 ping | grep -q PONG`);
});

test('in the development mode it is reached from this machine', () => {
  expect(stackWith().compose('docker/docker-compose.dev.yml')).toMatchObject({
    services: { cache: { ports: ['127.0.0.1:${CACHE_PORT:-6379}:6379'] } },
    networks: { cache: { internal: false } },
  });
});
