import { usesPostgres } from '../../../src/resolve/settings/database-driver';
import type { DatabaseVariable } from '../../../src/resolve/settings/database-variables';
import { applicationFolder } from '../../support/application-folder';

const VARIABLE: DatabaseVariable = { part: 'url', setting: { name: 'DATABASE_URL', place: '', required: true, form: 'text' } };

test.each([
  ['requirements.txt', 'asyncpg==0.30\n'],
  ['requirements/base.txt', 'psycopg2-binary\n'],
  ['pyproject.toml', 'dependencies = ["psycopg[binary]>=3"]\n'],
  ['Pipfile', 'psycopg2 = "*"\n'],
  ['package.json', '{ "dependencies": { "postgres": "3" } }'],
  ['prisma/schema.prisma', 'datasource db {\n  provider = "postgresql"\n}\n'],
])('a driver in %s', (file, text) => {
  expect(usesPostgres(applicationFolder({ [file]: text }), [VARIABLE])).toBe(true);
});

test('a scheme that is shown is enough, a driver without an address is not', () => {
  expect(usesPostgres(applicationFolder({ 'a.py': '' }), [{ ...VARIABLE, scheme: 'postgresql' }])).toBe(true);
  expect(usesPostgres(applicationFolder({ 'requirements.txt': 'asyncpg\n' }), [])).toBe(false);
});

test.each([['requirements.txt', 'aiomysql\n'], ['prisma/schema.prisma', 'provider = "sqlite"\n'], ['package.json', '{ "dependencies": { "postgres-date": "1" } }']])('no driver in %s', (file, text) => {
  expect(usesPostgres(applicationFolder({ [file]: text }), [VARIABLE])).toBe(false);
});
