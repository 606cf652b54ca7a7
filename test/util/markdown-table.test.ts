import { markdownTable } from '../../src/util/markdown-table';

test('a bar in a cell does not end it', () => {
  expect(markdownTable(['a', 'b'], [['1|2', '3']])).toBe('| a | b |\n|---|---|\n| 1\\|2 | 3 |');
});

test('numbers stand on the right', () => {
  expect(markdownTable(['a', 'b'], [], '--:')).toBe('| a | b |\n|---|--:|');
});
