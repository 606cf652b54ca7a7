import { mayBeNamed, moduleName } from '../../../../src/resolve/detect/python/python-module';

test.each([
  ['main.py', '.', 'main'],
  ['src/shop/main.py', '.', 'src.shop.main'],
  ['src/shop/main.py', 'src', 'shop.main'],
  ['src/shop/__init__.py', 'src', 'shop'],
  ['srcs/main.py', 'src', 'srcs.main'],
])('%s is imported from %s as %s', (file, root, name) => {
  expect(moduleName(file, root)).toBe(name);
});

test.each([
  ['src/shop/main.py', 'shop.main', true],
  ['main.py', 'shop.main', true],
  ['shop/__init__.py', 'shop', true],
  ['workshop/main.py', 'shop.main', false],
  ['main.py', 'domain', false],
])('%s may be what %s means: %p', (file, module, may) => {
  expect(mayBeNamed({ file }, module)).toBe(may);
});
