import { installationInputs } from '../../src/package-managers/node-package-manager';
import { npm } from '../../src/package-managers/npm';
import { pnpm } from '../../src/package-managers/pnpm';
import { rendered } from '../support/dockerfile';
import { nodeProject } from '../support/node-project';

test('an installation reads manifests, the lock file, settings, and what manifests name by its path, outside of the context too', () => {
  const files = {
    'package.json': '{ "workspaces": ["apps/*"], "dependencies": { "tool": "file:./vendor/tool.tgz" } }',
    'package-lock.json': '{}',
    '.npmrc': 'legacy-peer-deps=true\n',
    'vendor/tool.tgz': '',
    'apps/web/package.json': '{ "dependencies": { "local": "link:local", "beside": "file:../../lib", "bare": "./bare.tgz", "gone": "file:gone", "above": "file:../../../above", "next": "16.4.5" } }',
    'apps/web/local/package.json': '{}',
    'apps/web/bare.tgz': '',
    'lib/package.json': '{}',
  };
  expect(installationInputs(npm, nodeProject(npm, files))).toEqual(['../above', '.npmrc', 'apps/web/bare.tgz', 'apps/web/local', 'apps/web/package.json', 'lib', 'package-lock.json', 'package.json', 'vendor/tool.tgz']);
});

test('what no mount can name is copied', () => {
  const files = { 'package.json': '{ "workspaces": ["*"] }', 'my app/package.json': '{}', 'a,b/package.json': '{}' };
  const text = rendered(...npm.install(nodeProject(npm, files)));
  expect(text).toContain('COPY a,b/package.json a,b/package.json\nCOPY ["my app/package.json", "my app/package.json"]\n');
  expect(text).not.toMatch(/source=(?:my|a,b)/);
});

test('npm edits a manifest that is reserved for another package manager by force', () => {
  const devEngines = (name: string) => `"devEngines": { "packageManager": { "name": "${name}" } }`;
  const manifest = (name: string) => ({ 'package.json': `{ "scripts": { "prepare": "husky" }, ${devEngines(name)} }` });
  expect(rendered(...pnpm.install(nodeProject(pnpm, manifest('pnpm'))))).toContain('npm --force pkg delete scripts.prepare');
  expect(rendered(...npm.install(nodeProject(npm, manifest('npm'))))).toContain('npm pkg delete scripts.prepare');
});

test("the packages' own scripts are taken out of the manifests that the installation sees, and it is said", () => {
  const files = {
    'package.json': '{ "workspaces": ["apps/*"], "scripts": { "prepare": "husky", "postinstall": "node a.js" } }',
    'apps/my web/package.json': '{ "scripts": { "postinstall": "node b.js" } }',
    'apps/plain/package.json': '{}',
  };
  const text = rendered(...npm.install(nodeProject(npm, files)));
  expect(text).toContain('# Install scripts of workspace packages run later, when their sources are available.\n');
  expect(text).toContain("npm pkg delete scripts.postinstall scripts.prepare \\\n && npm pkg delete --prefix 'apps/my web' scripts.postinstall \\\n && npm install");
  expect(text).toContain('COPY package.json package.json\n');
  expect(text).toContain('source=apps/plain/package.json,');
});

test('a folder that is not the top of the context finds its files in it', () => {
  const files = { 'package.json': '{ "scripts": { "prepare": "husky" }, "dependencies": { "prices": "file:../prices" } }', 'package-lock.json': '{}' };
  const project = { ...nodeProject(npm, files), inContext: 'web' };
  expect(installationInputs(npm, project)).toEqual(['prices', 'web/package-lock.json', 'web/package.json']);
  const text = rendered(...npm.install(project));
  expect(text).toContain('COPY web/package.json package.json\n');
  expect(text).toContain('source=prices,target=../prices');
  expect(text).toContain('source=web/package-lock.json,target=package-lock.json');
});
