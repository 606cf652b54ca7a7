import { basesOf, byName, classesOf, classNamed } from '../../../../src/resolve/settings/python/python-classes';
import { SourceCode } from '../../../../src/util/source-code';

const read = (files: Record<string, string>) => Object.entries(files).flatMap(([path, code]) => classesOf({ path, source: SourceCode.python(code) }));

test('a class has a name, what it is of, and a body that ends where the next line is not indented', () => {
  const [outer, inner] = read({ 'a.py': 'class Shop(base.Model, frozen=True):\n    name: str\n\n    class Config:\n        extra = "ignore"\n\nshop = Shop()\n' });
  expect(outer).toMatchObject({ name: 'Shop', bases: ['Model', 'frozen=True'], body: '    name: str\n\n    class Config:\n        extra = "ignore"\n\n' });
  expect(inner).toMatchObject({ name: 'Config', bases: [''], body: '        extra = "ignore"\n\n' });
});

describe('of several classes of one name', () => {
  const FILES = {
    'shop/one.py': 'class Options:\n    a: str\n',
    'shop/two.py': 'class Options:\n    b: str\n\nclass User:\n    options: Options\n',
    'shop/three.py': 'class Options:\n    c: str\n',
  };
  const pathOf = (user: string) => {
    const classes = read({ ...FILES, 'shop/user.py': user });
    const owner = classes.filter(({ name }) => name === 'User').at(-1)!;
    return classNamed('Options', owner, byName(classes))?.path;
  };

  test('the one is meant that is imported', () => {
    expect(pathOf('from .one import Options\n\nclass User:\n    options: Options\n')).toBe('shop/one.py');
  });

  test('the one of the same file is meant', () => {
    const classes = read(FILES);
    expect(classNamed('Options', classes.find(({ name }) => name === 'User')!, byName(classes))?.path).toBe('shop/two.py');
  });

  test('the last one is meant where nothing tells', () => {
    expect(pathOf('class User:\n    options: Options\n')).toBe('shop/three.py');
  });
});

test('a class is not of itself, but of one with the same name', () => {
  const [first, second] = read({ 'a.py': 'class Settings(BaseSettings):\n    a: str\n', 'b.py': 'import a\n\nclass Settings(a.Settings):\n    b: str\n' });
  expect(basesOf(second, byName([first, second]))).toEqual([first]);
  expect(basesOf(first, byName([first, second]))).toEqual([]);
});
