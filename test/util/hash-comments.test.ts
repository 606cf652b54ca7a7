import { withoutHashComments } from '../../src/util/hash-comments';

test('lines that are comments are emptied, and all lines stay where they were', () => {
  expect(withoutHashComments('#!/bin/sh\na # b\n\t# c\n\nd: "# e"')).toBe('\na # b\n\n\nd: "# e"');
});
