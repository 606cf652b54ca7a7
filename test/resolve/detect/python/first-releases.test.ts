import { COMPILES, FIRST_RELEASES } from '../../../../src/resolve/detect/python/first-releases';

const rows = Object.entries(FIRST_RELEASES);

test.each(rows)('%s has normalised name, versions of Python and releases', (name, byPython) => {
  expect(name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  for (const [python, releases] of Object.entries(byPython)) {
    expect(python).toMatch(/^3\.\d+$/);
    for (const release of releases) expect(release).toMatch(/^\d+\.\d+\.\d+$/);
  }
});

test('a newer Python asks for no older release', () => {
  const order = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });
  for (const [, byPython] of rows) {
    const newest = Object.keys(byPython).sort(order).flatMap((python) => byPython[python].slice(-1));
    expect([...newest].sort(order)).toEqual(newest);
  }
});

test('what compiles is in the table', () => {
  expect(COMPILES.filter((name) => !(name in FIRST_RELEASES))).toEqual([]);
});
