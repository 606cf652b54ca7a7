import { ApplicationFolder } from '../../../../src/resolve/application-folder';
import { nodeSettings } from '../../../../src/resolve/settings/node/node-settings';
import { Files, git, temporaryFolder, writeFiles } from '../../../support/application-folder';

function folder(files: Files): ApplicationFolder {
  const root = temporaryFolder();
  writeFiles(root, files);
  git(root, 'init', '--quiet');
  return new ApplicationFolder(root, '.');
}

test('an application of Node.js: variables, and those of a Prisma schema', () => {
  const files = { 'prisma/schema.prisma': 'datasource db {\n  url = env("DATABASE_URL")\n}\n', 'next.config.ts': 'process.env.API_URL;\n' };
  expect(nodeSettings(folder(files))).toEqual([
    { name: 'DATABASE_URL', place: 'prisma/schema.prisma:2', required: true, form: 'text' },
    { name: 'API_URL', place: 'next.config.ts:1', required: false, form: 'text' },
  ]);
});

test.each(['e2e/home.ts', 'lib/api.test.ts', 'playwright.config.ts', 'drizzle.config.ts', 'scripts/seed.ts', 'types/env.d.ts'])('what %s reads is no setting of the application', (file) => {
  expect(nodeSettings(folder({ [file]: 'process.env.A!;\n' }))).toEqual([]);
});

test('where packages of the workspace find their database is a setting of the application, and what else they read is not', () => {
  const root = folder({
    'package.json': '{ "workspaces": ["web", "db", "mail"] }',
    'package-lock.json': '{ "lockfileVersion": 3 }',
    'web/package.json': '{ "name": "web", "dependencies": { "db": "*" } }',
    'db/package.json': '{ "name": "db" }',
    'db/index.ts': 'export const url = process.env.DATABASE_URL!;\nexport const key = process.env.API_KEY!;\n',
    'mail/package.json': '{ "name": "mail" }',
    'mail/index.ts': 'process.env.POSTGRES_URL!;\n',
  });
  expect(nodeSettings(root.below('web'))).toMatchObject([{ name: 'DATABASE_URL', place: 'db/index.ts:1' }]);
});

test('what a file needs that the application does not load, it can do without', () => {
  const program = 'if (!process.env.A) throw new Error("A");\n';
  expect(nodeSettings(folder({ 'lib/child.ts': program, 'lib/child.test.ts': 'spawn("lib/child.ts");\n' }))).toMatchObject([{ name: 'A', required: false }]);
  expect(nodeSettings(folder({ 'lib/child.ts': program, 'app/page.tsx': 'import "../lib/child";\n' }))).toMatchObject([{ name: 'A', required: true }]);
});

test('what the application imports from packages of its workspace is read like its own code', () => {
  const root = folder({
    'package.json': '{ "workspaces": ["web", "env"] }',
    'package-lock.json': '{ "lockfileVersion": 3 }',
    'web/package.json': '{ "name": "web", "dependencies": { "env": "*" } }',
    'web/app/page.tsx': 'import { env } from "env/web";\n',
    'env/package.json': '{ "name": "env" }',
    'env/web.ts': 'export const env = createEnv({ server: { A: z.string() }, runtimeEnv: process.env });\n',
    'env/worker.ts': 'export const env = createEnv({ server: { B: z.string() }, runtimeEnv: process.env });\n',
  });
  expect(nodeSettings(root.below('web'))).toMatchObject([{ name: 'A', place: 'env/web.ts:1', required: true }]);
});
