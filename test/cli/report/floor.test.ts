import type { FileRole } from '../../../src/cli/report/file-roles';
import type { HiddenFile, ImageFile } from '../../../src/cli/report/file-system';
import { floorOf } from '../../../src/cli/report/floor';
import { imageFile } from '../../support/images';

const BASE = { bytes: 1000, layers: 1 };
const floor = (roles: readonly (readonly [ImageFile, FileRole])[], hidden: readonly HiddenFile[] = []) =>
  floorOf({ files: roles.map(([file]) => file), hidden }, new Map(roles), BASE);

test('is the base and what runs on it', () => {
  const result = floor([[imageFile('n', 300), 'runtime'], [imageFile('a', 20), 'application'], [imageFile('b', 1), 'bytecode']]);
  expect(result).toEqual({ bytes: 1321, base: 1000, runtime: 300, application: 20, bytecode: 1, above: [] });
});

test('debugging symbols of what runs are above it', () => {
  const node = imageFile('usr/local/bin/node', 300, { elf: { symbolBytes: 100, needed: [] } });
  expect(floor([[node, 'runtime']])).toMatchObject({
    bytes: 1200,
    above: [{ kind: 'debugging symbols', bytes: 100, examples: [{ path: 'usr/local/bin/node', bytes: 100 }] }],
  });
});

test('libraries that a wheel brought along are as small as they get', () => {
  const library = imageFile('site-packages/psycopg.libs/libpq.so.5', 300, { elf: { symbolBytes: 100, needed: [] } });
  expect(floor([[library, 'application']])).toMatchObject({ bytes: 1300, above: [] });
});

test('what nobody needs is above it, the largest kind and file first', () => {
  const { bytes, above } = floor([[imageFile('t1', 1), 'tests'], [imageFile('t2', 5), 'tests'], [imageFile('x', 50), 'anything else']]);
  expect(bytes).toBe(1000);
  expect(above).toEqual([
    { kind: 'anything else', bytes: 50, examples: [{ path: 'x', bytes: 50 }] },
    { kind: 'tests', bytes: 6, examples: [{ path: 't2', bytes: 5 }, { path: 't1', bytes: 1 }] },
  ]);
});

test('what later layers hide is above it, but for what the base brought', () => {
  const hidden = (path: string, layer: number): HiddenFile => ({ path, bytes: 7, layer, hiddenBy: 2, how: 'deleted' });
  expect(floor([], [hidden('apt', 0), hidden('cache', 1)])).toMatchObject({ bytes: 1000, above: [{ kind: 'replaced or deleted later', bytes: 7 }] });
});
