import { NODE_PACKAGE_MANAGERS, PYTHON_PACKAGE_MANAGERS } from '../../src/package-managers';
import type { PackageManager } from '../../src/package-managers/package-manager';
import { ApplicationFolder } from '../../src/resolve/application-folder';
import { findInstallation } from '../../src/resolve/installation';
import { applicationFolder, git, temporaryFolder, writeFiles } from '../support/application-folder';

test.each([
  ['uv', PYTHON_PACKAGE_MANAGERS, 'uv.lock'],
  ['pip', PYTHON_PACKAGE_MANAGERS, 'requirements.txt'],
  ['npm', NODE_PACKAGE_MANAGERS, 'package-lock.json'],
] as [string, readonly PackageManager[], string][])('%s decides where its lock file lies', (id, managers, lockFile) => {
  const installation = findInstallation(managers, applicationFolder({ [lockFile]: '' }));
  expect(installation).toMatchObject({ packageManager: { id }, path: '.' });
});

test('uv.lock wins over a requirements.txt beside it', () => {
  const folder = applicationFolder({ 'requirements.txt': '', 'uv.lock': '' });
  expect(findInstallation(PYTHON_PACKAGE_MANAGERS, folder)?.packageManager.id).toBe('uv');
});

test('without a lock file nothing decides', () => {
  expect(findInstallation(PYTHON_PACKAGE_MANAGERS, applicationFolder({ 'setup.py': '' }))).toBeUndefined();
});

test('the root of a workspace decides for an application below it, unless that decides for itself', () => {
  const root = temporaryFolder();
  git(root, 'init');
  writeFiles(root, { 'workspace': '', 'apps/web/page.js': '', 'apps/alone/workspace': '' });
  const manager: PackageManager = { id: 'any', decidesFor: (folder) => folder.has('workspace') };
  const find = (path: string) => findInstallation([manager], new ApplicationFolder(root, path));
  expect(find('apps/web')).toMatchObject({ path: 'apps/web', root: { path: '.' } });
  expect(find('apps/alone')).toMatchObject({ path: '.', root: { path: 'apps/alone' } });
});
