import { pnpm } from '../../src/package-managers/pnpm';
import type { Files } from '../support/application-folder';
import { rendered } from '../support/dockerfile';
import { nodeProject } from '../support/node-project';

const lock = (format: string): Files => ({ 'package.json': '{}', 'pnpm-lock.yaml': `lockfileVersion: ${format}\n` });
const LOCKED = lock("'9.0'");
const release = (files: Files) => pnpm.release(nodeProject(pnpm, files).root);

test('installs exactly what is locked, from a store that is in no layer', () => {
  expect(rendered(...pnpm.install(nodeProject(pnpm, LOCKED)))).toContain(`RUN --mount=type=bind,source=package.json,target=package.json \\
    --mount=type=bind,source=pnpm-lock.yaml,target=pnpm-lock.yaml \\
    --mount=type=cache,target=/root/.pnpm-store \\
    pnpm install --frozen-lockfile --store-dir /root/.pnpm-store
`);
});

test('the root of a workspace need not be a package', () => {
  const files = { 'pnpm-lock.yaml': "lockfileVersion: '9.0'\n", 'pnpm-workspace.yaml': 'packages: [web]\n', 'web/package.json': '{}' };
  const text = rendered(...pnpm.install(nodeProject(pnpm, files)));
  expect(text).toContain('source=web/package.json');
  expect(text).not.toContain('source=package.json');
});

test('puts the exact release in place, with the authority and the .npmrc of the build secrets', () => {
  const text = rendered(...pnpm.prepare(nodeProject(pnpm, LOCKED, ['ca', 'npmrc'])));
  expect(text).toContain('npm install --global --no-audit --no-fund pnpm@9.15.9');
  expect(text).toContain('NPM_CONFIG_USERCONFIG=/run/secrets/npmrc');
});

describe('the release', () => {
  test.each([
    ["'5.3'", '6.35.1'],
    ['5.4', '7.33.7'],
    ["'6.0'", '8.15.9'],
    ["'9.0'", '9.15.9'],
    ["'13.0'", '12.21.0'],
  ])('of a lock file in the format %s is %s', (format, version) => {
    expect(release(lock(format))).toMatchObject({ version, place: { file: 'pnpm-lock.yaml' } });
  });

  test.each([
    ['an allow-list of scripts in pnpm-workspace.yaml', { 'pnpm-workspace.yaml': 'packages: [apps/*]\nonlyBuiltDependencies: [sharp]\n' }, '10.34.9'],
    ['an allow-list of scripts in package.json', { 'package.json': '{ "pnpm": { "onlyBuiltDependencies": ["sharp"] } }' }, '10.34.9'],
    ['settings without a workspace', { 'pnpm-workspace.yaml': 'ignoredBuiltDependencies:\n  - sharp\n' }, '10.34.9'],
    ['a map of allowed builds', { 'pnpm-workspace.yaml': 'allowBuilds:\n  sharp: true\n' }, '11.28.11'],
    ['nothing of the kind', { 'pnpm-workspace.yaml': 'packages: [apps/*]\n' }, '9.15.9'],
  ])('with %s is the one that knows it', (_, files, version) => {
    expect(release({ ...LOCKED, ...files })?.version).toBe(version);
  });

  test.each([
    ['packageManager, without the hash', '{ "packageManager": "pnpm@9.1.0+sha512.abc" }', '9.1.0'],
    ['devEngines', '{ "devEngines": { "packageManager": { "name": "pnpm", "version": "^10.1.0" } } }', '10.34.9'],
    ['engines', '{ "engines": { "pnpm": ">=9 <10" } }', '9.15.9'],
    ['engines that leave it open: the next to what wrote the lock file', '{ "engines": { "pnpm": "*" } }', '9.15.9'],
    ['engines that want a later one than wrote the lock file', '{ "engines": { "pnpm": ">=10.0.0" } }', '10.34.9'],
    ['packageManager that names another, and then the lock file', '{ "packageManager": "yarn@4.1.0" }', '9.15.9'],
  ])('is read from %s', (_, manifest, version) => {
    expect(release({ ...LOCKED, 'package.json': manifest })?.version).toBe(version);
  });

  test('is the one that the lock file itself names', () => {
    const text = "lockfileVersion: '9.0'\nimporters:\n  .:\n    packageManagerDependencies:\n      pnpm:\n        specifier: 11.4.2\n        version: 11.4.2\n---\nlockfileVersion: '9.0'\n";
    expect(release({ 'package.json': '{}', 'pnpm-lock.yaml': text })?.version).toBe('11.4.2');
  });

  test('is a default where there is neither a lock file nor a name', () => {
    expect(release({ 'package.json': '{}' })).toEqual({ version: '10.34.9', reason: 'no file names another' });
  });
});

test('lends settings, hooks and patches', () => {
  const files = {
    ...LOCKED,
    '.npmrc': 'node-linker=hoisted\n',
    '.pnpmfile.cjs': '',
    'pnpm-workspace.yaml': 'patchedDependencies:\n  a@1.0.0: patches/a.patch\n  gone@1.0.0: patches/gone.patch\n',
    'patches/a.patch': '',
    'package.json': '{ "pnpm": { "patchedDependencies": { "b": "patches/b.patch" } } }',
    'patches/b.patch': '',
  };
  expect(pnpm.settings(nodeProject(pnpm, files).root)).toEqual(['.npmrc', 'pnpm-workspace.yaml', '.pnpmfile.cjs', 'patches/a.patch', 'patches/b.patch']);
});

test('a pnpm-workspace.yaml that cannot be read is left to pnpm', () => {
  expect(nodeProject(pnpm, { ...LOCKED, 'pnpm-workspace.yaml': 'packages: [' }).members).toEqual([]);
});

test('without a lock file it installs what package.json asks for', () => {
  expect(rendered(...pnpm.install(nodeProject(pnpm, { 'package.json': '{}' })))).toContain('pnpm install --no-lockfile');
});

test('runs a script of package.json, and a program of a package', () => {
  const { root } = nodeProject(pnpm, LOCKED);
  expect([pnpm.run({ root }, 'build'), pnpm.execute({ root }, 'next build')]).toEqual(['pnpm run build', 'pnpm exec next build']);
});
