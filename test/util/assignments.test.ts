import { assignmentsOf } from '../../src/util/assignments';

test('values are read in either of the forms of compose', () => {
  expect(assignmentsOf({ A: 1, B: null })).toEqual([{ name: 'A', value: '1' }, { name: 'B', value: '' }]);
  expect(assignmentsOf(['A=1=2', 'B'])).toEqual([{ name: 'A', value: '1=2' }, { name: 'B', value: '' }]);
  expect(assignmentsOf(undefined)).toEqual([]);
});
