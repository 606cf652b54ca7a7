import { ApplicationFolder } from '../../src/resolve/application-folder';
import { Decisions } from '../../src/resolve/decisions';
import { decideInstallation } from '../../src/resolve/node-decisions';
import { findNodeInstallation, reaching } from '../../src/resolve/node-installation';
import { Files, git, temporaryFolder, writeFiles } from '../support/application-folder';

function decided(files: Files, path = '.') {
  const root = temporaryFolder();
  writeFiles(root, files);
  git(root, 'init');
  const decisions = new Decisions();
  decideInstallation(decisions, findNodeInstallation(new ApplicationFolder(root, path)));
  return decisions.toModel();
}

test('a release that package.json names is told with file and line', () => {
  expect(decided({ 'package.json': '{\n  "packageManager": "pnpm@9.1.0"\n}', 'pnpm-lock.yaml': '' })).toMatchObject([
    { setting: 'package manager', value: 'pnpm', origin: 'file', source: 'pnpm-lock.yaml, the only one that is there' },
    { setting: 'release of pnpm', value: '9.1.0', origin: 'file', source: 'package.json:2' },
  ]);
});

test('a release that only the lock file hints at is a guess', () => {
  expect(decided({ 'package.json': '{}', 'pnpm-lock.yaml': "lockfileVersion: '6.0'\n" })[1]).toMatchObject({ value: '8.15.9', origin: 'guess', source: 'pnpm-lock.yaml:1' });
});

test('npm comes along with the image', () => {
  expect(decided({ 'package.json': '{}' })).toMatchObject([
    { setting: 'package manager', value: 'npm', origin: 'default', source: 'nothing names another' },
    { setting: 'release of npm', origin: 'default', source: 'it comes along' },
  ]);
});

test('a context that is not the folder of the application is told', () => {
  const files = { 'package.json': '{ "workspaces": ["apps/*"] }', 'package-lock.json': '{}', 'apps/web/package.json': '{}' };
  expect(decided(files, 'apps/web')[2]).toMatchObject({ setting: 'build context', value: '.', source: 'package-lock.json, the root of the workspace' });
});

test('a context that reaches above the folder that decides says so', () => {
  const root = temporaryFolder();
  writeFiles(root, { 'web/package.json': '{}', 'web/package-lock.json': '{}' });
  git(root, 'init');
  const decisions = new Decisions();
  decideInstallation(decisions, reaching(['../shared'], findNodeInstallation(new ApplicationFolder(root, 'web'))));
  expect(decisions.toModel()).toMatchObject([
    { value: 'npm', source: 'web/package-lock.json, the only one that is there' },
    {},
    { setting: 'build context', value: '.', origin: 'default', source: 'it uses what lies beside its folder', change: 'what it imports, or option sources' },
  ]);
});
