import { readManifest } from '../../src/package-managers/node-manifest';
import { applicationFolder } from '../support/application-folder';

test('everything that is installed counts as a dependency, and what is not a text does not', () => {
  const manifest = JSON.stringify({
    name: 'web',
    scripts: { build: 'next build', broken: 1 },
    dependencies: { next: '16.4.5' },
    devDependencies: { typescript: '^7.0.0', odd: {} },
    optionalDependencies: { sharp: '*' },
    packageManager: 'pnpm@9.0.0',
  });
  expect(readManifest(applicationFolder({ 'package.json': manifest }))).toMatchObject({
    name: 'web',
    scripts: { build: 'next build' },
    dependencies: { sharp: '*', typescript: '^7.0.0', next: '16.4.5' },
    other: { packageManager: 'pnpm@9.0.0' },
  });
});

test.each([[{}], [{ 'package.json': '{' }], [{ 'package.json': '[]' }], [{ 'package.json': '{ "name": 1, "scripts": [] }' }]])('%j says nothing', (files) => {
  expect(readManifest(applicationFolder(files))).toMatchObject({ name: undefined, scripts: {}, dependencies: {} });
});

test('the manifest of a folder below is read too', () => {
  expect(readManifest(applicationFolder({ 'packages/ui/package.json': '{ "name": "ui" }' }), 'packages/ui').name).toBe('ui');
});
