import { Project } from 'projen';
import { ContainerStack, MariaDb, Postgres } from '../../../src';
import type { Setting } from '../../../src/resolve/settings/setting';
import { connectDatabase, waitsFor } from '../../../src/services/wiring/database-connection';
import { temporaryFolder } from '../../support/application-folder';

const stack = new ContainerStack(new Project({ name: 'shop', outdir: temporaryFolder() }), { name: 'shop' });
const postgres = new Postgres(stack, 'postgres');
const setting = (name: string, about: Partial<Setting> = {}): Setting => ({ name, place: 'a.py:1', required: true, form: 'text', ...about });
const secrets = (...settings: Setting[]) =>
  connectDatabase(postgres, 'backend', settings, { scheme: 'postgresql+psycopg' }).secrets.map(({ name, target, variable: into, _source: source }) => ({ name, target, into, source }));
const URL = { kind: 'derived', from: 'postgres-password', suffix: '@postgres:5432/shop' };

test('without a variable the address is the file of the convention', () => {
  expect(secrets()).toEqual([{ name: 'backend-database-url', target: 'database_url', into: undefined, source: { ...URL, prefix: 'postgresql+psycopg://shop:' } }]);
});

test('a variable gets the whole address, with the scheme that its code shows', () => {
  expect(secrets(setting('DATABASE_URL', { fallback: 'postgresql+asyncpg://localhost/app' }))).toEqual([
    { name: 'backend-database-url', target: 'database_url', into: 'DATABASE_URL', source: { ...URL, prefix: 'postgresql+asyncpg://shop:' } },
  ]);
});

test('a driver that has to be named is, unless the code shows another one that may be installed', () => {
  const prefix = (shown: string) =>
    connectDatabase(postgres, 'backend', [setting('DATABASE_URL', { fallback: `${shown}://localhost/app` })], { scheme: 'postgresql+psycopg2' }).secrets[0]._source;
  expect(prefix('postgresql')).toMatchObject({ prefix: 'postgresql+psycopg2://shop:' });
  expect(prefix('postgresql+psycopg')).toMatchObject({ prefix: 'postgresql+psycopg2://shop:' });
  expect(prefix('postgresql+pg8000')).toMatchObject({ prefix: 'postgresql+pg8000://shop:' });
});

test('an application that works with several databases is told which one it is', () => {
  const settings = [setting('DB_HOST'), setting('DB_PASSWORD'), setting('DB_TYPE', { choices: ['sqlite', 'postgresql'] })];
  expect(connectDatabase(postgres, 'backend', settings, { scheme: '' }).environment).toEqual({ DB_HOST: 'postgres', DB_TYPE: 'postgresql' });
});

test('an application that reads files itself gets the file that it reads', () => {
  expect(secrets(setting('DB_URL', { secretFile: 'db_url' }))).toMatchObject([{ name: 'backend-db-url', target: 'db_url', into: undefined }]);
});

test('parts of an address are texts, less the password', () => {
  const settings = [setting('DB_HOST'), setting('DB_PORT'), setting('DB_USER'), setting('DB_PASSWORD'), setting('DB_NAME')];
  expect(connectDatabase(postgres, 'backend', settings, { scheme: '' }).environment).toEqual({ DB_HOST: 'postgres', DB_PORT: '5432', DB_USER: 'shop', DB_NAME: 'shop' });
  expect(secrets(...settings)).toEqual([{ name: 'postgres-password', target: 'db_password', into: 'DB_PASSWORD', source: { kind: 'random' } }]);
});

test('where code asks for TLS, the address says that there is none, and why is told', () => {
  const { secrets: [address], about } = connectDatabase(postgres, 'web', [setting('DATABASE_URL')], { scheme: 'postgresql', asksForTls: 'web/db.ts:4' });
  expect(address._source).toMatchObject({ suffix: '@postgres:5432/shop?sslmode=disable' });
  expect(about).toBe(', with sslmode=disable: web/db.ts:4 asks for TLS');
  const mariadb = new MariaDb(stack, 'other');
  expect(connectDatabase(mariadb, 'web', [], { scheme: 'mysql', asksForTls: 'web/db.ts:4' }).secrets[0]._source).toMatchObject({ suffix: '@other:3306/shop' });
});

test('a service waits for its database, and joins its network', () => {
  expect(waitsFor(undefined)).toEqual({});
  expect(waitsFor(postgres)).toEqual({ dependencies: [{ service: 'postgres', condition: 'service_healthy' }], networks: ['postgres'] });
});

test('the other kind of database has its own port, and its own word', () => {
  const mariadb = new MariaDb(stack, 'mariadb');
  const settings = [setting('DB_HOST'), setting('DB_PORT'), setting('DB_PASSWORD'), setting('DB_TYPE', { choices: ['mysql', 'postgresql'] })];
  expect(connectDatabase(mariadb, 'backend', settings, { scheme: 'mysql' }).environment).toEqual({ DB_HOST: 'mariadb', DB_PORT: '3306', DB_TYPE: 'mysql' });
  expect(connectDatabase(mariadb, 'backend', [], { scheme: 'mysql+aiomysql' }).secrets[0]._source).toMatchObject({ prefix: 'mysql+aiomysql://shop:', suffix: '@mariadb:3306/shop' });
});
