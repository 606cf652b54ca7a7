import { bun } from '../../src/package-managers/bun';
import type { Files } from '../support/application-folder';
import { rendered } from '../support/dockerfile';
import { nodeProject } from '../support/node-project';

const LOCKED: Files = { 'package.json': '{}', 'bun.lock': '{}' };

test('installs exactly what is locked', () => {
  expect(rendered(...bun.install(nodeProject(bun, LOCKED)))).toContain(`    --mount=type=cache,target=/root/.bun/install/cache \\
    bun install --frozen-lockfile
`);
});

test.each([['bun.lock'], ['bun.lockb']])('decides where %s lies', (lockFile) => {
  const project = nodeProject(bun, { 'package.json': '{}', [lockFile]: '' });
  expect(bun.decidesFor(project.root, '.')).toBe(true);
  expect(project.lockFile).toBe(lockFile);
});

test('the release is the one that is named, else a known one', () => {
  const release = (manifest: string) => bun.release(nodeProject(bun, { ...LOCKED, 'package.json': manifest }).root)?.version;
  expect(release('{ "packageManager": "bun@1.2.3" }')).toBe('1.2.3');
  expect(release('{}')).toBe('1.4.5');
  expect(rendered(...bun.prepare(nodeProject(bun, LOCKED)))).toContain('npm install --global --no-audit --no-fund --allow-scripts=bun bun@1.4.5');
});

test('a bun.lockb, which records scripts too, is checked before they are put off', () => {
  const files = { 'package.json': '{ "scripts": { "prepare": "husky" } }' };
  const text = rendered(...bun.install(nodeProject(bun, { ...files, 'bun.lockb': '' })));
  expect(text).toContain('    bun install --frozen-lockfile --dry-run \\\n && npm pkg delete scripts.prepare \\\n && bun install --no-save\n');
  expect(rendered(...bun.install(nodeProject(bun, { ...files, 'bun.lock': '' })))).toContain('    npm pkg delete scripts.prepare \\\n && bun install --frozen-lockfile\n');
});

test('lends settings and patches', () => {
  const files = { 'package.json': '{ "patchedDependencies": { "a@1.0.0": "patches/a.patch" } }', 'patches/a.patch': '', 'bunfig.toml': '' };
  expect(bun.settings(nodeProject(bun, files).root)).toEqual(['bunfig.toml', 'patches/a.patch']);
});

test('reads the .npmrc of the build secrets at home', () => {
  expect(rendered(...bun.install(nodeProject(bun, LOCKED, ['npmrc'])))).toContain('ln -sf /run/secrets/npmrc /root/.npmrc');
});

test('runs a script of package.json, and a program of a package', () => {
  const { root } = nodeProject(bun, LOCKED);
  expect([bun.run({ root }, 'build'), bun.execute({ root }, 'next build')]).toEqual(['bun run build', 'bun run next build']);
});
