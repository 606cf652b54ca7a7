import { byVersion, nodeRangeAllows, nodeRangeReaches, pythonRangeAllows, pythonRangeReaches } from '../../src/util/version-range';

test.each([
  ['>=3.11', true],
  ['>=3.14', false],
  ['>=3.11,<3.14', true],
  ['>=3.11,<3.13', false],
  ['<=3.13', true],
  ['>3.12', true],
  ['==3.13.*', true],
  ['==3.12.*', false],
  ['==3.13.5', true],
  ['!=3.13.*', false],
  ['!=3.13.1', true],
  ['~=3.11', true],
  ['~=3.12.1', false],
  ['^3.11', true],
  ['~3.12', false],
  ['^3.9 || ^4', true],
  [' >= 3.10 , < 4 ', true],
  ['', true],
  ['*', true],
  ['>=3.13.0rc1', true],
])('the requirement "%s" of Python allows 3.13: %p', (range, allowed) => {
  expect(pythonRangeAllows(range, '3.13')).toBe(allowed);
});

test.each([
  ['>=20', true],
  ['>=26', false],
  ['^24.1.0', true],
  ['^22 || ^24', true],
  ['^20 || ^22', false],
  ['24', true],
  ['24.x', true],
  ['22.x', false],
  ['>=18 <24', false],
  ['>=18 <25', true],
  ['18 - 24', true],
  ['18 - 22', false],
  ['~24.3', true],
  ['>= 20.9.0', true],
  ['>24', false],
  ['*', true],
  ['', true],
])('the range "%s" of npm allows Node.js 24: %p', (range, allowed) => {
  expect(nodeRangeAllows(range, '24')).toBe(allowed);
});

test.each(['lts/*', 'latest', '>=20 something', 'node 24'])('what cannot be read is neither allowed nor refused: "%s"', (range) => {
  expect(nodeRangeAllows(range, '24')).toBeUndefined();
});

test.each([['>=0.15,<0.16', false], ['~=0.21.0', false], ['<0.22', false], ['<1', true], ['>=0.30', true], ['==0.22.0', true], ['!=0.21', true]])(
  'the requirement "%s" reaches 0.22: %p', (range, reaches) => {
    expect(pythonRangeReaches(range, '0.22')).toBe(reaches);
  },
);

test('a version that cannot be read is neither', () => {
  expect(pythonRangeAllows('>=3.11', 'trixie')).toBeUndefined();
});

test('versions are sorted by their numbers, not as texts', () => {
  expect(['3.13', '3.9', '22', '3.13.1'].sort(byVersion)).toEqual(['3.9', '3.13', '3.13.1', '22']);
});

test.each([
  ['^0.20.6', false], ['~0.20', false], ['0.20.18', false], ['^0.21.0', true], ['^0.31.1', true], ['>=0.20', true], ['1', true], ['latest', undefined],
])('whether npm takes 0.21 or newer for %s: %s', (range, expected) => {
  expect(nodeRangeReaches(range, '0.21')).toBe(expected);
});
