import { literalOf } from '../../../../src/resolve/settings/python/python-literal';

test.each([
  ['"a"', 'a'],
  ["'a b'", 'a b'],
  ['r"a"', 'a'],
  ['8_000', '8000'],
  ['-1.5', '-1.5'],
  ['True', 'true'],
  ["['http://a', 'http://b']", '["http://a", "http://b"]'],
])('%s is %s', (expression, text) => {
  expect(literalOf(expression)).toBe(text);
});

test.each([undefined, '', 'None', 'name', '60 * 24', 'f(1)', '"a" + "b"', '[f(1)]', '{}'])('%s is computed', (expression) => {
  expect(literalOf(expression)).toBeUndefined();
});
