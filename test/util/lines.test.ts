import { lineAt, placeOf } from '../../src/util/lines';

test('lines are counted from one', () => {
  expect([lineAt('a\nb', 0), lineAt('a\nb', 2)]).toEqual([1, 2]);
});

test('a place is a file, with the line if there is one', () => {
  expect(placeOf('web/package.json', '{\n"a": 1}', /"a"/)).toBe('web/package.json:2');
  expect(placeOf('web/package.json', '{}', /"a"/)).toBe('web/package.json');
});
