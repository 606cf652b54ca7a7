import { valueOf } from '../../../../src/resolve/settings/python/python-literal';

test.each([
  ['"a"', 'a'],
  ["'a b'", 'a b'],
  ['r"a"', 'a'],
  ['8_000', '8000'],
  ['-1.5', '-1.5'],
  ['True', 'true'],
  ['older or "data"', 'data'],
  ['"data" if not older else older', 'data'],
  ["['http://a', 'http://b']", '["http://a", "http://b"]'],
])('%s is %s', (expression, text) => {
  expect(valueOf(expression, '')).toBe(text);
});

test.each([undefined, '', 'None', 'name', '60 * 24', 'f(1)', '"a" + "b"', '[f(1)]', '{}', '"a" if debug else "b"', 'f(a or "b")'])('%s is computed', (expression) => {
  expect(valueOf(expression, '')).toBeUndefined();
});

test('the constant of its module that a name stands for', () => {
  const module = 'import os\n\n_KEY: str = "change-me"\nMINUTES = 60 * 24\n';
  expect(valueOf('_KEY', module)).toBe('change-me');
  expect(valueOf('MINUTES', module)).toBeUndefined();
  expect(valueOf('KEY', module)).toBeUndefined();
});
