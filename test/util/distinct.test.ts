import { distinctBy } from '../../src/util/distinct';

test('of values with the same key the last one stays, where the first one was', () => {
  const values = [{ id: 'a', value: 1 }, { id: 'b', value: 2 }, { id: 'a', value: 3 }];
  expect(distinctBy(values, ({ id }) => id)).toEqual([{ id: 'a', value: 3 }, { id: 'b', value: 2 }]);
});
