import { npm } from '../../src/package-managers/npm';
import type { Files } from '../support/application-folder';
import { rendered } from '../support/dockerfile';
import { nodeProject } from '../support/node-project';

const COMMENT = '# Only package.json and its lock file can invalidate this layer. All dependencies are installed, because the build needs them.\n';
const LOCKED: Files = { 'package.json': '{}', 'package-lock.json': '{}' };
const install = (files: Files, secrets: readonly string[] = []) => rendered(...npm.install(nodeProject(npm, files, secrets)));

test('installs exactly what is locked, with a cache that is in no layer', () => {
  expect(install(LOCKED)).toBe(`${COMMENT}RUN --mount=type=bind,source=package-lock.json,target=package-lock.json \\
    --mount=type=bind,source=package.json,target=package.json \\
    --mount=type=cache,target=/root/.npm \\
    npm ci --no-audit --no-fund
`);
});

test('hands npm the certificate authority and the .npmrc, as mounts', () => {
  expect(install(LOCKED, ['ca', 'npmrc', 'pip-conf', 'uv-toml'])).toContain(`    --mount=type=secret,id=ca \\
    --mount=type=secret,id=npmrc \\
    export NODE_EXTRA_CA_CERTS=/run/secrets/ca \\
 && export NPM_CONFIG_USERCONFIG=/run/secrets/npmrc \\
 && npm ci --no-audit --no-fund
`);
});

test('an npm-shrinkwrap.json goes before a package-lock.json, as npm has it', () => {
  expect(nodeProject(npm, { ...LOCKED, 'npm-shrinkwrap.json': '{}' }).lockFile).toBe('npm-shrinkwrap.json');
});

test('without a lock file it installs what package.json asks for, and writes none', () => {
  const text = install({ 'package.json': '{}' });
  expect(text).toContain('npm install --no-package-lock --no-audit --no-fund');
  expect(text).toContain('# Without a lock file, two builds may differ.');
});

test('a workspace lends the manifests of its packages, and no more of them', () => {
  const files = { ...LOCKED, 'package.json': '{ "workspaces": ["packages/*"] }', 'packages/ui/package.json': '{}', 'packages/ui/index.js': '', 'tools/package.json': '{}' };
  const text = install(files);
  expect(text).toContain('source=packages/ui/package.json,');
  expect(text).not.toMatch(/index\.js|tools/);
});

test('runs a script of package.json, and a program of a package', () => {
  const { root } = nodeProject(npm, LOCKED);
  expect(npm.run({ root }, 'build')).toBe('npm run build');
  expect(npm.execute({ root }, 'next build')).toBe('npx --no-install next build');
});

test('the npm of the image installs', () => {
  const project = nodeProject(npm, LOCKED);
  expect(npm.release(project.root)).toBeUndefined();
  expect(npm.prepare(project)).toEqual([]);
});

test('npm is told of packages that do not fit each other, since it would refuse what its team locked', () => {
  const packages = {
    '': { dependencies: { calendar: '8.0.0', dates: '4.0.0' } },
    'node_modules/calendar': { version: '8.0.0', peerDependencies: { dates: '^3.0.0' } },
    'node_modules/dates': { version: '4.0.0' },
  };
  const text = install({ 'package.json': '{}', 'package-lock.json': JSON.stringify({ packages }) });
  expect(text).toContain('# --legacy-peer-deps: the lock file contains conflicting peer dependencies, which npm would refuse.\n');
  expect(text).toContain('npm ci --no-audit --no-fund --legacy-peer-deps\n');
});
