import { END_OF_LIFE } from '../../../src/policy/data/end-of-life';
import { isDate } from '../../../src/policy/waivers';
import { DEFAULT_PINS } from '../../../src/resolve/pins';

test('every end is a date', () => {
  const ends = Object.values(END_OF_LIFE).flatMap((lines) => Object.values(lines));
  expect(ends.filter((end) => !isDate(end))).toEqual([]);
});

test('the releases of the default pins are known', () => {
  const known = Object.values(DEFAULT_PINS).map((reference) => reference.split(':')).filter(([name]) => name in END_OF_LIFE);
  const lines = known.map(([name, tag]) => Object.keys(END_OF_LIFE[name]).some((line) => tag.startsWith(line)));
  expect(lines).toEqual(known.map(() => true));
  expect(known).toHaveLength(8);
});
