import { findPythonInstallation } from '../../../src/resolve/python-installation';
import { MYSQL, POSTGRESQL } from '../../../src/resolve/settings/database-dialect';
import { databaseScheme, optionalDriver } from '../../../src/services/fastapi/fastapi-database';
import { applicationFolder, Files } from '../../support/application-folder';

test.each([
  [['sqlalchemy', 'asyncpg'], 'postgresql+asyncpg'],
  [['sqlmodel', 'psycopg'], 'postgresql+psycopg'],
  [['sqlalchemy', 'psycopg2'], 'postgresql'],
  [['asyncpg'], 'postgresql'],
  [['tortoise-orm', 'asyncpg'], 'postgres'],
])('with %j a database has the scheme %s', (names, scheme) => {
  expect(databaseScheme(POSTGRESQL, { names: new Set(names), unlocked: [] })).toBe(scheme);
});

test.each([
  [['sqlalchemy', 'pymysql', 'aiomysql'], 'mysql+aiomysql'],
  [['sqlmodel', 'asyncmy'], 'mysql+asyncmy'],
  [['sqlalchemy', 'pymysql'], 'mysql+pymysql'],
  [['sqlalchemy', 'mysql-connector-python'], 'mysql+mysqlconnector'],
  [['sqlalchemy', 'mysqlclient', 'pymysql'], 'mysql'],
  [['tortoise-orm', 'aiomysql'], 'mysql'],
])('with %j a database of MySQL has the scheme %s', (names, scheme) => {
  expect(databaseScheme(MYSQL, { names: new Set(names), unlocked: names })).toBe(scheme);
});

test.each([
  ['engine = create_engine(URL)\n', 'postgresql'],
  ['engine = create_async_engine(URL)\n', 'postgresql+asyncpg'],
  ['engine = create_engine(SYNC_URL)\nother = create_async_engine(URL)\n', 'postgresql+asyncpg'],
])('with drivers of both sorts, %j decides the scheme', (code, scheme) => {
  expect(databaseScheme(POSTGRESQL, { names: new Set(['sqlalchemy', 'asyncpg', 'psycopg2-binary']), unlocked: [] }, [{ file: 'db.py', code }])).toBe(scheme);
});

test.each([
  ['pool = AsyncConnectionPool(conninfo=URL)\n', 'psycopg', 'postgresql'],
  ['with psycopg.connect(URL) as connection: ...\n', 'psycopg', 'postgresql'],
  ['pool = await asyncpg.create_pool(URL)\n', 'asyncpg', 'postgresql'],
  ['pool = await asyncpg.create_pool(URL)\nengine = create_async_engine(URL)\n', 'asyncpg', 'postgresql+asyncpg'],
  ['session = Session()\n', 'psycopg', 'postgresql+psycopg'],
])('where SQLAlchemy only came along, %j decides whether the driver is named', (code, driver, scheme) => {
  expect(databaseScheme(POSTGRESQL, { names: new Set(['sqlalchemy', driver]), unlocked: [] }, [{ file: 'db.py', code }])).toBe(scheme);
});

test('where any version of SQLAlchemy may come, the driver is named that is there', () => {
  const open = (names: string[], code = '') => databaseScheme(POSTGRESQL, { names: new Set(names), unlocked: names }, [{ file: 'db.py', code }]);
  expect(open(['sqlalchemy', 'psycopg2-binary'])).toBe('postgresql+psycopg2');
  expect(open(['fastapi-sqlalchemy', 'psycopg2-binary'])).toBe('postgresql+psycopg2');
  expect(open(['sqlalchemy', 'psycopg2', 'psycopg'])).toBe('postgresql+psycopg');
  expect(open(['sqlalchemy', 'psycopg2'], 'psycopg2.connect(URL)\n')).toBe('postgresql');
  expect(open(['sqlalchemy', 'psycopg2'], 'URL.replace("postgresql://", "postgresql+asyncpg://")\n')).toBe('postgresql');
  expect(open(['sqlalchemy', 'psycopg2'], 'URL.replace("postgres://", "postgresql://", 1)\n')).toBe('postgresql+psycopg2');
});

test.each([
  ['URL.replace("postgresql", "postgresql+psycopg")\n', 'postgresql'],
  ["URL.replace(\n  'postgresql', 'postgresql+asyncpg', 1\n)\n", 'postgresql'],
  ['URL.replace("postgresql://", "postgresql+psycopg://")\n', 'postgresql+psycopg'], // finds nothing to replace
  ['URL.replace("postgresql+psycopg", "postgresql")\n', 'postgresql+psycopg'],
])('where the code says %j, which must not write the driver twice, the scheme is %s', (code, scheme) => {
  expect(databaseScheme(POSTGRESQL, { names: new Set(['sqlmodel', 'psycopg']), unlocked: [] }, [{ file: 'db.py', code }])).toBe(scheme);
});

describe('a driver of PostgreSQL that only an optional part has', () => {
  const PYPROJECT = '[project]\nname = "shop"\ndependencies = ["fastapi"]\n[project.optional-dependencies]\npgsql = ["psycopg2-binary"]\n';
  const LOCK = '[[package]]\nname = "shop"\nsource = { virtual = "." }\ndependencies = [{ name = "fastapi" }]\n[package.optional-dependencies]\npgsql = [{ name = "psycopg2-binary" }]\n[[package]]\nname = "fastapi"\n[[package]]\nname = "psycopg2-binary"\n';
  const driver = (files: Files) =>
    optionalDriver(POSTGRESQL, findPythonInstallation(applicationFolder(files), { extras: [], groups: [], buildSecrets: [] })!);

  test('is found', () => {
    expect(driver({ 'pyproject.toml': PYPROJECT, 'uv.lock': LOCK })).toEqual(['psycopg2-binary']);
  });

  test('is not looked for where another one is installed, or not all that is installed is known', () => {
    expect(driver({ 'pyproject.toml': PYPROJECT, 'uv.lock': LOCK.replace('[{ name = "fastapi" }]', '[{ name = "fastapi" }, { name = "asyncpg" }]').concat('[[package]]\nname = "asyncpg"\n') })).toEqual([]);
    expect(driver({ 'pyproject.toml': PYPROJECT })).toEqual([]);
  });
});
