import { DIALECTS, isSqlite, MYSQL, POSTGRESQL } from '../../../src/resolve/settings/database-dialect';

test('PostgreSQL comes first: an application that works with both gets it', () => {
  expect(DIALECTS).toEqual([POSTGRESQL, MYSQL]);
});

test('no word, scheme or driver belongs to two kinds', () => {
  const said = DIALECTS.flatMap(({ words, schemes, pythonDrivers, nodeDrivers }) => [words, schemes, ...Object.keys(pythonDrivers), ...nodeDrivers]);
  expect(new Set(said).size).toBe(said.length);
});

test.each(DIALECTS)('the plain scheme of $scheme is one of those that lead to it', ({ scheme, schemes, kinds }) => {
  expect(scheme).toMatch(new RegExp(`^(?:${schemes})$`));
  expect(scheme).toMatch(new RegExp(`^(?:${kinds})$`));
});

test.each([['sqlite:///./shop.db', true], ['sqlite+aiosqlite://', true], ['file:./dev.db', true], ['file:/home/me/dev.db', false], ['postgresql://db/shop', false], [undefined, false]])('whether %s is a file of SQLite: %s', (value, expected) => {
  expect(isSqlite(value)).toBe(expected);
});
