import { ApplicationFolder } from '../../../../src/resolve/application-folder';
import { migrationPackages } from '../../../../src/resolve/detect/node/migration-packages';
import { Files, git, temporaryFolder, writeFiles } from '../../../support/application-folder';

const DEPENDENCIES = ['@prisma/client', 'drizzle-kit', 'drizzle-orm', 'next', 'pg', 'prisma', 'react', 'tsx', 'typescript', 'zod-prisma-types'];

function find(commands: readonly string[], imported: readonly string[] = [], files: Files = {}, path = '.'): string[] {
  const root = temporaryFolder();
  writeFiles(root, { [`${path}/package.json`]: JSON.stringify({ dependencies: Object.fromEntries(DEPENDENCIES.map((name) => [name, '1'])) }), ...files });
  git(root, 'init', '--quiet');
  return migrationPackages(new ApplicationFolder(root, path), { commands, imported: new Set(imported) });
}

test.each([
  [['drizzle-kit migrate'], ['pg', 'node:fs', 'path'], ['drizzle-kit', 'drizzle-orm', 'pg']],
  [['prisma migrate deploy', 'tsx prisma/seed.ts'], ['@prisma/client'], ['@prisma/client', 'prisma', 'tsx']],
  [['node migrate.mjs'], ['next', 'pg'], ['next', 'pg']],
  [['node --import tsx/esm migrate.ts'], [], ['tsx']],
])('%j with imports of %j starts with %j', (commands, imported, packages) => {
  expect(find(commands, imported)).toEqual(packages);
});

test('generators of Prisma are packages too', () => {
  const schema = 'datasource db {\n  provider = "postgresql"\n}\ngenerator zod {\n  provider = "zod-prisma-types"\n}\n';
  expect(find(['prisma migrate deploy'], [], { 'prisma/schema.prisma': schema })).toEqual(['@prisma/client', 'prisma', 'zod-prisma-types']);
});

test.each([
  [['my-tool migrate'], []],
  [['drizzle-kit migrate'], ['@/unknown']],
])('all that the application has, but Next.js and the compiler, for %j with imports of %j', (commands, imported) => {
  expect(find(commands, imported)).toEqual(DEPENDENCIES.filter((name) => !['next', 'typescript'].includes(name)));
});

test('what a package of the workspace depends on that they import', () => {
  const files = {
    'package.json': JSON.stringify({ workspaces: ['apps/*', 'packages/*'] }),
    'package-lock.json': '{}',
    'apps/web/package.json': JSON.stringify({ dependencies: { '@acme/db': '*', '@acme/ui': '*', 'drizzle-kit': '1' } }),
    'packages/db/package.json': JSON.stringify({ name: '@acme/db', dependencies: { postgres: '3' } }),
    'packages/ui/package.json': JSON.stringify({ name: '@acme/ui', dependencies: { react: '19' } }),
  };
  expect(find(['drizzle-kit migrate'], ['@acme/db'], files, 'apps/web')).toEqual(['drizzle-kit', 'postgres']);
});
