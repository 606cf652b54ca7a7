import { detectNodeMigrations, ofCommand, ofScript, ofTool } from '../../../../src/resolve/detect/node/node-migrations';
import { applicationFolder, Files } from '../../../support/application-folder';

type Texts = { readonly [name: string]: string };

const folder = (scripts: Texts, files: Files = {}, packages: readonly string[] = ['prisma', 'drizzle-kit', 'tsx', 'dotenv-cli']) =>
  applicationFolder({ 'package.json': JSON.stringify({ scripts, devDependencies: Object.fromEntries(packages.map((name) => [name, '1'])) }, null, 2), ...files });
const detect = (scripts: Texts, files: Files = {}, packages?: readonly string[]) => detectNodeMigrations([folder(scripts, files, packages)]);
const PRISMA: Files = { 'prisma/schema.prisma': '', 'prisma/migrations/migration_lock.toml': '', 'prisma/migrations/1_a/migration.sql': '' };
const DRIZZLE: Files = { 'drizzle.config.ts': "import { url } from './lib/url';\n", 'lib/url.ts': '', 'drizzle/0000_a.sql': '' };

test("the steps of the team's own build come first, without its package manager", () => {
  expect(detect({ 'build': 'prisma generate && npx prisma migrate deploy && npm run seed && next build', 'seed': 'tsx prisma/seed.ts', 'db:migrate': 'drizzle-kit migrate' }, { ...PRISMA, 'prisma/seed.ts': '' })).toEqual({
    command: ['sh', '-c', 'prisma migrate deploy && tsx prisma/seed.ts'],
    files: ['package.json'],
    folders: ['prisma'],
    packages: new Set(),
    startsWith: ['prisma', 'tsx'],
    place: 'package.json:3',
    needsPrismaClient: false,
    folder: expect.anything() as unknown,
  });
});

test('those of its start count as well, and none runs twice', () => {
  expect(detect({ build: 'prisma migrate deploy && next build', start: 'prisma migrate deploy && next start' }, PRISMA).command).toEqual(['prisma', 'migrate', 'deploy']);
  expect(detect({ prestart: 'prisma db push', start: 'next start' }, PRISMA).command).toEqual(['prisma', 'db', 'push']);
});

test('what a program of their own applies is there, however it names it', () => {
  const files = { 'migrate.ts': "migrate(db, { migrationsFolder: join(process.cwd(), 'drizzle') });\n", ...DRIZZLE };
  expect(detect({ migrate: 'tsx migrate.ts' }, files)).toMatchObject({ files: ['migrate.ts', 'package.json'], folders: ['drizzle'] });
});

test('the ending of a program may be left away', () => {
  expect(detect({ build: 'tsx lib/db/migrate && next build' }, { 'lib/db/migrate.ts': "import './url';\n", 'lib/db/url.ts': '', ...DRIZZLE })).toMatchObject({
    command: ['tsx', 'lib/db/migrate'], files: ['lib/db/migrate.ts', 'lib/db/url.ts', 'package.json'],
  });
  expect(detect({ build: 'tsx lib/db/migrate && next build' }, DRIZZLE).command).toEqual(['drizzle-kit', 'migrate']);
});

test('a script whose program the repository does not have is not run', () => {
  expect(detect({ build: 'tsx lib/db/migrate.ts && next build', migrate: 'node ./migrate.mjs' }, DRIZZLE).command).toEqual(['drizzle-kit', 'migrate']);
});

test.each(['node --import tsx db/migrate.ts', 'tsx --tsconfig tsconfig.scripts.json db/migrate.ts', 'node -r dotenv/config db/migrate.ts'])('what an option names is not taken for the program: %s', (text) => {
  const found = detect({ migrate: text }, { 'db/migrate.ts': '', 'tsconfig.scripts.json': '{}', ...DRIZZLE });
  expect(found).toMatchObject({ command: text.split(' '), files: expect.arrayContaining(['db/migrate.ts']) as unknown });
});

test('a build that empties its database first is no example', () => {
  expect(detect({ build: 'prisma migrate reset --force && next build' }, PRISMA).command).toEqual(['prisma', 'migrate', 'deploy']);
  expect(detect({ build: 'prisma db push --force-reset && next build' }, PRISMA).command).toEqual(['prisma', 'migrate', 'deploy']);
});

test.each(['db:migrate', 'migrate', 'db:migrations', 'drizzle:migrate', 'migrate:deploy', 'db:deploy', 'db:migrate:prod'])('else the script %s', (name) => {
  expect(detect({ [name]: 'tsx lib/run.ts' }, { 'lib/run.ts': "migrate(db, { migrationsFolder: './drizzle' });\n", ...DRIZZLE })).toMatchObject({
    command: ['tsx', 'lib/run.ts'], files: ['lib/run.ts', 'package.json'], folders: ['drizzle'], place: 'package.json:3',
  });
});

test('a script that applies what a tool has made is not run where there is nothing of it', () => {
  const { 'drizzle/0000_a.sql': _, ...unmade } = DRIZZLE;
  expect(detect({ 'db:migrate': 'dotenv -- drizzle-kit migrate' }, unmade)).toEqual({ reason: 'drizzle.config.ts has no migrations beside it' });
  expect(detect({ 'db:migrate': 'tsx migrate.ts' }, { 'migrate.ts': '', ...unmade }).command).toEqual(['tsx', 'migrate.ts']);
});

test('one that is for deployments before one that is for all', () => {
  expect(detect({ 'db:migrate': 'drizzle-kit migrate', 'migrate:deploy': 'prisma migrate deploy' }, PRISMA).command).toEqual(['prisma', 'migrate', 'deploy']);
});

test.each(['prisma migrate dev', 'drizzle-kit generate', 'drizzle-kit push', 'prisma db push', 'prisma migrate reset', 'turbo run migrate', 'docker compose run migrate', 'bun src/migrate.ts'])(
  'what developers do, or no image can, is not run: %s', (text) => {
    expect(detect({ 'db:migrate': text }, PRISMA).command).toEqual(['prisma', 'migrate', 'deploy']);
  },
);

test('else what the tool has for it, with what its configuration imports', () => {
  expect(detect({}, DRIZZLE)).toMatchObject({
    command: ['drizzle-kit', 'migrate'], files: ['drizzle.config.ts', 'lib/url.ts', 'package.json'], folders: ['drizzle'], place: 'drizzle.config.ts',
  });
  expect(detect({}, { 'knexfile.js': '', 'migrations/1.js': "require('uuid');\n" }, ['knex', 'uuid', 'react'])).toMatchObject({ command: ['knex', 'migrate:latest'], startsWith: ['knex', 'uuid'] });
});

test('without migrations there is nothing to run, and it is said', () => {
  expect(detect({}, { 'prisma/schema.prisma': '' })).toEqual({ reason: 'prisma/schema.prisma has no migrations beside it' });
  expect(detect({ 'db:push': 'drizzle-kit push' }, { 'drizzle.config.ts': '' })).toEqual({ reason: 'drizzle.config.ts has no migrations beside it' });
  expect(detect({}, PRISMA, [])).toEqual({ reason: 'no tool for them and no script is known' });
});

test('what a seed reads is there, and a client that it imports is made', () => {
  const seed = "import { PrismaClient } from '@prisma/client';\nimport { names } from '../lib/names';\n";
  const files = { ...PRISMA, 'prisma/seed.ts': seed, 'lib/names.ts': '', 'prisma.config.ts': "export default { migrations: { seed: 'tsx prisma/seed.ts' } };\n" };
  const found = detect({ build: 'prisma migrate deploy && prisma db seed && next build' }, files);
  expect(found).toMatchObject({ files: ['lib/names.ts', 'package.json', 'prisma.config.ts'], folders: ['prisma'], needsPrismaClient: true });
  const generated = { ...PRISMA, 'prisma/seed.ts': "import { PrismaClient } from '../src/generated/prisma/client';\n" };
  expect(detect({ build: 'tsx prisma/seed.ts && next build' }, generated)).toMatchObject({ needsPrismaClient: true });
  expect(detect({ build: 'prisma migrate deploy && next build' }, files)).toMatchObject({ needsPrismaClient: false });
});

test('a file of settings that the repository has does not ship', () => {
  expect(detect({ 'db:migrate': 'dotenv -e .env.example -- prisma migrate deploy' }, { ...PRISMA, '.env.example': '' })).toMatchObject({ files: ['package.json'] });
});

test('the application itself comes before packages of its workspace, and any that has something before any that has not', () => {
  const [empty, tool, other] = [folder({}), folder({}, DRIZZLE), folder({ migrate: 'prisma migrate deploy' }, PRISMA)];
  expect(detectNodeMigrations([empty, tool, other])).toMatchObject({ folder: tool, command: ['drizzle-kit', 'migrate'] });
  expect(detectNodeMigrations([empty, folder({}, { 'prisma/schema.prisma': '' })])).toEqual({ reason: 'prisma/schema.prisma has no migrations beside it' });
});

test('a script that is named need not be named for it', () => {
  expect(ofScript(folder({ release: 'npm run apply', apply: 'dotenv -- prisma migrate deploy' }, PRISMA), 'release')?.command).toEqual(['dotenv', '--', 'prisma', 'migrate', 'deploy']);
  expect(ofScript(folder({ up: 'tsx up.ts' }, { 'up.ts': '' }), 'up')).toMatchObject({ command: ['tsx', 'up.ts'], files: ['package.json', 'up.ts'] });
  expect(ofScript(folder({ 'up (all)': 'tsx up.ts' }, { 'up.ts': '' }), 'up (all)')?.place).toBe('package.json:3');
  expect(ofScript(folder({ dev: 'prisma migrate dev' }), 'dev')).toBeUndefined();
  expect(ofScript(folder({}), 'missing')).toBeUndefined();
});

test('a tool that is named has to be there', () => {
  expect(ofTool(folder({}, DRIZZLE), 'drizzle')?.command).toEqual(['drizzle-kit', 'migrate']);
  expect(ofTool(folder({}, DRIZZLE), 'prisma')).toBeUndefined();
  expect(ofTool(folder({}, DRIZZLE, []), 'drizzle')).toBeUndefined();
});

test('a release of drizzle-kit that has no command for it applies nothing', () => {
  const old = applicationFolder({ 'package.json': '{ "devDependencies": { "drizzle-kit": "^0.20.6" } }', ...DRIZZLE });
  expect(detectNodeMigrations([old])).toEqual({ reason: 'drizzle.config.ts: drizzle-kit applies migrations since 0.21 alone', cannotRun: true });
  expect(ofTool(old, 'drizzle')).toBeUndefined();
});

test('a command runs as it is, with what it names', () => {
  expect(ofCommand(folder({}, { 'scripts/up.mjs': "import 'pg';\n" }), ['node', './scripts/up.mjs', 'a b'])).toMatchObject({
    command: ['node', './scripts/up.mjs', 'a b'], files: ['package.json', 'scripts/up.mjs'], packages: new Set(['pg']),
  });
});

test('a program that starts a package manager cannot run in an image, which is said where nothing else can', () => {
  const files = { 'scripts/up.ts': "spawnSync(\n  'pnpm', ['exec', 'drizzle-kit', 'migrate']);\n" };
  expect(detect({ 'db:migrate': 'tsx scripts/up.ts' }, files)).toEqual({ reason: 'scripts/up.ts starts pnpm, which no image that ships has', cannotRun: true });
  expect(detect({ 'db:migrate': 'tsx scripts/up.ts' }, { ...files, ...DRIZZLE }).command).toEqual(['drizzle-kit', 'migrate']);
});

test('what they import from beside the folder comes as a whole', () => {
  const root = applicationFolder({
    'shared/address.ts': '', 'web/package.json': '{}', 'web/scripts/up.ts': "import { address } from '../../shared/address';\n",
  });
  expect(ofCommand(root.below('web'), ['tsx', 'scripts/up.ts'])).toMatchObject({ files: ['package.json', 'scripts/up.ts'], folders: ['../shared'] });
});
