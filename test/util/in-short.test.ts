import { cutShort, inShort } from '../../src/util/in-short';

test.each([
  [['a'], 'a'],
  [['a', 'b', 'c', 'd', 'e'], 'a, b, c, d, e'],
  [['a', 'b', 'c', 'd', 'e', 'f', 'g'], 'a, b, c, d, e, 2 more'],
])('%j is %s', (names, text) => {
  expect(inShort(names)).toBe(text);
});

test.each([
  ['failed to fetch', 'failed to fetch'],
  ['failed to fetch it', 'failed to …'],
  ['https://example.com/a', 'https://example …'],
])('%j is cut to %j', (text, cut) => {
  expect(cutShort(text, 15)).toBe(cut);
});
