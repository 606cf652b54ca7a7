import { commonFolders, folderPath, isWithin, outermost, pathsBelow } from '../../src/util/paths';

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

test('paths below a folder are told from there; below the root all are', () => {
  expect(pathsBelow(['src/a.py', 'src2/b.py', 'src/c/d.py'], 'src')).toEqual(['a.py', 'c/d.py']);
  expect(pathsBelow(['a.py', 'src/b.py'], '.')).toEqual(['a.py', 'src/b.py']);
});

test('a folder stands for what lies below it', () => {
  expect(outermost(['data/logs', 'data', 'data', 'database', 'cache/a'])).toEqual(['data', 'database', 'cache/a']);
});

test('two paths have the folders above them in common that both begin with', () => {
  expect(commonFolders('shop/api', 'shop/web')).toEqual(['shop']);
  expect(commonFolders('apps/shop/api', 'apps/admin/web')).toEqual(['apps']);
  expect(commonFolders('api', 'web')).toEqual([]);
  expect(commonFolders('apps/shop', 'apps/shop/web')).toEqual(['apps']);
});
