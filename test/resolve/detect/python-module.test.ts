import { lineAt, moduleName } from '../../../src/resolve/detect/python-module';

test.each([
  ['main.py', '.', 'main'],
  ['src/shop/main.py', '.', 'src.shop.main'],
  ['src/shop/main.py', 'src', 'shop.main'],
  ['src/shop/__init__.py', 'src', 'shop'],
  ['srcs/main.py', 'src', 'srcs.main'],
])('%s is imported from %s as %s', (file, root, name) => {
  expect(moduleName(file, root)).toBe(name);
});

test('lines are counted from one', () => {
  expect([lineAt('a\nb', 0), lineAt('a\nb', 2)]).toEqual([1, 2]);
});
