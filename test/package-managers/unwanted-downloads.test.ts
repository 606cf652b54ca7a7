import { npm } from '../../src/package-managers/npm';
import { unwantedDownloads } from '../../src/package-managers/unwanted-downloads';
import { applicationFolder, Files } from '../support/application-folder';
import { rendered } from '../support/dockerfile';
import { nodeProject } from '../support/node-project';

const LOCKED: Files = {
  'package-lock.json': '{ "packages": { "node_modules/a/node_modules/cypress": { "version": "1.0.0" } } }',
  'pnpm-lock.yaml': 'packages:\n\n  cypress@1.0.0:\n    hasBin: true\n',
  'yarn.lock': 'cypress@^1.0.0:\n  version "1.0.0"\n',
  'bun.lock': '{ "packages": { "cypress": ["cypress@1.0.0", ""] } }',
};

test.each(Object.entries(LOCKED))('a browser that a package in %s would download is left out', (file, text) => {
  expect(unwantedDownloads(applicationFolder({ [file]: text }), ['.'], file)).toEqual(['CYPRESS_INSTALL_BINARY=0']);
});

test('what a package of the workspace depends on counts where nothing is locked', () => {
  const files = { 'package.json': '{}', 'apps/web/package.json': '{ "devDependencies": { "puppeteer": "1", "electron": "1" } }' };
  expect(unwantedDownloads(applicationFolder(files), ['.', 'apps/web'])).toEqual(['ELECTRON_SKIP_BINARY_DOWNLOAD=1', 'PUPPETEER_SKIP_DOWNLOAD=true']);
});

test('a package with a similar name downloads nothing', () => {
  const text = 'eslint-plugin-cypress@^1.0.0:\n"@testing-library/cypress@^1.0.0":\ncypress-axe@^1.0.0:\npuppeteer-core@1.0.0:\n';
  expect(unwantedDownloads(applicationFolder({ 'yarn.lock': text }), ['.'], 'yarn.lock')).toEqual([]);
});

test('the installation is told, with the reason', () => {
  const text = rendered(...npm.install(nodeProject(npm, { 'package.json': '{ "devDependencies": { "cypress": "1" } }', 'package-lock.json': '{}' })));
  expect(text).toContain('# What packages would download for tests, desktops or graphics cards is skipped, because no image ships it.');
  expect(text).toMatch(/export CYPRESS_INSTALL_BINARY=0 \\\n && npm ci/);
});
