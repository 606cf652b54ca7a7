import { folderTree, isPackage, joined, largestParts } from '../../../src/cli/report/folder-tree';

const file = (path: string, bytes: number, area: 'base' | 'application' = 'application') => ({ path, bytes, area });

test('a folder weighs what is in it, and is what most of it is', () => {
  const tree = folderTree([file('usr/bin/sh', 30_000, 'base'), file('usr/lib/a.so', 50_000, 'application')]);
  expect(tree).toEqual({
    name: '',
    bytes: 80_000,
    area: 'application',
    children: [{
      name: 'usr',
      bytes: 80_000,
      area: 'application',
      children: [
        { name: 'lib', bytes: 50_000, area: 'application', children: [{ name: 'a.so', bytes: 50_000, area: 'application' }] },
        { name: 'bin', bytes: 30_000, area: 'base', children: [{ name: 'sh', bytes: 30_000, area: 'base' }] },
      ],
    }],
  });
});

test('small files are counted, and not listed', () => {
  expect(folderTree([file('etc/a', 15_000), file('etc/b', 15_000)]).children).toEqual([{ name: 'etc', bytes: 30_000, area: 'application' }]);
});

test('no file makes no tree', () => {
  expect(folderTree([])).toEqual({ name: '', bytes: 0, area: 'base' });
});

test('the largest parts are folders that one can speak of', () => {
  const tree = folderTree([
    file('opt/venv/lib/site-packages/openai/a.py', 900_000),
    file('opt/venv/lib/site-packages/openai/b.py', 800_000),
    file('opt/venv/lib/site-packages/anyio/a.py', 100_000),
    file('usr/bin/a', 40_000),
    file('usr/bin/b', 30_000),
  ]);
  expect(largestParts(tree, 3).map(({ path, bytes }) => [path, bytes])).toEqual([
    ['opt/venv/lib/site-packages/openai', 1_700_000],
    ['opt/venv/lib/site-packages/anyio', 100_000],
    ['usr', 70_000],
  ]);
});

test.each([
  ['opt/venv/lib/python3.13/site-packages/openai', true],
  ['app/node_modules/next', true],
  ['app/node_modules/@next/env', true],
  ['app/node_modules/@next', false],
  ['app/node_modules/next/dist', false],
  ['app', false],
])('%s is a package: %s', (path, answer) => {
  expect(isPackage(path)).toBe(answer);
});

test('paths have no slash at their beginning', () => {
  expect([joined('', 'usr'), joined('usr', 'bin')]).toEqual(['usr', 'usr/bin']);
});
