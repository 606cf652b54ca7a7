import { hostWithoutPassword, queuesInRedis, redisVariables, usesRedis } from '../../../src/resolve/settings/redis-variables';
import type { Setting } from '../../../src/resolve/settings/setting';
import { applicationFolder } from '../../support/application-folder';

const setting = (name: string, fallback?: string): Setting => ({ name, place: 'a.py:1', required: true, form: 'text', fallback });
const parts = (...settings: Setting[]) => redisVariables(settings).map(({ part, setting: { name } }) => `${part} ${name}`);

test.each(['REDIS_URL', 'APP_REDIS_URL', 'VALKEY_URL', 'REDIS_CACHE_URL', 'CELERY_BROKER_URL', 'CELERY_RESULT_BACKEND', 'KV_URL'])('%s takes the whole address', (name) => {
  expect(parts(setting(name))).toEqual([`url ${name}`]);
});

test('the value that the code takes by default shows an address, whatever the name', () => {
  expect(parts({ ...setting('REDIS_DATABASE', 'redis://redis:6379/'), required: false })).toEqual(['url REDIS_DATABASE']);
  expect(parts(setting('LIMITER_STORAGE', 'rediss://limits:6379'), setting('LIMITER_STORE', 'memory://'))).toEqual(['url LIMITER_STORAGE']);
});

test('an address may be in parts, with a password or without', () => {
  expect(parts(setting('REDIS_HOST'), setting('REDIS_PORT', '6379'), setting('REDIS_PASSWORD', ''))).toEqual(['host REDIS_HOST', 'port REDIS_PORT', 'password REDIS_PASSWORD']);
  expect(parts(setting('REDIS_QUEUE_HOST'), setting('REDIS_QUEUE_PORT'))).toEqual(['host REDIS_QUEUE_HOST', 'port REDIS_QUEUE_PORT']);
  expect(parts({ ...setting('REDIS_PORT', '6379'), required: false })).toEqual([]);
  expect(parts(setting('REDIS_IP'), setting('REDIS_PORT'))).toEqual(['host REDIS_IP', 'port REDIS_PORT']);
  expect(parts(setting('CACHE_HOST'), setting('CACHE_PORT'), setting('CACHE_DB'))).toEqual(['host CACHE_HOST', 'port CACHE_PORT', 'database CACHE_DB']);
  expect(parts(setting('REDIS_HOST'), { ...setting('REDIS_DB', '0'), required: false })).toEqual(['host REDIS_HOST']);
});

test('where there is the whole address, parts of the same server are left alone', () => {
  const optional = (name: string) => ({ ...setting(name, 'x'), required: false });
  expect(parts(setting('REDIS_URL'), optional('REDIS_HOST'), optional('REDIS_PORT'))).toEqual(['url REDIS_URL']);
  expect(parts(optional('REDIS_DSN'), setting('REDIS_HOST'), optional('REDIS_PORT'))).toEqual(['url REDIS_DSN', 'host REDIS_HOST']);
});

test('a server can be told no password if a host of it has neither a password nor an address beside it', () => {
  const open = (...names: string[]) => hostWithoutPassword(redisVariables(names.map((name) => setting(name))))?.name;
  expect(open('REDIS_CACHE_HOST', 'REDIS_CACHE_URL', 'REDIS_QUEUE_HOST', 'REDIS_QUEUE_PORT')).toBe('REDIS_QUEUE_HOST');
  expect(open('REDIS_CACHE_HOST', 'REDIS_CACHE_URL')).toBeUndefined();
  expect(open('REDIS_HOST', 'REDIS_PASSWORD')).toBeUndefined();
});

test.each([{ ...setting('REDIS_DB', '0'), required: false }, setting('REDIS_ENABLED'), setting('CELERY_BROKER_URL', 'amqp://mq'), setting('DATABASE_URL')])('$name is none', (given) => {
  expect(parts(given)).toEqual([]);
});

test.each([
  ['requirements.txt', 'redis==5.0\n', true],
  ['requirements.txt', 'celery[redis]\n', true],
  ['pyproject.toml', 'dependencies = [\n  "redis[hiredis]>=5",\n]\n', true],
  ['package.json', '{ "dependencies": { "ioredis": "5" } }', true],
  ['requirements.txt', 'redistribute\nfakeredis\n', false],
  ['requirements.txt', '# redis==5.0\n', false],
])('a client in %s: %s', (file, text, expected) => {
  expect(usesRedis(applicationFolder({ [file]: text }), redisVariables([setting('REDIS_URL')]))).toBe(expected);
  expect(usesRedis(applicationFolder({ [file]: text }), [])).toBe(false);
});

test('a queue that is commented out waits in no Redis', () => {
  const queues = (text: string) => queuesInRedis([applicationFolder({ 'requirements.txt': text })], []);
  expect([queues('celery\n'), queues('  # celery\n')]).toEqual([true, false]);
});
