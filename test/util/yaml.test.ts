import { readYaml } from '../../src/util/yaml';

test('a map is read, with what it merges; what is none, or no YAML, is empty', () => {
  expect(readYaml('a: &base { b: 1 }\nc:\n  <<: *base\n')).toEqual({ a: { b: 1 }, c: { b: 1 } });
  expect(['- a', 'a', '', 'a: [', 'a: 1\na: 2\n'].map(readYaml)).toEqual([{}, {}, {}, {}, {}]);
});
