import { BaseProfile, ContainerStack, Migrations, NextJsService, NextJsServiceOptions, Postgres } from '../../../src';
import { Decisions } from '../../../src/resolve/decisions';
import { chooseMigrations } from '../../../src/services/nextjs/nextjs-migrations';
import { Problems } from '../../../src/util/problem';
import { applicationFolder, Files, git, inFolder } from '../../support/application-folder';
import { NEXTJS } from '../../support/applications';
import { stage } from '../../support/dockerfile';
import { expectFile } from '../../support/expect-file';
import { Repository, synth } from '../../support/synth';

const manifest = (packages: readonly string[], scripts: { [name: string]: string } = {}) =>
  `${JSON.stringify({ scripts: { build: 'next build', ...scripts }, dependencies: Object.fromEntries(['next', ...packages].map((name) => [name, '16.0.0'])) }, null, 2)}\n`;
const DRIZZLE: Files = {
  ...NEXTJS,
  'package.json': manifest(['drizzle-kit', 'pg']),
  'drizzle.config.ts': "export default { out: './migrations', dbCredentials: { url: process.env.DATABASE_URL! } };\n",
  'migrations/0000_first.sql': '',
};
const PRISMA: Files = {
  ...NEXTJS,
  'package.json': manifest(['prisma', '@prisma/client']),
  'prisma/schema.prisma': 'datasource db {\n  provider = "postgresql"\n  url      = env("DATABASE_URL")\n}\n',
  'prisma/migrations/migration_lock.toml': 'provider = "postgresql"\n',
  'prisma/migrations/1_first/migration.sql': '',
};

const described = (options: Partial<NextJsServiceOptions>, hasDatabase: boolean) => (project: ConstructorParameters<typeof ContainerStack>[0]) => {
  const stack = new ContainerStack(project, { name: 'shop' });
  const database = hasDatabase ? { database: new Postgres(stack, 'db') } : {};
  new NextJsService(stack, 'web', { path: 'web', ...database, ...options });
};
const stackWith = (files: Files, options: Partial<NextJsServiceOptions> = {}, hasDatabase = true): Repository => synth(inFolder('web', files), described(options, hasDatabase));
const command = (files: Files, options?: Partial<NextJsServiceOptions>, hasDatabase?: boolean) =>
  (stackWith(files, options, hasDatabase).compose().services['web-migrations'] as { command?: string[] } | undefined)?.command;

test('they run before the service, from an image of their own', () => {
  const repository = stackWith(DRIZZLE);
  expect(repository.service('web-migrations')).toMatchObject({
    image: 'shop-web-migrations:${IMAGE_TAG:-local}',
    build: { context: '../web', dockerfile: '../docker/web/Dockerfile', target: 'migrations' },
    command: ['drizzle-kit', 'migrate'],
    depends_on: { db: { condition: 'service_healthy' } },
    networks: ['db'],
    restart: 'no',
    secrets: repository.service('web').secrets,
    user: '1000:1000',
  });
  expect(repository.service('web').depends_on).toMatchObject({ 'web-migrations': { condition: 'service_completed_successfully' } });
  for (const key of ['ports', 'healthcheck']) expect(repository.service('web-migrations')).not.toHaveProperty(key);
});

test('their tool and their files are in no other image, and the application is still what the Dockerfile ends with', () => {
  const dockerfile = stackWith(DRIZZLE).text('docker/web/Dockerfile');
  expect([...dockerfile.matchAll(/^FROM \S+ AS (\S+)$/gm)].map(([, name]) => name)).toEqual(['dependencies', 'secret-environment', 'development', 'builder', 'node', 'migration-packages', 'migrations', 'runner']);
  expect(stage(dockerfile, 'runner')).not.toMatch(/migration|drizzle/);
});

test('bake, scripts and manifest know the image', () => {
  const repository = stackWith(DRIZZLE);
  expect(repository.text('docker/docker-bake.hcl')).toContain('targets = ["web-migrations", "web"]');
  expect(repository.text('docker/docker-bake.hcl')).toContain('target     = "migrations"');
  expect(JSON.parse(repository.text('.projen/containers/shop.json'))).toMatchObject({ services: [{}, { name: 'web-migrations', build: { target: 'migrations' } }, {}] });
  expect(repository.text('scripts/lib.sh')).toContain('IMAGES=(shop-web-migrations shop-web)\nBUDGETS_MB=(1000 150)\n');
  expect(stackWith(DRIZZLE, { migrationsSizeBudgetMegabytes: 900 }).text('scripts/lib.sh')).toContain('BUDGETS_MB=(900 150)\n');
});

test('the secret of the address becomes the variable that the tool reads', () => {
  const migrations = stage(stackWith({ ...DRIZZLE, 'lib/db.ts': 'connect(process.env.DATABASE_URL!);\n' }).text('docker/web/Dockerfile'), 'migrations');
  expect(migrations).toMatch(/\nENTRYPOINT \["node", "\/usr\/local\/lib\/secret-environment\/run\.cjs"\]\nCMD \["drizzle-kit", "migrate"\]\n/);
});

test('the whole of it, with Prisma', () => {
  const repository = stackWith(PRISMA);
  expect(command(PRISMA)).toEqual(['prisma', 'migrate', 'deploy']);
  expectFile('next-prisma/docker/web/Dockerfile', repository.text('docker/web/Dockerfile'));
  expectFile('next-prisma/docker/docker-compose.yml', repository.text('docker/docker-compose.yml'));
});

test('a base without a shell gets one for them', () => {
  const dockerfile = stackWith(DRIZZLE, { profile: BaseProfile.distroless() }).text('docker/web/Dockerfile');
  expect(stage(dockerfile, 'migrations')).toMatch(/^FROM debian:/);
  expect(stage(dockerfile, 'runner')).toMatch(/^FROM gcr\.io\/distroless\//);
  expect(stage(stackWith(DRIZZLE, { profile: BaseProfile.slim() }).text('docker/web/Dockerfile'), 'migrations')).toMatch(/^FROM debian:/);
});

test('what they read enters the build, whatever else does', () => {
  const ignore = stackWith(DRIZZLE, { sources: ['app'] }).text('docker/web/Dockerfile.dockerignore');
  expect(ignore.split('\n').filter((line) => line.startsWith('!'))).toEqual(['!app', '!drizzle.config.ts', '!migrations', '!package-lock.json', '!package.json']);
});

describe('in a workspace', () => {
  const workspace: Files = {
    'package.json': '{ "workspaces": ["apps/*", "packages/*"] }\n',
    'package-lock.json': '{ "lockfileVersion": 3 }\n',
    ...inFolder('apps/web', { ...NEXTJS, 'package.json': '{ "name": "web", "dependencies": { "next": "16.0.0", "db": "*" } }\n' }),
    'packages/db/package.json': '{ "name": "db", "dependencies": { "pg": "8.0.0", "env": "*" }, "devDependencies": { "drizzle-kit": "1.0.0" } }\n',
    'packages/db/drizzle.config.ts': "import { url } from 'env';\n",
    'packages/db/drizzle/0000_first.sql': '',
    'packages/db/index.ts': 'connect(process.env.DATABASE_URL!);\n',
    'packages/env/package.json': '{ "name": "env" }\n',
    'packages/env/index.ts': 'export const url = process.env.DATABASE_URL!;\n',
  };
  const { ['apps/web/package-lock.json']: _lock, ...files } = workspace;
  const repository = synth(files, (project) => {
    git(project.outdir, 'init', '--quiet');
    ContainerStack.detect(project, { name: 'shop' });
  });
  const migrations = stage(repository.text('docker/web/Dockerfile'), 'migrations');

  test('a package of it may have the database: they run there', () => {
    expect(repository.service('web-migrations')).toMatchObject({ command: ['drizzle-kit', 'migrate'], networks: ['postgres'] });
    expect(migrations).toContain('WORKDIR /app/packages/db\nCOPY packages/db/drizzle.config.ts packages/db/package.json ./\n');
  });

  test('what they import of other packages is there', () => {
    expect(migrations).toContain('COPY packages/env /app/packages/env\n');
  });
});

test('it is told what runs, with file and line, or why nothing does', () => {
  const decided = (files: Files, option?: Migrations) => {
    const decisions = new Decisions();
    const problems = new Problems();
    chooseMigrations([applicationFolder(files)], decisions, { option, hasDatabase: true }, { where: 'shop/web', problems });
    return decisions.toModel().map(({ setting, value, origin, source, change }) => `${setting}: ${value}; ${origin}: ${source}; ${change}`);
  };
  const script = { ...DRIZZLE, 'seed.ts': '', 'package.json': manifest(['drizzle-kit', 'tsx'], { 'db:migrate': 'drizzle-kit migrate && tsx seed.ts' }) };
  expect(decided(script)).toEqual(['migrations: drizzle-kit migrate && tsx seed.ts; file: package.json:4; option migrations']);
  expect(decided(NEXTJS)).toEqual(['migrations: none; default: no tool for them and no script is known; option migrations']);
  const spawning = { ...NEXTJS, 'up.ts': "spawnSync('pnpm', []);\n", 'package.json': manifest(['tsx'], { 'db:migrate': 'tsx up.ts' }) };
  expect(decided(spawning)).toEqual(['migrations: none; guess: up.ts starts pnpm, which no image that ships has; option migrations']);
  expect(decided(DRIZZLE, Migrations.none())).toEqual(['migrations: none; option: option migrations; option migrations']);
});

test('without a database nothing runs, and nothing else changes', () => {
  const repository = stackWith(DRIZZLE, {}, false);
  expect(Object.keys(repository.compose().services)).toEqual(['web']);
  expect(repository.text('docker/web/Dockerfile')).not.toContain('migration');
});

test('what is said counts, with and without a database of the stack', () => {
  const both = { ...DRIZZLE, ...PRISMA, 'package.json': manifest(['prisma', 'drizzle-kit'], { 'db:migrate': 'drizzle-kit migrate', 'apply': 'npx drizzle-kit migrate' }) };
  expect(command(both, { migrations: Migrations.prisma() })).toEqual(['prisma', 'migrate', 'deploy']);
  expect(command(both, { migrations: Migrations.drizzle() })).toEqual(['drizzle-kit', 'migrate']);
  expect(command(both, { migrations: Migrations.script('apply') }, false)).toEqual(['drizzle-kit', 'migrate']);
  expect(command(both, { migrations: Migrations.command(['tsx', 'app/page.tsx', '$X']) })).toEqual(['tsx', 'app/page.tsx', '$$X']);
  expect(command(both, { migrations: Migrations.none() })).toBeUndefined();
});
