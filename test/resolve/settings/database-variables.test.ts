import { MYSQL, POSTGRESQL } from '../../../src/resolve/settings/database-dialect';
import { addressVariable, choiceOf, databaseVariables, variablesOfAnyDatabase } from '../../../src/resolve/settings/database-variables';
import type { Setting } from '../../../src/resolve/settings/setting';

const setting = (name: string, about: Partial<Setting> = {}): Setting => ({ name, place: 'a.py:1', required: true, form: 'text', ...about });
const partsOf = (dialect: typeof MYSQL, ...settings: Setting[]) => databaseVariables(settings, dialect).map(({ part, setting: { name } }) => `${part} ${name}`);
const parts = (...settings: Setting[]) => partsOf(POSTGRESQL, ...settings);

const OF_A_URL = [
  'DATABASE_URL', 'DB_URL', 'POSTGRES_URL', 'POSTGRESQL_URI', 'SQLALCHEMY_DATABASE_URI', 'SQLALCHEMY_DATABASE_URL', 'APP_DATABASE_URL', 'PG_DSN', 'SQL_URL',
  'DB_CONNECTION_STRING', 'POSTGRES_PRISMA_URL', 'POSTGRES_URL_NON_POOLING', 'DATABASE_URL_UNPOOLED', 'DATABASE_URL_SYNC', 'ASYNC_DATABASE_URL', 'DIRECT_URL', 'DIRECT_DATABASE_URL',
  'DATABASE_REPLICA_URL', 'DATABASE_URL_ALEMBIC', 'DB_URL_MIGRATIONS',
];

test.each(OF_A_URL)(
  '%s takes the whole address', (name) => {
    expect(parts(setting(name))).toEqual([`url ${name}`]);
  });

test.each([
  ['POSTGRES_SERVER', 'POSTGRES_USER', 'POSTGRES_PASSWORD', 'POSTGRES_DB', 'POSTGRES_PORT'],
  ['DB_HOST', 'DB_USERNAME', 'DB_PASS', 'DB_NAME', 'DB_PORT'],
  ['PGHOST', 'PGUSER', 'PGPASSWORD', 'PGDATABASE', 'PGPORT'],
  ['API_DB_HOST', 'API_DB_USER', 'API_DB_PASS', 'API_DB_BASE', 'API_DB_PORT'],
  ['DATABASE_HOSTNAME', 'DATABASE_USERNAME', 'DATABASE_PASSWORD', 'DATABASE_NAME', 'DATABASE_PORT'],
  ['POSTGRES_HOST', 'POSTGRES_USER', 'POSTGRES_PASS', 'POSTGRES_DATABASE_NAME', 'POSTGRES_PORT'],
  ['POSTGRE_HOST', 'POSTGRE_USER', 'POSTGRE_PASSWORD', 'POSTGRE_DB', 'POSTGRE_PORT'],
  ['DATABASE__HOSTNAME', 'DATABASE__USERNAME', 'APP__DATABASE__PASSWORD', 'DATABASE__DB', 'DATABASE__PORT'],
])('%s and what goes with it take the parts', (host, user, password, name, port) => {
  expect(parts(...[host, user, password, name, port].map((each) => setting(each)))).toEqual([`host ${host}`, `user ${user}`, `password ${password}`, `name ${name}`, `port ${port}`]);
});

test('whatever its name, a setting that shows an address of the database takes one', () => {
  expect(parts(setting('STORAGE', { fallback: 'postgresql://localhost/app' }))).toEqual(['url STORAGE']);
  expect(parts(setting('STORAGE', { example: { value: 'postgres://db/app', place: '.env.example:1' } }))).toEqual(['url STORAGE']);
  expect(parts(setting('STORAGE', { fallback: 's3://bucket' }), setting('TEST_STORAGE', { fallback: 'postgresql://localhost/app' }))).toEqual([]);
});

test('an address that is only an alternative to its parts is left to be made of them', () => {
  const given = [setting('POSTGRES_SERVER'), setting('POSTGRES_PASSWORD'), setting('SQLALCHEMY_DATABASE_URI', { required: false })];
  expect(parts(...given)).toEqual(['host POSTGRES_SERVER', 'password POSTGRES_PASSWORD']);
});

test.each(['TEST_DATABASE_URL', 'MONGO_DB_URL', 'REDIS_DB', 'MYSQL_HOST', 'TURSO_DATABASE_URL', 'DB_ECHO', 'DATABASE_POOL_SIZE', 'POSTGRES_TEST_DB', 'DATABASE_NAME', 'API_HOST', 'REDIRECT_URL', 'DIRECT_HOST'])('%s alone is none', (name) => {
  expect(parts(setting(name))).toEqual([]);
});

test('what the code opens as a database takes the whole address, whatever its name', () => {
  expect(parts(setting('LOCAL_CONNECTION', { opened: true }))).toEqual(['url LOCAL_CONNECTION']);
  expect(parts(setting('TEST_CONNECTION', { opened: true }))).toEqual([]);
  expect(parts(setting('DB_CONNECTION', { opened: true }))).toEqual(['url DB_CONNECTION']);
});

test('the scheme is the one that the sources show', () => {
  expect(databaseVariables([setting('DATABASE_URL', { fallback: 'postgresql+asyncpg://a:b@c/d' })], POSTGRESQL)[0].scheme).toBe('postgresql+asyncpg');
  expect(databaseVariables([setting('DATABASE_URL', { example: { value: 'postgresql://a', place: '' } })], POSTGRESQL)[0].scheme).toBe('postgresql');
});

test('an address for a driver that waits is not that of one that does not', () => {
  expect(databaseVariables([setting('DATABASE_URL_SYNC'), setting('DATABASE_URL')], POSTGRESQL).map(({ scheme }) => scheme)).toEqual(['postgresql', undefined]);
});

test.each([
  ['an address of another server', setting('DATABASE_URL', { fallback: 'mysql://a' })],
  ['the port of another server', setting('DB_PORT', { fallback: '3306' })],
])('%s is none of ours', (_, shown) => {
  expect(parts(setting('DB_HOST'), setting('DB_PASSWORD'), shown)).toEqual([]);
});

test('a file that PostgreSQL takes the place of is no other server', () => {
  expect(parts(setting('DATABASE_URL', { fallback: 'sqlite:///./a.db' }))).toEqual(['url DATABASE_URL']);
});

describe('where the code works with several databases', () => {
  const kind = setting('DB_CONNECTION', { fallback: 'mysql', choices: ['mysql', 'postgres'] });

  test('the setting that chooses one chooses PostgreSQL, whatever the port is by default', () => {
    expect(parts(kind, setting('DB_HOST'), setting('DB_PASSWORD'), setting('DB_PORT', { fallback: '3306' }))).toEqual([
      'kind DB_CONNECTION', 'host DB_HOST', 'password DB_PASSWORD', 'port DB_PORT',
    ]);
    expect(parts(kind, setting('DATABASE_URL', { fallback: 'mysql://a' }))).toEqual(['kind DB_CONNECTION', 'url DATABASE_URL']);
    expect(choiceOf(POSTGRESQL, kind)).toBe('postgres');
  });

  test('it may be a text that is SQLite by default: the word of PostgreSQL, what an example says, or the scheme with its driver', () => {
    const sqlite = setting('DB_TYPE', { fallback: 'sqlite' });
    expect(parts(sqlite, setting('DB_HOST'), setting('DB_PASSWORD'))).toContain('kind DB_TYPE');
    expect(choiceOf(POSTGRESQL, sqlite, 'postgresql+asyncpg')).toBe('postgresql');
    expect(choiceOf(POSTGRESQL, { ...sqlite, example: { value: 'pgsql', place: '' } })).toBe('pgsql');
    expect(choiceOf(POSTGRESQL, setting('DB_TYPE', { fallback: 'sqlite+aiosqlite' }), 'postgresql+asyncpg')).toBe('postgresql+asyncpg');
    expect(choiceOf(POSTGRESQL, setting('DB_TYPE', { fallback: 'postgresql' }))).toBeUndefined();
  });

  test('the one that it selects by default counts more than a port, and it keeps that default', () => {
    const given = [setting('DB_HOST'), setting('DB_PASSWORD'), setting('DB_PORT', { fallback: '3306' })];
    const ofPostgres = ['host DB_HOST', 'password DB_PASSWORD', 'port DB_PORT'];
    expect(parts(setting('DB', { fallback: 'postgresql' }), ...given)).toEqual(ofPostgres);
    expect(databaseVariables([setting('DB_ENGINE', { fallback: 'postgresql' }), ...given], MYSQL)).toEqual([]);
    expect(parts(setting('DB_ENGINE', { fallback: 'mysql' }), ...given.slice(0, 2))).toEqual([]);
  });

  test('it is nothing by itself, nor where PostgreSQL is none of the choices', () => {
    expect(parts(kind)).toEqual([]);
    expect(parts({ ...kind, choices: ['mysql', 'sqlite'] }, setting('DB_HOST'), setting('DB_PASSWORD'))).toEqual(['host DB_HOST', 'password DB_PASSWORD']);
  });
});

test('the variable of the whole address is none that is read from a file, and no part', () => {
  expect(addressVariable([setting('DB_NAME'), setting('DATABASE_URL')], POSTGRESQL)).toBe('DATABASE_URL');
  expect(addressVariable([setting('DATABASE_URL', { secretFile: 'database_url' })], POSTGRESQL)).toBeUndefined();
  expect(addressVariable([setting('DB_HOST'), setting('DB_PASSWORD')], POSTGRESQL)).toBeUndefined();
});

test('a host without a password is none', () => {
  expect(parts(setting('DB_HOST'), setting('DB_PORT'), setting('DB_USER'))).toEqual([]);
  expect(parts(setting('DB_HOST'), setting('DATABASE_URL'))).toEqual(['host DB_HOST', 'url DATABASE_URL']);
});

test('a name without a further word is one beside a host', () => {
  expect(parts(...['DATABASE', 'DB_HOST', 'DB_USER', 'DB_PASSWORD'].map((each) => setting(each)))).toContain('name DATABASE');
  expect(parts(setting('DATABASE'))).toEqual([]);
});

describe('of MySQL and MariaDB', () => {
  test.each([
    ['MYSQL_HOST', 'MYSQL_USER', 'MYSQL_PASSWORD', 'MYSQL_DATABASE', 'MYSQL_PORT'],
    ['MARIADB_HOST', 'MARIADB_USER', 'MARIADB_PASSWORD', 'MARIADB_DB', 'MARIADB_PORT'],
    ['DB_HOST', 'DB_USERNAME', 'DB_PASS', 'DB_NAME', 'DB_PORT'],
  ])('%s and what goes with it take the parts', (host, user, password, name, port) => {
    const settings = [host, user, password, name, port].map((each) => setting(each));
    expect(partsOf(MYSQL, ...settings)).toEqual([`host ${host}`, `user ${user}`, `password ${password}`, `name ${name}`, `port ${port}`]);
  });

  test('what shows PostgreSQL is not theirs, nor is the password of root', () => {
    expect(partsOf(MYSQL, setting('POSTGRES_HOST'), setting('POSTGRES_PASSWORD'))).toEqual([]);
    expect(partsOf(MYSQL, setting('DATABASE_URL', { fallback: 'postgresql+asyncpg://a' }))).toEqual([]);
    expect(partsOf(MYSQL, setting('DB_HOST'), setting('DB_PASSWORD'), setting('DB_PORT', { fallback: '5432' }))).toEqual([]);
    expect(partsOf(MYSQL, setting('MYSQL_ROOT_PASSWORD'))).toEqual([]);
  });

  test('their scheme is the one that the sources show', () => {
    expect(databaseVariables([setting('DATABASE_URL', { fallback: 'mysql+pymysql://a' })], MYSQL)[0].scheme).toBe('mysql+pymysql');
    expect(databaseVariables([setting('DATABASE_URL', { fallback: 'mariadb://a' })], MYSQL)[0].scheme).toBe('mariadb');
  });

  test('a setting that chooses one chooses them by their own word', () => {
    expect(choiceOf(MYSQL, setting('DB_CONNECTION', { choices: ['postgres', 'mysql'] }))).toBe('mysql');
    expect(choiceOf(MYSQL, setting('DB_TYPE', { fallback: 'sqlite+aiosqlite' }), 'mysql+aiomysql')).toBe('mysql+aiomysql');
  });
});

test('where any database will do, a setting is told once', () => {
  const names = variablesOfAnyDatabase([setting('DATABASE_URL'), setting('MYSQL_URL'), setting('POSTGRES_URL'), setting('PORT')]).map(({ name }) => name);
  expect(names).toEqual(['DATABASE_URL', 'POSTGRES_URL', 'MYSQL_URL']);
});
