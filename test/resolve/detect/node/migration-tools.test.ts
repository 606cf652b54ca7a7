import { MIGRATION_TOOLS } from '../../../../src/resolve/detect/node/migration-tools';
import { applicationFolder, Files } from '../../../support/application-folder';

const prisma = (files: Files) => MIGRATION_TOOLS.prisma.find(applicationFolder(files));
const drizzle = (files: Files) => MIGRATION_TOOLS.drizzle.find(applicationFolder(files));
const knex = (files: Files) => MIGRATION_TOOLS.knex.find(applicationFolder(files));
const MIGRATIONS = (folder: string): Files => ({ [`${folder}/migration_lock.toml`]: 'provider = "postgresql"\n', [`${folder}/0001_first/migration.sql`]: '' });

describe('Prisma', () => {
  test('at its usual place', () => {
    expect(prisma({ 'prisma/schema.prisma': '', 'prisma/seed.ts': '', ...MIGRATIONS('prisma/migrations') })).toEqual({
      command: 'prisma migrate deploy', evidence: 'prisma/migrations/migration_lock.toml', files: ['prisma'], hasMigrations: true,
    });
  });

  test('where prisma.config.ts says, which is read too', () => {
    const config = "import { defineConfig } from 'prisma/config';\nexport default defineConfig({\n  schema: path.join('db', 'schema.prisma'),\n});\n";
    const literal = "export default { schema: './db/schema.prisma', migrations: { path: 'db/migrations' } };\n";
    expect(prisma({ 'prisma.config.ts': literal, 'db/schema.prisma': '', ...MIGRATIONS('db/migrations') })).toMatchObject({ command: 'prisma migrate deploy', files: ['db', 'prisma.config.ts'] });
    expect(prisma({ 'prisma.config.ts': config, 'db/schema.prisma': '' })).toMatchObject({ hasMigrations: false });
  });

  test('where package.json says', () => {
    const found = prisma({ 'package.json': '{ "prisma": { "schema": "data/schema.prisma" } }', 'data/schema.prisma': '', ...MIGRATIONS('data/migrations') });
    expect(found).toMatchObject({ command: 'prisma migrate deploy', files: ['data'] });
  });

  test('where nothing says, so that the command has to', () => {
    expect(prisma({ 'lib/db/schema.prisma': '', ...MIGRATIONS('lib/db/migrations') })?.command).toBe('prisma migrate deploy --schema lib/db/schema.prisma');
  });

  test('a schema in several files, and one at the root', () => {
    expect(prisma({ 'prisma/schema/user.prisma': '', ...MIGRATIONS('prisma/migrations') })?.files).toEqual(['prisma']);
    expect(prisma({ 'schema.prisma': '', ...MIGRATIONS('migrations') })?.files).toEqual(['schema.prisma', 'migrations']);
  });

  test('whose lock file git ignores, and beside the schema where another one has some, too', () => {
    const script = { 'prisma/migrations/0001_first/migration.sql': '' };
    expect(prisma({ 'prisma/schema.prisma': '', ...script })).toEqual({
      command: 'prisma migrate deploy', evidence: 'prisma/migrations/0001_first/migration.sql', files: ['prisma'], hasMigrations: true,
    });
    expect(prisma({ 'prisma/schema.prisma': '', 'prisma-backup/schema.prisma': '', ...MIGRATIONS('prisma-backup/migrations'), ...MIGRATIONS('prisma/migrations') }))
      .toMatchObject({ evidence: 'prisma/migrations/migration_lock.toml', files: ['prisma'], hasMigrations: true });
  });

  test('a schema without migrations has nothing to apply', () => {
    expect(prisma({ 'prisma/schema.prisma': '' })).toMatchObject({ evidence: 'prisma/schema.prisma', hasMigrations: false });
    expect(prisma({ 'app/page.tsx': '' })).toBeUndefined();
  });
});

describe('Drizzle', () => {
  test('with the folder that its configuration names, or its own default', () => {
    expect(drizzle({ 'drizzle.config.ts': "export default defineConfig({ out: './src/db/migrations/' });\n", 'src/db/migrations/0000_a.sql': '' })).toEqual({
      command: 'drizzle-kit migrate', evidence: 'drizzle.config.ts', files: ['drizzle.config.ts', 'src/db/migrations'], hasMigrations: true,
    });
    expect(drizzle({ 'drizzle.config.js': "// out: 'elsewhere'\nexport default {};\n", 'drizzle/0000_a.sql': '' })).toMatchObject({ files: ['drizzle.config.js', 'drizzle'], hasMigrations: true });
  });

  test('a configuration that drizzle-kit does not look for is named', () => {
    expect(drizzle({ 'src/db/drizzle.config.ts': 'export default {};\n' })).toMatchObject({ command: 'drizzle-kit migrate --config src/db/drizzle.config.ts', hasMigrations: false });
  });

  test('none without a configuration', () => {
    expect(drizzle({ 'drizzle/0000_a.sql': '' })).toBeUndefined();
  });
});

describe('Knex', () => {
  test('with the folder that its configuration names, or its own default', () => {
    expect(knex({ 'knexfile.js': "module.exports = { migrations: { directory: './db/migrations' } };\n", 'db/migrations/1_a.js': '' })).toMatchObject({ command: 'knex migrate:latest', files: ['knexfile.js', 'db/migrations'], hasMigrations: true });
    expect(knex({ 'knexfile.mjs': '', 'migrations/1_a.js': '' })).toMatchObject({ command: 'knex --knexfile knexfile.mjs migrate:latest', hasMigrations: true });
    expect(knex({ 'knexfile.js': '' })).toMatchObject({ hasMigrations: false });
    expect(knex({})).toBeUndefined();
  });
});
