import { numbered } from '../../src/util/numbered';

test('names that come again have a number', () => {
  expect(numbered(['worker', 'beat', 'worker', 'worker'])).toEqual(['worker', 'beat', 'worker-2', 'worker-3']);
});
