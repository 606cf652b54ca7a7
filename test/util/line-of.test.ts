import { lineOf, placeOf } from '../../src/util/line-of';

test('lines count from one', () => {
  expect(lineOf('a\nb\nc', /b/)).toBe(2);
  expect(lineOf('a', /a/)).toBe(1);
  expect(lineOf('a', /x/)).toBeUndefined();
});

test('a place is a file, with the line if there is one', () => {
  expect(placeOf('web/package.json', '{\n"a": 1}', /"a"/)).toBe('web/package.json:2');
  expect(placeOf('web/package.json', '{}', /"a"/)).toBe('web/package.json');
});
