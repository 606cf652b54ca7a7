import { escapePattern } from '../../src/util/escape-pattern';

test.each(['a.b', 'up(', '[id]', '^1.0.0 || *', 'a\\b/c', '${A}', 'plain'])('%j is found, and nothing else', (text) => {
  expect(new RegExp(`^${escapePattern(text)}$`).test(text)).toBe(true);
  expect(new RegExp(`^${escapePattern(text)}$`).test(`${text}x`)).toBe(false);
});
