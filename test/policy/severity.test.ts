import { SEVERITIES, Severity, stops } from '../../src/policy/severity';

test('the two heaviest stop the synthesis', () => {
  expect(SEVERITIES.map((severity) => [severity, stops(severity)])).toEqual([
    ['critical', true],
    ['high', true],
    ['medium', false],
    ['low', false],
  ]);
});

test('all of them have a place in the order', () => {
  expect([...SEVERITIES].sort()).toEqual(Object.values(Severity).sort());
});
