import { PolicyPack } from '../../src/policy/policy-pack';

test('a pack leaves the severities alone unless it says otherwise', () => {
  class Pack extends PolicyPack {
    public readonly rules = [];
  }
  expect(new Pack().severities).toEqual({});
});
