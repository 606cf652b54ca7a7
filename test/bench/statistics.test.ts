import { growthExponent, median } from '../../bench/statistics';

test('the median is the middle one, or the mean of the two in the middle', () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, NaN]);
});

test.each([['linear', 1], ['quadratic', 2]])('%s growth has the exponent %i', (_, exponent) => {
  const points = [10, 100, 1000].map((size) => ({ size, seconds: 0.01 * size ** exponent }));
  expect(growthExponent(points)).toBeCloseTo(exponent);
});
