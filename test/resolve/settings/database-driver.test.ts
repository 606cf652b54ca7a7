import { MYSQL, POSTGRESQL } from '../../../src/resolve/settings/database-dialect';
import { usedDatabase } from '../../../src/resolve/settings/database-driver';
import type { Setting } from '../../../src/resolve/settings/setting';
import { applicationFolder, Files } from '../../support/application-folder';

const ADDRESS: Setting = { name: 'DATABASE_URL', place: '', required: true, form: 'text' };

const used = (files: Files, ...settings: Setting[]) => usedDatabase([applicationFolder(files)], settings);

test.each([
  ['requirements.txt', 'asyncpg==0.30\n'],
  ['requirements/base.txt', 'psycopg2-binary\n'],
  ['pyproject.toml', 'dependencies = ["psycopg[binary]>=3"]\n'],
  ['Pipfile', 'psycopg2 = "*"\n'],
  ['package.json', '{ "dependencies": { "postgres": "3" } }'],
  ['prisma/schema.prisma', 'datasource db {\n  provider = "postgresql"\n}\n'],
])('a driver of PostgreSQL in %s', (file, text) => {
  expect(used({ [file]: text }, ADDRESS)).toBe(POSTGRESQL);
});

test.each([
  ['requirements.txt', 'aiomysql\n'],
  ['requirements.txt', 'PyMySQL==1.1.1\n'],
  ['pyproject.toml', 'dependencies = ["mysql-connector-python>=9"]\n'],
  ['package.json', '{ "dependencies": { "mysql2": "3" } }'],
  ['prisma/schema.prisma', 'datasource db {\n  provider = "mysql"\n}\n'],
])('a driver of MySQL in %s', (file, text) => {
  expect(used({ [file]: text }, ADDRESS)).toBe(MYSQL);
});

test('of an application that has drivers of both, PostgreSQL is taken, unless the code shows the other', () => {
  const both = { 'requirements.txt': 'asyncpg\naiomysql\n' };
  expect(used(both, ADDRESS)).toBe(POSTGRESQL);
  expect(used(both, { ...ADDRESS, fallback: 'mysql+aiomysql://root@localhost/app' })).toBe(MYSQL);
});

test('a scheme that is shown is enough, a driver without an address is not', () => {
  expect(used({ 'a.py': '' }, { ...ADDRESS, fallback: 'postgresql://a' })).toBe(POSTGRESQL);
  expect(used({ 'requirements.txt': 'asyncpg\n' })).toBeUndefined();
});

describe('a file of SQLite by default', () => {
  const shown: Setting = { ...ADDRESS, fallback: 'sqlite+aiosqlite:///./app.db', example: { value: 'postgresql+asyncpg://u@localhost/app', place: '' } };
  const installing = (manifest: string, setting = shown) => usedDatabase([applicationFolder({ 'pyproject.toml': 'dependencies = ["asyncpg"]\n' })], [setting], manifest);

  test('is kept where no driver is installed, whatever another manifest and the examples say', () => {
    expect(installing('aiosqlite==0.20\n# asyncpg\n')).toBeUndefined();
  });

  test.each(['asyncpg==0.30\n', 'databases[postgresql]\n'])('is not kept with %s', (manifest) => {
    expect(installing(manifest)).toBe(POSTGRESQL);
  });

  test('is none where the address has no default', () => {
    expect(installing('aiosqlite\n', { ...shown, fallback: undefined })).toBe(POSTGRESQL);
  });
});

test.each([['requirements.txt', 'motor\n'], ['requirements.txt', '# psycopg2-binary==2.9.9\n'], ['pyproject.toml', 'dependencies = [\n  # "asyncpg",\n]\n'], ['prisma/schema.prisma', 'provider = "sqlite"\n'], ['package.json', '{ "dependencies": { "postgres-date": "1" } }']])('no driver in %s', (file, text) => {
  expect(used({ [file]: text }, ADDRESS)).toBeUndefined();
});
