import { prismaSqliteFiles, sqliteFiles } from '../../../../src/resolve/detect/node/sqlite-files';
import { SourceCode } from '../../../../src/util/source-code';
import { applicationFolder } from '../../../support/application-folder';

const found = (codes: string[], values: string[] = []) =>
  sqliteFiles(codes.map((code, index) => ({ path: `lib/${index}.ts`, source: SourceCode.javascript(code) })), values);

test.each([
  ["import Database from 'better-sqlite3';\nconst database = new Database('./shop.db');", ['shop.db']],
  ["import { DatabaseSync } from 'node:sqlite';\nnew DatabaseSync(join(process.cwd(), 'data', 'shop.sqlite'));", ['data/shop.sqlite']],
  ["import { createClient } from '@libsql/client';\ncreateClient({ url: process.env.DATABASE_URL ?? 'file:local.db' });", ['local.db']],
  ["import { drizzle } from 'drizzle-orm/libsql';\ndrizzle(`file:${process.cwd()}/data/shop.db`);", ['data/shop.db']],
  ["import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3';\nnew PrismaBetterSqlite3({ url: 'file:./prisma/dev.db?mode=rwc' });", ['prisma/dev.db']],
])('a file that code opens: %j', (code, files) => {
  expect(found([code])).toEqual(files);
});

test('the path may be in another module than the driver, or in a variable', () => {
  const driver = "import Database from 'better-sqlite3';\nimport { FILE } from './file';\nnew Database(FILE);";
  expect(found([driver, "export const FILE = path.join(process.cwd(), 'data/shop.db');"])).toEqual(['data/shop.db']);
  expect(found([driver], ['file:orders.db', '8080'])).toEqual(['orders.db']);
});

test.each([
  "import Database from 'better-sqlite3';\nnew Database(':memory:');",
  "import Database from 'better-sqlite3';\nnew Database('/data/shop.db');\nnew Database('../shop.db');",
  "import Database from 'better-sqlite3';\nfile.name.endsWith('.db');",
  "import { createClient } from '@libsql/client';\ncreateClient({ url: 'libsql://shop.turso.io' });",
  "export const file = 'shop.db'; // nothing here opens files of SQLite",
])('code that keeps none in its folder: %j', (code) => {
  expect(found([code])).toEqual([]);
});

describe('a schema of Prisma', () => {
  const named = (url: string, { provider = 'sqlite', example = '', given = {} } = {}) => prismaSqliteFiles(applicationFolder({
    'prisma/schema.prisma': `datasource db {\n  provider = "${provider}"\n  url = ${url}\n}\n`, '.env.example': example,
  }), given);

  test('names a file from its own folder', () => {
    expect(named('"file:./dev.db"')).toEqual(['prisma/dev.db']);
    expect(named('env("DATABASE_URL")', { example: 'DATABASE_URL="file:./dev.db?connection_limit=1"\n' })).toEqual(['prisma/dev.db']);
    expect(named('env("DATABASE_URL")', { example: 'DATABASE_URL="file:./dev.db"\n', given: { DATABASE_URL: 'file:../data/shop.db' } })).toEqual(['data/shop.db']);
  });

  test('names none where it is of another machine, outside, not known, or of a server', () => {
    expect(named('"file:/home/me/dev.db"')).toEqual([]);
    expect(named('"file:../../dev.db"')).toEqual([]);
    expect(named('env("DATABASE_URL")')).toEqual([]);
    expect(named('"file:./dev.db"', { provider: 'postgresql' })).toEqual([]);
  });
});
