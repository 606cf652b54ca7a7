import { readOptions } from '../../src/cli/options';

const KNOWN = [
  { name: 'file', value: 'FILE', description: 'a file' },
  { name: 'quiet', description: 'a switch' },
];

test('reads values, switches and repetitions', () => {
  const options = readOptions(['--file', 'a b', '--quiet', '--file=c'], KNOWN);
  expect([options.texts('file'), options.text('file'), options.has('quiet'), options.has('other')]).toEqual([['a b', 'c'], 'c', true, false]);
});

test('options may follow two dashes, as npm wants them', () => {
  expect(readOptions(['--quiet', '--', '--file', 'a'], KNOWN).text('file')).toBe('a');
});

test.each([
  ['an option that is close to a known one', ['--fiel', 'a'], 'unknown option "--fiel". Did you mean "file"?'],
  ['an option that is not', ['--x'], 'unknown option "--x".'],
  ['a word that is no option', ['backend'], 'unexpected word "backend".'],
  ['an option without its value', ['--file'], '--file needs a value.'],
  ['an option with an empty value', ['--file='], '--file needs a value.'],
  ['a switch with a value', ['--quiet=yes'], '--quiet takes no value.'],
])('refuses %s', (_, words, message) => {
  expect(() => readOptions(words, KNOWN)).toThrow(message);
});

test('a count is a whole number above 0, or what is taken without the option', () => {
  expect(readOptions(['--file', '12'], KNOWN).count('file', 3)).toBe(12);
  expect(readOptions([], KNOWN).count('file', 3)).toBe(3);
  for (const text of ['0', '-1', '1.5', 'three']) {
    expect(() => readOptions([`--file=${text}`], KNOWN).count('file', 3)).toThrow(`--file needs a whole number above 0, not "${text}".`);
  }
});

test('a command that takes words gets them in their order', () => {
  expect(readOptions(['backend', '--quiet', 'frontend'], KNOWN, true).words).toEqual(['backend', 'frontend']);
});
