import { aboveText, changeText, sizeText } from '../../../src/cli/report/sizes';

test.each([[0, '0 B'], [999, '999 B'], [1000, '1 kB'], [999_949, '1000 kB'], [999_950, '1.0 MB'], [185_075_913, '185.1 MB']])('%i bytes are %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});

test('a change has its sign', () => {
  expect([changeText(1500), changeText(-2_000_000), changeText(0)]).toEqual(['+2 kB', '−2.0 MB', '±0']);
});

test('a distance from the floor is told in percent', () => {
  expect(aboveText(103, 100)).toBe('+3.0 %');
});
