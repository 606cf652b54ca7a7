import { layOver } from '../../../src/cli/report/file-system';
import { entry } from '../../support/images';

const shown = (...layers: Parameters<typeof layOver>[0]) => layOver(layers).files.map(({ path, bytes, layer }) => [path, bytes, layer]);

test('a later layer adds files', () => {
  expect(shown([entry('a', 1)], [entry('b', 2)])).toEqual([['a', 1, 0], ['b', 2, 1]]);
});

test('a later layer replaces a file, whose bytes are still shipped', () => {
  const { files, hidden } = layOver([[entry('a', 1)], [entry('a', 2)]]);
  expect(files.map(({ bytes }) => bytes)).toEqual([2]);
  expect(hidden).toEqual([{ path: 'a', bytes: 1, layer: 0, hiddenBy: 1, how: 'replaced' }]);
});

test('a later layer deletes a file, or a folder with all that is in it', () => {
  const { files, hidden } = layOver([[entry('bin/a', 1), entry('lib/b', 2), entry('lib/c/d', 3), entry('library', 4)], [entry('bin/.wh.a'), entry('.wh.lib')]]);
  expect(files.map(({ path }) => path)).toEqual(['library']);
  expect(hidden.map(({ path, how }) => [path, how])).toEqual([['bin/a', 'deleted'], ['lib/b', 'deleted'], ['lib/c/d', 'deleted']]);
});

test('a folder is emptied of what lies below, not of what its own layer puts there', () => {
  expect(shown([entry('lib/a', 1)], [entry('lib/b', 2), entry('lib/.wh..wh..opq')])).toEqual([['lib/b', 2, 1]]);
});

test('what weighs nothing is not wasted', () => {
  expect(layOver([[entry('a')], [entry('.wh.a')]]).hidden).toEqual([]);
});

test('folders are no files', () => {
  expect(shown([entry('etc', 0, { isFolder: true })])).toEqual([]);
});
