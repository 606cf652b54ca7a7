import { EXPLAIN_VARIABLE } from '../../src/model/explanation-request';

test('the variable has the name of the library, so that no other tool reads it', () => {
  expect(EXPLAIN_VARIABLE).toBe('PROJEN_CONTAINERS_EXPLAIN');
});
