import { folderInWords } from '../../src/util/folder-in-words';

test('a folder is named by its path, the root by what it is', () => {
  expect(folderInWords('apps/web')).toBe('apps/web');
  expect(folderInWords('.')).toBe("the project's folder");
});
