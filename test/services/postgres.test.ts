import { ContainerStack, FastApiService, Postgres, PostgresOptions } from '../../src';
import { inFolder } from '../support/application-folder';
import { FASTAPI } from '../support/applications';
import { Repository, synth } from '../support/synth';

function stackWith(options: PostgresOptions = {}, pins?: string): Repository {
  return synth(pins ? { 'docker/pins/Dockerfile': pins } : {}, (project) => {
    new Postgres(new ContainerStack(project, { name: 'my-shop' }), 'db', options);
  });
}

test('by default database and user are named for the stack', () => {
  expect(stackWith().service('db').environment).toEqual({
    POSTGRES_DB: 'my_shop',
    POSTGRES_USER: 'my_shop',
    POSTGRES_PASSWORD_FILE: '/run/secrets/db_password',
  });
});

test('settings of its image can be added', () => {
  const repository = synth({}, (project) => {
    new Postgres(new ContainerStack(project, { name: 'shop' }), 'db').addEnvironment('POSTGRES_INITDB_ARGS', '--data-checksums');
  });
  expect(repository.service('db').environment).toMatchObject({ POSTGRES_DB: 'shop', POSTGRES_INITDB_ARGS: '--data-checksums' });
});

test('database, user and resources can be said', () => {
  const { environment, healthcheck, deploy } = stackWith({ database: 'orders', user: 'clerk', resources: { memoryMegabytes: 1024 } }).service('db');
  expect(environment).toMatchObject({ POSTGRES_DB: 'orders', POSTGRES_USER: 'clerk' });
  expect(healthcheck.test).toEqual(['CMD', 'pg_isready', '-h', '127.0.0.1', '-U', 'clerk', '-d', 'orders']);
  expect(deploy.resources.limits.memory).toBe('1024M');
});

test('the password is a random secret, in no environment', () => {
  const repository = stackWith();
  expect(repository.service('db').secrets).toEqual([{ source: 'db-password', target: 'db_password' }]);
  expect(repository.text('scripts/create-secrets.sh')).toMatch(
    /^database_password db-password db db-data 'ALTER ROLE "my_shop" PASSWORD .*' postgres --single -c exit_on_error=on my_shop$/m,
  );
});

test('it is reachable only from the services that use it, and reaches nothing', () => {
  const repository = stackWith();
  expect(repository.service('db')).not.toHaveProperty('ports');
  expect(repository.service('db').networks).toEqual(['db']);
  expect(repository.compose().networks.db).toEqual({ internal: true });
});

test('its data is in a volume, and it gets time to write it at a stop', () => {
  expect(stackWith().service('db')).toMatchObject({ volumes: ['db-data:/var/lib/postgresql/data'], stop_grace_period: '60s' });
  expect(stackWith().compose().volumes).toEqual({ 'db-data': {} });
});

test.each([
  ['postgres:16', '999:999', '/var/lib/postgresql/data'],
  ['postgres:17-alpine', '70:70', '/var/lib/postgresql/data'],
  ['postgres:17.6-alpine3.22', '70:70', '/var/lib/postgresql/data'],
  ['postgres:18-alpine', '70:70', '/var/lib/postgresql'],
  ['ghcr.io/acme/postgres:18.1-trixie', '999:999', '/var/lib/postgresql'],
])('of %s it knows the user and where the data lies', (image, user, data) => {
  expect(stackWith({}, `FROM ${image} AS postgres\n`).service('db')).toMatchObject({ image, user, volumes: [`db-data:${data}`] });
});

test('an image with an extension is another line of the pins file', () => {
  const repository = stackWith({ pin: 'pgvector' });
  expect(repository.service('db')).toMatchObject({ image: 'pgvector/pgvector:pg17', user: '999:999', volumes: ['db-data:/var/lib/postgresql/data'] });
  expect(repository.text('docker/pins/Dockerfile')).toContain('FROM pgvector/pgvector:pg17 AS pgvector\n');
  expect(stackWith({ pin: 'pgvector' }, 'FROM pgvector/pgvector:0.8.1-pg18-trixie AS pgvector\n').service('db')).toMatchObject({ volumes: ['db-data:/var/lib/postgresql'] });
});

test('it can write to nothing but its data and what is in memory', () => {
  expect(stackWith().service('db')).toMatchObject({
    read_only: true,
    tmpfs: ['/run/postgresql:size=1m,mode=1777', '/tmp:size=64m,mode=1777'],
  });
});

test.each([
  ['fastapi', 'postgresql'],
  ['fastapi\nasyncpg', 'postgresql'],
  ['fastapi\nSQLAlchemy==2.0.43\npsycopg2-binary', 'postgresql'],
  ['fastapi\nSQLAlchemy\npsycopg2-binary', 'postgresql+psycopg2'],
  ['fastapi\nSQLAlchemy\npsycopg[binary]', 'postgresql+psycopg'],
  ['fastapi\nsqlmodel\nasyncpg', 'postgresql+asyncpg'],
])('with the packages %j a service gets the scheme %s', (requirements, scheme) => {
  const repository = synth(inFolder('api', { ...FASTAPI, 'requirements.txt': `${requirements}\n` }), (project) => {
    const stack = new ContainerStack(project, { name: 'shop' });
    new FastApiService(stack, 'api', { path: 'api', database: new Postgres(stack, 'db') });
  });
  expect(repository.text('scripts/create-secrets.sh')).toContain(
    `\nderived_secret api-database-url ${scheme}://shop: db-password @db:5432/shop\n`,
  );
});
