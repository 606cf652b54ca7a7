import { waiverExpired, waiverUnused } from '../../src/policy/waiver-rules';
import { modelOf, TODAY } from '../support/policy';

test('the rules about waivers look at no stack; the engine finds what breaks them', () => {
  const stack = modelOf(() => undefined);
  expect([...waiverExpired.check(stack, TODAY), ...waiverUnused.check(stack, TODAY)]).toEqual([]);
});

test('their ids and severities are permanent', () => {
  expect([waiverExpired, waiverUnused].map(({ id, severity }) => [id, severity])).toEqual([['waiver-expired', 'medium'], ['waiver-unused', 'low']]);
});
