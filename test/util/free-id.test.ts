import { Construct, RootConstruct } from 'constructs';
import { freeId } from '../../src/util/free-id';

test('an id that is free is taken as it is, another one gets a number', () => {
  const scope = new RootConstruct();
  const ids = ['api', 'api', 'api', 'web'].map((id) => new Construct(scope, freeId(scope, id)).node.id);
  expect(ids).toEqual(['api', 'api#2', 'api#3', 'web']);
});
