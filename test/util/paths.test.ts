import { folderPath, isWithin } from '../../src/util/paths';

test.each([['./src/', 'src'], ['a//b/../c', 'a/c'], ['../web/', '../web'], ['.', '.'], ['./', '.'], ['/', '/']])('%s is written %s', (path, written) => {
  expect(folderPath(path)).toBe(written);
});

test.each([
  ['src', 'src', true],
  ['src/main.py', 'src', true],
  ['src2/main.py', 'src', false],
  ['main.py', '.', true],
  ['src', 'src/main.py', false],
])('%s in %s: %s', (path, folder, inside) => {
  expect(isWithin(path, folder)).toBe(inside);
});
