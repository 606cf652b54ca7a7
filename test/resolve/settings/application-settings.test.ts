import { ApplicationFolder } from '../../../src/resolve/application-folder';
import { nodeSettings, pythonSettings } from '../../../src/resolve/settings/application-settings';
import { Files, git, temporaryFolder, writeFiles } from '../../support/application-folder';

function folder(files: Files): ApplicationFolder {
  const root = temporaryFolder();
  writeFiles(root, files);
  git(root, 'init', '--quiet');
  return new ApplicationFolder(root, '.');
}

test('an application of Python: fields and variables, with examples', () => {
  const files = {
    'app/config.py': 'from pydantic_settings import BaseSettings\n\nclass Settings(BaseSettings):\n    url: str\n',
    'app/main.py': 'import os\nMODE = os.getenv("MODE", "fast")\n',
    '.env.example': 'URL=http://a\n',
  };
  expect(pythonSettings(folder(files))).toEqual([
    { name: 'URL', place: 'app/config.py:4', required: true, form: 'text', example: { value: 'http://a', place: '.env.example:1' } },
    { name: 'MODE', place: 'app/main.py:2', required: false, fallback: 'fast', form: 'text' },
  ]);
});

test.each(['tests/conftest.py', 'test_main.py', 'scripts/seed.py', 'docs/conf.py', 'setup.py', 'noxfile.py'])('what %s reads is no setting of the application', (file) => {
  expect(pythonSettings(folder({ [file]: 'import os\nA = os.environ["A"]\n' }))).toEqual([]);
});

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
