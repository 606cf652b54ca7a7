import { ApplicationFolder } from '../../src/resolve/application-folder';
import { workspacePackages } from '../../src/resolve/workspace-packages';
import { applicationFolder, Files, git, temporaryFolder, writeFiles } from '../support/application-folder';

const manifest = (name: string, ...dependencies: string[]) => JSON.stringify({ name, dependencies: Object.fromEntries(dependencies.map((each) => [each, '*'])) });
const FILES: Files = {
  'package.json': '{ "workspaces": ["apps/*", "packages/*"] }',
  'package-lock.json': '{ "lockfileVersion": 3 }',
  'apps/web/package.json': manifest('web', 'db', 'next'),
  'packages/db/package.json': manifest('db', 'env'),
  'packages/env/package.json': manifest('env'),
  'packages/mail/package.json': manifest('mail'),
};

test('those that an application depends on, each after those that it depends on itself', () => {
  const path = temporaryFolder();
  writeFiles(path, FILES);
  git(path, 'init', '--quiet');
  const root = new ApplicationFolder(path, '.');
  const packages = workspacePackages(root.below('apps/web'));
  expect(packages.map((folder) => folder.pathWithin(root))).toEqual(['packages/env', 'packages/db']);
  expect(packages[1].read('package.json')).toBe(FILES['packages/db/package.json']);
});

test('an application without a workspace has none', () => {
  expect(workspacePackages(applicationFolder({ 'package.json': manifest('web', 'next') }))).toEqual([]);
});
