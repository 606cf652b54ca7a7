import { descriptionFile, existingDescription } from '../../src/util/description-file';
import { Files, temporaryFolder, writeFiles } from '../support/application-folder';

function named(files: Files): string {
  const root = temporaryFolder();
  writeFiles(root, files);
  return descriptionFile(root);
}

test.each<[string, Files]>([
  ['without a package', {}],
  ['whose package says nothing of modules', { 'package.json': '{"name": "shop"}' }],
  ['whose package cannot be read', { 'package.json': '{' }],
])('a repository %s has a plain name for it', (_which, files) => {
  expect(named(files)).toBe('.projenrc.js');
});

test('where every .js file is an ES module, the suffix says that this one is not', () => {
  expect(named({ 'package.json': '{"type": "module"}' })).toBe('.projenrc.cjs');
});

test.each(['.projenrc.js', '.projenrc.cjs', '.projenrc.mjs'])('the one that is there is kept: %s', (name) => {
  expect(named({ 'package.json': '{"type": "module"}', [name]: '' })).toBe(name);
});

test('the one that is there is told in whatever language, and none if there is none', () => {
  const root = temporaryFolder();
  expect(existingDescription(root)).toBeUndefined();
  writeFiles(root, { '.projenrc.ts': '' });
  expect(existingDescription(root)).toBe('.projenrc.ts');
});
