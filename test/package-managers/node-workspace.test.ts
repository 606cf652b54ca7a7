import { membersOfManifest, membersOfPnpm, pnpmSettings } from '../../src/package-managers/node-workspace';
import { applicationFolder } from '../support/application-folder';

const PACKAGES = { 'apps/web/package.json': '{}', 'packages/ui/package.json': '{}', 'packages/old/package.json': '{}', 'packages/notes/readme.txt': '' };

test.each([
  ['["apps/*", "packages/*"]', ['apps/web', 'packages/old', 'packages/ui']],
  ['["apps/*", "packages/*", "!packages/old"]', ['apps/web', 'packages/ui']],
  ['{ "packages": ["packages/ui"] }', ['packages/ui']],
  ['[]', []],
  ['"packages/*"', []],
])('the workspaces %s of package.json are %j', (workspaces, expected) => {
  expect(membersOfManifest(applicationFolder({ ...PACKAGES, 'package.json': `{ "workspaces": ${workspaces} }` }))).toEqual(expected);
});

test('without workspaces there are none', () => {
  expect(membersOfManifest(applicationFolder({ ...PACKAGES, 'package.json': '{}' }))).toEqual([]);
  expect(membersOfPnpm(applicationFolder(PACKAGES))).toEqual([]);
});

test('those of pnpm are in a file of their own, which may hold settings only', () => {
  expect(membersOfPnpm(applicationFolder({ ...PACKAGES, 'pnpm-workspace.yaml': 'packages:\n  - apps/*\n  - "!packages/old"\n' }))).toEqual(['apps/web']);
  expect(membersOfPnpm(applicationFolder({ ...PACKAGES, 'pnpm-workspace.yaml': 'allowBuilds:\n  sharp: true\n' }))).toEqual([]);
});

test.each([['packages: ['], ['- a'], ['']])('a pnpm-workspace.yaml of %j says nothing', (text) => {
  expect(pnpmSettings(applicationFolder({ 'pnpm-workspace.yaml': text }))).toEqual({});
});
