import { packageBuilds, workspaceNeeds } from '../../../../src/resolve/detect/node/workspace-needs';
import { applicationFolder, Files } from '../../../support/application-folder';

const manifest = (name: string, dependencies: readonly string[] = [], more: object = {}) =>
  JSON.stringify({ name, dependencies: Object.fromEntries(dependencies.map((each) => [each, '*'])), ...more });

const FILES: Files = {
  'package.json': '{}',
  'tsconfig.base.json': '{}',
  'turbo.json': '{}',
  'README.md': '',
  '.github/ci.yml': '',
  'codecov.yml': '',
  'assets/logo.svg': '',
  'apps/web/package.json': manifest('web', ['ui', 'next']),
  'apps/web/tsconfig.json': '{ "extends": "../../packages/settings/tsconfig.json", "files": ["../../../outside.ts", "../../assets/logo.svg"] }',
  'apps/other/package.json': manifest('other', ['unused']),
  'packages/ui/package.json': manifest('ui', ['data']),
  'packages/data/package.json': manifest('data', ['ui']),
  'packages/unused/package.json': manifest('unused'),
  'packages/settings/package.json': manifest('settings'),
  'packages/settings/tsconfig.json': '{ "extends": "../../tsconfig.base.json" }',
};
const MEMBERS = ['apps/other', 'apps/web', 'packages/data', 'packages/settings', 'packages/ui', 'packages/unused'];

describe('an application needs of its workspace', () => {
  const needs = workspaceNeeds(applicationFolder(FILES), MEMBERS, 'apps/web');

  test('the packages that it depends on, each after its own, also where they depend on each other', () => {
    expect(needs.packages).toEqual(['packages/data', 'packages/ui']);
  });

  test('their sources, what configuration names by its path, and files at the root; no other application', () => {
    expect(needs.sources).toEqual(['assets/logo.svg', 'package.json', 'packages/data', 'packages/settings', 'packages/ui', 'tsconfig.base.json', 'turbo.json']);
  });
});

test('an application that is the root needs no more than it has', () => {
  const root = applicationFolder({ 'package.json': manifest('web', ['ui']), 'packages/ui/package.json': manifest('ui') });
  expect(workspaceNeeds(root, ['packages/ui'], '.')).toEqual({ packages: ['packages/ui'], sources: [] });
});

test('an application without a workspace needs nothing of one', () => {
  expect(workspaceNeeds(applicationFolder({ 'package.json': manifest('web', ['next']) }), [], '.')).toEqual({ packages: [], sources: [] });
});

describe('a package is built before the application', () => {
  const builds = (files: Files, packages = ['ui']) => packageBuilds(applicationFolder({ 'package.json': '{}', 'web/package.json': '{}', ...files }), packages, 'web');
  const scripts = { scripts: { build: 'tsc', generate: 'node generate.js' } };
  const BUILD = [{ folder: 'ui', script: 'build' }];

  test.each([
    ['its entry point is not in the repository', { main: 'dist/index.js' }, {}, BUILD],
    ['one of its exports is not in the repository', { exports: { '.': { types: './dist/index.d.ts', default: './src/index.ts' } } }, { 'ui/src/index.ts': '' }, BUILD],
    ['its entry points are there', { exports: { '.': './src/index.ts', './*': './src/*.ts' } }, { 'ui/src/index.ts': '' }, []],
    ['it names none and nobody orders it', {}, {}, []],
    ['it names none and Turborepo orders it', {}, { 'turbo.json': '{ "tasks": { "build": { "dependsOn": ["^build"] } } }' }, BUILD],
    ['it names none and Nx orders it, after what it is made of', {}, { 'nx.json': '{ "targetDefaults": { "build": { "inputs": [{ "env": "A" }], "dependsOn": ["^build"] } } }' }, BUILD],
    ['it names none and Nx orders it', {}, { 'nx.json': '{ "targetDefaults": { "build": { "dependsOn": ["^build"] } } }' }, BUILD],
  ])('or not, when %s', (_, more, files, expected) => {
    expect(builds({ 'ui/package.json': manifest('ui', [], { ...scripts, ...more }), ...files })).toEqual(expected);
  });

  test('after what Turborepo wants of packages, and before what it wants of the application', () => {
    const files = {
      'turbo.json': '{\n // order\n "pipeline": { "build": { "outputs": [], "dependsOn": ["^generate", "^build", "codegen", "lint", "$CI", "other#build"] } } }',
      'ui/package.json': manifest('ui', [], { ...scripts, main: 'dist/index.js' }),
      'web/package.json': '{ "scripts": { "codegen": "x", "lint": "y" } }',
    };
    expect(builds(files)).toEqual([{ folder: 'ui', script: 'generate' }, ...BUILD, { folder: 'web', script: 'codegen' }]);
  });

  test('only if it can be', () => {
    expect(builds({ 'ui/package.json': manifest('ui', [], { main: 'dist/index.js' }) })).toEqual([]);
  });
});
