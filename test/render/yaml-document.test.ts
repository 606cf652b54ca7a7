import { parse } from 'yaml';
import { YamlDocument } from '../../src/render/yaml-document';

// Words and numbers of YAML 1.1 or 1.2; compose's parser knows some of either.
const SPECIAL = ['yes', 'No', 'on', 'off', 'y', 'n', 'true', 'null', '~', '', '='];
const NUMBERS = ['1', '1.0', '1e3', '.5', '0123', '0o17', '0x1F', '0b11', '1_000', '12:30:45', '2026-01-02', '.inf'];
const INDICATORS = ['a: b', 'a #b', '# a', '- a', '@a', '`a`', '!a', '&a', '*a', '%a', '{a}', '[a, b]', 'a, b', '"a"', "it's", '|', '>', '?'];
const AWKWARD = ['a\u0085b', '\u2028', 'a\n\u2029b\n', '\x7f', '\ufeff', ' a ', 'a\nb', 'a\n', '\ta', 'ä 🧀', 'a\\b'];

describe.each([...SPECIAL, ...NUMBERS, ...INDICATORS, ...AWKWARD])('the text %j', (text) => {
  test.each(['1.1', '1.2'] as const)('is a text for a parser of YAML %s, as a value, in a list and as a key', (version) => {
    const content = { value: text, list: [text, 'x'], map: { [text]: 'x' } };
    expect(parse(new YamlDocument(content).toString(), { version, merge: false })).toEqual(content);
  });
});

test('numbers and booleans stay what they are', () => {
  const content = { number: 3, float: 0.25, yes: true, nothing: null };
  expect(parse(new YamlDocument(content).toString())).toEqual(content);
});

test('what is a line break for YAML 1.1 is escaped', () => {
  expect(new YamlDocument({ a: 'one\u0085two', b: 'one\u2028\ntwo' }).toString()).toBe('a: "one\\u0085two"\n\nb: "one\\u2028\\ntwo"\n');
});

test('keys keep their order and their case', () => {
  expect(new YamlDocument({ Zebra: 1, apple_Pie: 2, mangoTree: 3 }).toString()).toBe('Zebra: 1\n\napple_Pie: 2\n\nmangoTree: 3\n');
});

test('a list of plain words stands on one line, any other one entry a line', () => {
  expect(new YamlDocument({ a: ['uvicorn', '--reload'], b: ['x:y', 'z'], c: [{ d: 1 }] }).toString()).toBe(
    'a: [uvicorn, --reload]\n\nb:\n  - x:y\n  - z\n\nc:\n  - d: 1\n',
  );
});

test('a long line is not broken', () => {
  const long = 'word '.repeat(60).trim();
  expect(new YamlDocument({ a: long }).toString()).toBe(`a: ${long}\n`);
});

describe('a comment', () => {
  test('stands above its key', () => {
    const document = new YamlDocument({ services: { a: { image: 'x' }, b: { image: 'z' } } });
    document.header('The file.');
    document.comment(['services'], 'All.');
    document.comment(['services', 'b'], 'The second.');
    document.comment(['services', 'b', 'image'], 'Its image.');
    expect(document.toString()).toBe(`# The file.

# All.
services:
  a:
    image: x

  # The second.
  b:
    # Its image.
    image: z
`);
  });

  test('on a key that is not there is passed over', () => {
    const document = new YamlDocument({ a: 1 });
    document.comment(['b'], 'Nobody reads it.');
    document.comment(['a', 'b', 'c'], 'Nor this.');
    expect(document.toString()).toBe('a: 1\n');
  });
});

describe('a plain layout', () => {
  test('has no empty lines, and long lists one below the other', () => {
    const document = new YamlDocument({ short: ['a', 'b'], long: ['a'.repeat(30), 'b'.repeat(30)] }, 'plain');
    expect(document.toString()).toBe(`short: [a, b]\nlong:\n  - ${'a'.repeat(30)}\n  - ${'b'.repeat(30)}\n`);
  });

  test('comments on the first key or entry of a name, wherever it is', () => {
    const document = new YamlDocument({ a: { why: 1, list: [{ name: 'one' }, { name: 'two' }] }, why: 2 }, 'plain');
    document.commentKey('why', 'So.');
    document.commentEntry('two', 'Here.');
    expect(document.toString()).toBe('a:\n  # So.\n  why: 1\n  list:\n    - name: one\n    # Here.\n    - name: two\nwhy: 2\n');
  });

  test('writes modes of files as such', () => {
    const document = new YamlDocument({ mode: 0o440, other: 288 }, 'plain');
    document.octal('mode');
    expect(document.toString()).toBe('mode: 0440\nother: 288\n');
  });
});

describe('a merge', () => {
  test('gives each map the keys of the other one, and its own win', () => {
    const document = new YamlDocument({ base: { x: 1, y: 2 }, services: { a: { y: 3 }, b: { z: 4 } } });
    document.mergeInto('base', 'base', [['services', 'a'], ['services', 'b'], ['services', 'gone']]);
    const text = document.toString();
    expect(text).toContain('base: &base\n');
    expect(text).toContain('    <<: *base\n');
    expect(parse(text, { merge: true }).services).toEqual({ a: { x: 1, y: 3 }, b: { x: 1, y: 2, z: 4 } });
  });

  test('of something that is not there is passed over', () => {
    const document = new YamlDocument({ services: { a: { y: 3 } } });
    document.mergeInto('base', 'base', [['services', 'a']]);
    expect(parse(document.toString())).toEqual({ services: { a: { y: 3 } } });
  });
});

test('two equal values are written twice rather than as an alias', () => {
  const list = ['a'];
  expect(new YamlDocument({ one: list, two: list }).toString()).toBe('one: [a]\n\ntwo: [a]\n');
});

test('comments stand above an entry of a list, and behind a value', () => {
  const document = new YamlDocument({ steps: [{ uses: 'a@1' }, { uses: 'b@2' }] });
  document.commentItem(['steps'], 1, 'Why b.');
  document.commentBehind(['steps', 1, 'uses'], 'v2');
  document.commentItem(['steps'], 7, 'nowhere');
  document.commentBehind(['nowhere'], 'nothing');
  expect(document.toString()).toBe('steps:\n  - uses: a@1\n  # Why b.\n  - uses: b@2 # v2\n');
});

test('the key `on` is quoted for parsers of YAML 1.1, and not for those of 1.2', () => {
  expect(new YamlDocument({ on: 'push' }).toString()).toBe('"on": push\n');
  expect(new YamlDocument({ on: 'push' }, 'sections', '1.2').toString()).toBe('on: push\n');
});
