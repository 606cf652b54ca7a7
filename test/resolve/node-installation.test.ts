import { ApplicationFolder } from '../../src/resolve/application-folder';
import { findNodeInstallation, importsBeside, reaching } from '../../src/resolve/node-installation';
import { Files, git, inFolder, temporaryFolder, writeFiles } from '../support/application-folder';

function find(files: Files, path = '.') {
  const root = temporaryFolder();
  writeFiles(root, files);
  git(root, 'init');
  return findNodeInstallation(new ApplicationFolder(root, path));
}

const WORKSPACE = { 'package.json': '{ "workspaces": ["apps/*"] }', 'apps/web/package.json': '{}' };

test.each([
  ['npm', 'package-lock.json', '{}'],
  ['pnpm', 'pnpm-lock.yaml', "lockfileVersion: '9.0'\n"],
  ['yarn-classic', 'yarn.lock', '# yarn lockfile v1\n'],
  ['yarn', 'yarn.lock', '__metadata:\n  version: 8\n'],
  ['bun', 'bun.lock', '{}'],
  ['bun', 'bun.lockb', ''],
])('%s decides where its %s lies', (id, lockFile, text) => {
  expect(find({ 'package.json': '{}', [lockFile]: text })).toMatchObject({ packageManager: { id }, lockFile, path: '.' });
});

describe('of two lock files', () => {
  const both = (manifest: string, npmLock: string, pnpmLock: string) => find({ 'package.json': manifest, 'package-lock.json': npmLock, 'pnpm-lock.yaml': pnpmLock });
  const manifest = '{ "dependencies": { "next": "16.4.5", "react": "19.3.1" } }';

  test('the one of the package manager that package.json names is used', () => {
    expect(both('{ "packageManager": "npm@11.0.0" }', '{}', '')).toMatchObject({ packageManager: { id: 'npm' }, reason: 'the one of the package manager that package.json names' });
  });

  test('the one that agrees most with package.json is used', () => {
    expect(both(manifest, '{ "next": "16.4.5", "react": "19.3.1" }', '      next:\n        specifier: 15.0.0\n')).toMatchObject({
      packageManager: { id: 'npm' },
      reason: 'the one that agrees most with package.json, on 2 of 2 dependencies',
    });
  });

  test('the one that was chosen on purpose is used when they agree alike: npm writes its own unasked', () => {
    expect(both('{}', '{}', '')).toMatchObject({
      packageManager: { id: 'pnpm' },
      reason: 'the first of pnpm-lock.yaml, package-lock.json, which agree with package.json alike',
    });
  });
});

describe('in a workspace', () => {
  test('the root decides, whatever lock file lies in the package', () => {
    expect(find({ ...WORKSPACE, 'package-lock.json': '{}', 'apps/web/yarn.lock': '' }, 'apps/web')).toMatchObject({
      packageManager: { id: 'npm' },
      path: 'apps/web',
      root: { path: '.' },
      reason: 'the one of the workspace that it is a package of', // and not the only one that is there
    });
  });

  test('a folder that is no package of it decides for itself', () => {
    const files = { ...WORKSPACE, 'package-lock.json': '{}', 'web/package.json': '{}', 'web/bun.lock': '{}' };
    expect(find(files, 'web')).toMatchObject({ packageManager: { id: 'bun' }, path: '.', root: { path: 'web' } });
  });

  test('the root decides without a lock file too', () => {
    expect(find(WORKSPACE, 'apps/web')).toMatchObject({ packageManager: { id: 'npm' }, lockFile: undefined, path: 'apps/web' });
    const pnpm = { 'package.json': '{}', 'pnpm-workspace.yaml': 'packages: [apps/*]\n', 'apps/web/package.json': '{}' };
    expect(find(pnpm, 'apps/web')).toMatchObject({ packageManager: { id: 'pnpm' }, path: 'apps/web' });
  });
});

describe('without a lock file', () => {
  test.each([
    ['{}', 'npm', 'nothing names another'],
    ['{ "packageManager": "pnpm@9.0.0" }', 'pnpm', 'package.json names it'],
    ['{ "packageManager": "yarn@1.22.22" }', 'yarn-classic', 'package.json names it'],
    ['{ "packageManager": "yarn@4.9.1" }', 'yarn', 'package.json names it'],
  ])('the package.json %s chooses %s, since %s', (manifest, id, reason) => {
    expect(find({ 'package.json': manifest })).toMatchObject({ packageManager: { id }, lockFile: undefined, reason });
  });
});

describe('what lies beside the folder that decides', () => {
  const reached = (files: Files, sources: readonly string[] = [], path = 'web') => {
    const { deciding, root, path: fromContext } = reaching(sources, find(files, path));
    return { decides: deciding.path, context: root.path, fromContext };
  };
  const WEB = { 'web/package.json': '{}', 'web/package-lock.json': '{}' };

  test('makes a folder above the build context, and changes nothing about what is installed', () => {
    expect(reached(WEB, ['app', '../shared'])).toEqual({ decides: 'web', context: '.', fromContext: 'web' });
    expect(reached({ ...WEB, 'web/package.json': '{ "dependencies": { "prices": "file:../prices" } }' })).toEqual({ decides: 'web', context: '.', fromContext: 'web' });
    expect(reached(inFolder('shop', WEB), ['../shared'], 'shop/web')).toEqual({ decides: 'shop/web', context: 'shop', fromContext: 'web' });
  });

  test('is of no account where a workspace has it, or the repository ends', () => {
    expect(reached({ ...WORKSPACE, 'package-lock.json': '{}' }, ['../../shared'], 'apps/web')).toEqual({ decides: '.', context: '.', fromContext: 'apps/web' });
    expect(reached(WEB, ['../../../shared'])).toMatchObject({ context: 'web' });
  });

  test('is found by imports; packages of the workspace come of themselves', () => {
    const files = {
      ...WORKSPACE,
      'package.json': '{ "workspaces": ["apps/*", "packages/*"] }',
      'package-lock.json': '{}',
      'packages/ui/package.json': '{}',
      'packages/ui/a.ts': '',
      'types/b.ts': '',
      'apps/web/app/page.ts': "import '../../../packages/ui/a';\nimport '../../../types/b';\n",
    };
    const installation = find(files, 'apps/web');
    expect(importsBeside(installation.root.below('apps/web'), installation)).toEqual(['../../types']);
  });
});
