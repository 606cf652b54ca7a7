import { ApplicationFolder } from '../../../../src/resolve/application-folder';
import { nodeLockFiles } from '../../../../src/resolve/detect/node/node-lock-files';
import { findNodeInstallation } from '../../../../src/resolve/node-installation';
import { Files, git, temporaryFolder, writeFiles } from '../../../support/application-folder';

function lockFiles(files: Files, path = '.') {
  const root = temporaryFolder();
  writeFiles(root, files);
  git(root, 'init');
  const folder = new ApplicationFolder(root, path);
  return nodeLockFiles(folder, findNodeInstallation(folder));
}

test('the one that is used is told, and those beside it', () => {
  expect(lockFiles({ 'package.json': '{ "packageManager": "npm@11.0.0" }', 'package-lock.json': '{}', 'bun.lockb': '' })).toMatchObject({
    used: 'package-lock.json',
    others: ['bun.lockb'],
    unlocked: [],
  });
});

test('in a workspace, those at its root and in the package are told as seen from the package', () => {
  const files = { 'package.json': '{ "workspaces": ["apps/*"] }', 'package-lock.json': '{}', 'apps/web/package.json': '{}', 'apps/web/yarn.lock': '' };
  expect(lockFiles(files, 'apps/web')).toMatchObject({ used: '../../package-lock.json', others: ['yarn.lock'] });
});

test('without one, the dependencies whose version package.json leaves open are told', () => {
  const dependencies = { 'next': 'latest', 'react': '19.3.1', 'beta': '1.0.0-beta.1', 'react-dom': '^19.0.0', 'ui': 'workspace:*', 'local': 'file:local' };
  expect(lockFiles({ 'package.json': JSON.stringify({ dependencies }) })).toMatchObject({ used: 'package.json', others: [], unlocked: ['next', 'react-dom'] });
});

test('a package of the workspace that asks for what is not locked is told', () => {
  const files = {
    'package.json': '{ "workspaces": ["apps/*", "packages/*"] }',
    'package-lock.json': '{ "packages": { "apps/web": { "dependencies": { "next": "16" } } } }',
    'apps/web/package.json': '{ "dependencies": { "next": "16", "@shop/db": "*" } }',
    'packages/db/package.json': '{ "name": "@shop/db", "devDependencies": { "drizzle-kit": "1", "tsx": "4" } }',
  };
  expect(lockFiles(files, 'apps/web')).toMatchObject({ refused: ['drizzle-kit', 'tsx'], refusedFor: '../../packages/db/package.json' });
  expect(lockFiles({ ...files, 'packages/db/package.json': '{ "name": "@shop/db" }' }, 'apps/web')).not.toHaveProperty('refused');
});
