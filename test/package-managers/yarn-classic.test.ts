import { isModernYarn, yarnClassic } from '../../src/package-managers/yarn-classic';
import { applicationFolder, Files } from '../support/application-folder';
import { rendered } from '../support/dockerfile';
import { nodeProject } from '../support/node-project';

const LOCKED: Files = { 'package.json': '{}', 'yarn.lock': '# yarn lockfile v1\n' };

test('a lock file of Yarn 1 is told from the newer ones', () => {
  expect(isModernYarn(applicationFolder(LOCKED))).toBe(false);
  expect(isModernYarn(applicationFolder({ 'yarn.lock': '__metadata:\n  version: 8\n' }))).toBe(true);
  expect(yarnClassic.decidesFor(applicationFolder(LOCKED), '.')).toBe(true);
  expect(yarnClassic.decidesFor(applicationFolder({ 'yarn.lock': '__metadata:\n  version: 8\n' }), '.')).toBe(false);
});

test('installs exactly what is locked, one build at a time in its cache', () => {
  expect(rendered(...yarnClassic.install(nodeProject(yarnClassic, LOCKED)))).toContain(`    --mount=type=cache,target=/root/.cache/yarn,sharing=locked \\
    yarn install --frozen-lockfile --non-interactive --cache-folder /root/.cache/yarn
`);
});

test('a Node.js that package.json does not ask for is no obstacle where the user says it', () => {
  const project = { ...nodeProject(yarnClassic, LOCKED), ignoreEngines: true };
  expect(rendered(...yarnClassic.prepare(project))).toContain('ENV YARN_IGNORE_ENGINES=true\n');
  expect(rendered(...yarnClassic.prepare({ ...project, ignoreEngines: false }))).not.toContain('YARN_IGNORE_ENGINES');
});

test.each([
  ['{}', '1.22.22'],
  ['{ "packageManager": "yarn@1.22.19" }', '1.22.19'],
  ['{ "packageManager": "yarn@4.1.0" }', '1.22.22'],
  ['{ "engines": { "yarn": ">=1.22" } }', '1.22.22'],
])('with the package.json %s the release is %s', (manifest, version) => {
  const project = nodeProject(yarnClassic, { ...LOCKED, 'package.json': manifest });
  expect(yarnClassic.release(project.root)?.version).toBe(version);
  expect(rendered(...yarnClassic.prepare(project))).toContain(`npm install --global --no-audit --no-fund --force yarn@${version}`);
});

test('lends its settings', () => {
  expect(yarnClassic.settings(applicationFolder({ '.yarnrc': '', '.npmrc': 'save-exact=true\n' }))).toEqual(['.npmrc', '.yarnrc']);
});

test('runs a script of package.json, and a program of a package', () => {
  const { root } = nodeProject(yarnClassic, LOCKED);
  expect([yarnClassic.run({ root }, 'build'), yarnClassic.execute({ root }, 'next build')]).toEqual(['yarn run build', 'yarn run next build']);
});
