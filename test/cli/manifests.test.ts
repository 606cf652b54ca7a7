import { join } from 'node:path';
import { projectRoot, readManifest } from '../../src/cli/manifests';
import { ProgramFolder, SHOP } from '../support/cli';

test('takes the only stack, or the one that is asked for', () => {
  const { root } = new ProgramFolder(SHOP, { ...SHOP, name: 'office' });
  expect(readManifest(root, 'office').name).toBe('office');
  expect(readManifest(new ProgramFolder(SHOP).root, undefined).name).toBe('shop');
});

test('asks which one of several', () => {
  const { root } = new ProgramFolder(SHOP, { ...SHOP, name: 'office' });
  expect(() => readManifest(root, undefined)).toThrow('--stack is needed, there are several: office, shop.');
});

test('knows no other stack', () => {
  expect(() => readManifest(new ProgramFolder(SHOP).root, 'shpo')).toThrow('no stack "shpo"; there is: shop. Did you mean "shop"?');
});

test('says what to do where nothing was synthesised', () => {
  expect(() => readManifest(new ProgramFolder().root, undefined)).toThrow('There is no stack here: .projen/containers is missing.');
});

test('a command may be called in a folder below that of the project', () => {
  const { root } = new ProgramFolder(SHOP);
  expect(projectRoot(join(root, 'backend', 'src'))).toBe(root);
  expect(projectRoot(root)).toBe(root);
  expect(projectRoot('/nowhere/at/all')).toBe('/nowhere/at/all');
});
