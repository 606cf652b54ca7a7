import { inShort } from '../../src/util/in-short';

test.each([
  [['a'], 'a'],
  [['a', 'b', 'c', 'd', 'e'], 'a, b, c, d, e'],
  [['a', 'b', 'c', 'd', 'e', 'f', 'g'], 'a, b, c, d, e, 2 more'],
])('%j is %s', (names, text) => {
  expect(inShort(names)).toBe(text);
});
