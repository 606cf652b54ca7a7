import { Project } from 'projen';
import { ContainerStack, Postgres } from '../../../src';
import type { DatabasePart, DatabaseVariable } from '../../../src/resolve/settings/database-variables';
import type { Setting } from '../../../src/resolve/settings/setting';
import { connectDatabase, waitsFor } from '../../../src/services/wiring/database-connection';
import { temporaryFolder } from '../../support/application-folder';

const stack = new ContainerStack(new Project({ name: 'shop', outdir: temporaryFolder() }), { name: 'shop' });
const postgres = new Postgres(stack, 'postgres');
const variable = (part: DatabasePart, name: string, setting: Partial<Setting> = {}, scheme?: string): DatabaseVariable => ({
  part, scheme, setting: { name, place: 'a.py:1', required: true, form: 'text', ...setting },
});
const secrets = (...variables: DatabaseVariable[]) =>
  connectDatabase(postgres, 'backend', variables, 'postgresql+psycopg').secrets.map(({ name, target, variable: into, _source: source }) => ({ name, target, into, source }));
const URL = { kind: 'derived', from: 'postgres-password', suffix: '@postgres:5432/shop' };

test('without a variable the address is the file of the convention', () => {
  expect(secrets()).toEqual([{ name: 'backend-database-url', target: 'database_url', into: undefined, source: { ...URL, prefix: 'postgresql+psycopg://shop:' } }]);
});

test('a variable gets the whole address, with the scheme that its code shows', () => {
  expect(secrets(variable('url', 'DATABASE_URL', {}, 'postgresql+asyncpg'))).toEqual([
    { name: 'backend-database-url', target: 'database_url', into: 'DATABASE_URL', source: { ...URL, prefix: 'postgresql+asyncpg://shop:' } },
  ]);
});

test('a driver that has to be named is, unless the code shows another one', () => {
  const prefix = (shown: string) => connectDatabase(postgres, 'backend', [variable('url', 'DATABASE_URL', {}, shown)], 'postgresql+psycopg2').secrets[0]._source;
  expect(prefix('postgresql')).toMatchObject({ prefix: 'postgresql+psycopg2://shop:' });
  expect(prefix('postgresql+pg8000')).toMatchObject({ prefix: 'postgresql+pg8000://shop:' });
});

test('an application that works with several databases is told which one it is', () => {
  const variables = [variable('host', 'DB_HOST'), variable('kind', 'DB_TYPE', { choices: ['sqlite', 'postgresql'] })];
  expect(connectDatabase(postgres, 'backend', variables, '').environment).toEqual({ DB_HOST: 'postgres', DB_TYPE: 'postgresql' });
});

test('an application that reads files itself gets the file that it reads', () => {
  expect(secrets(variable('url', 'APP_URL', { secretFile: 'app_url' }))).toMatchObject([{ name: 'backend-app-url', target: 'app_url', into: undefined }]);
});

test('parts of an address are texts, less the password', () => {
  const variables = [variable('host', 'DB_HOST'), variable('port', 'DB_PORT'), variable('user', 'DB_USER'), variable('password', 'DB_PASSWORD'), variable('name', 'DB_NAME')];
  expect(connectDatabase(postgres, 'backend', variables, '').environment).toEqual({ DB_HOST: 'postgres', DB_PORT: '5432', DB_USER: 'shop', DB_NAME: 'shop' });
  expect(secrets(...variables)).toEqual([{ name: 'postgres-password', target: 'db_password', into: 'DB_PASSWORD', source: { kind: 'random' } }]);
});

test('a service waits for its database, and joins its network', () => {
  expect(waitsFor(undefined)).toEqual({});
  expect(waitsFor(postgres)).toEqual({ dependencies: [{ service: 'postgres', condition: 'service_healthy' }], networks: ['postgres'] });
});
