import { WAIVER_RULES } from '../../src/policy/waiver-rules';
import { modelOf, TODAY } from '../support/policy';

test('the rules about waivers look at no stack; the engine finds what breaks them', () => {
  const stack = modelOf(() => undefined);
  expect(WAIVER_RULES.flatMap((rule) => rule.check(stack, TODAY))).toEqual([]);
});

test('their ids and severities are permanent', () => {
  const expected = [['waiver-expired', 'medium'], ['waiver-ending', 'low'], ['waiver-unused', 'low']];
  expect(WAIVER_RULES.map(({ id, severity }) => [id, severity])).toEqual(expected);
});
