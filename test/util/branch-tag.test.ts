import { branchTag } from '../../src/util/branch-tag';

test.each([['main', 'main'], ['release/1.x', 'release-1.x'], ['a/b/c', 'a-b-c']])('images of the branch %s have the tag %s', (branch, tag) => {
  expect(branchTag(branch)).toBe(tag);
});
