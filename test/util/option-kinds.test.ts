import { instance, isOfKind, Kind, kindInWords, named, valueInWords } from '../../src/util/option-kinds';

class Url {}
class Longer extends Url {}
class Other {}
const URL_KIND = instance('Url', 'backend.url');

test.each<[title: string, kind: Kind, fits: unknown[], others: unknown[]]>([
  ['a text', 'text', ['', 'x'], [1, null, ['x'], {}]],
  ['a number', 'number', [0, 1.5], ['1', true, null]],
  ['a truth value', 'boolean', [true, false], ['yes', 0, null]],
  ['anything', 'anything', [1, 'x', null, []], []],
  ['a list', ['text'], [[], [1]], ['x', {}, null]],
  ['a map', named('text'), [{}, { a: 1 }], ['x', [], null]],
  ['a struct', { cpus: 'number' }, [{}, { a: 1 }], [1, [], null]],
  ['an object of a class, or of one that extends it', URL_KIND, [new Url(), new Longer()], [new Other(), {}, 'x', null, () => new Url()]],
  ['the same, or a text', instance('Url', 'backend.url', { orText: true }), [new Url(), 'x'], [new Other(), 1]],
])('%s', (_, kind, fits, others) => {
  expect(fits.filter((value) => !isOfKind(value, kind))).toEqual([]);
  expect(others.filter((value) => isOfKind(value, kind))).toEqual([]);
});

test('the class of another copy of the library is the same by its name', () => {
  const copyOf = () => (class Url {}); // eslint-disable-line @typescript-eslint/no-shadow
  expect(isOfKind(new (copyOf())(), URL_KIND)).toBe(true);
});

test('kinds in words', () => {
  const kinds: Kind[] = ['text', 'boolean', ['text'], [URL_KIND], [named('text')], URL_KIND, instance('Url', 'backend.url', { orText: true }), named('number'), { cpus: 'number', pids: 'number' }];
  expect(kinds.map(kindInWords)).toEqual([
    'a text',
    'true or false',
    "a list of texts, such as ['one', 'two']",
    'a list of objects of the class Url, such as [backend.url]',
    'a list',
    'an object of the class Url, such as backend.url',
    'a text, or an object of the class Url, such as backend.url',
    'a map of names to values, such as { NAME: … }',
    'a map of options: { cpus, pids }',
  ]);
});

test('values in words; a text may be a secret', () => {
  expect([undefined, null, 5, true, [], () => 1, {}, new Longer()].map((value) => valueInWords(value, 'text'))).toEqual([
    'undefined', 'null', '5', 'true', 'a list', 'a function', 'an object of the class Object', 'an object of the class Longer',
  ]);
  expect([valueInWords('s3cret', URL_KIND), valueInWords('8000', 'number')]).toEqual(['a text', '"8000"']);
});
