import { isAwaited, startOrder } from '../../../src/cli/prove/compose-file';
import { SHOP_FILE } from '../../support/proof';

test('everything starts after what it needs', () => {
  expect(startOrder(SHOP_FILE, Object.keys(SHOP_FILE.services))).toEqual(['postgres', 'migrations', 'backend']);
});

test('only what is wanted starts, and what that needs', () => {
  expect(startOrder(SHOP_FILE, ['migrations'])).toEqual(['postgres', 'migrations']);
});

test('a circle, or a need that is not there, ends', () => {
  const needs = (name: string) => ({ depends_on: { [name]: { condition: 'service_started' as const } } });
  expect(startOrder({ services: { a: needs('b'), b: needs('a'), c: needs('gone') } }, ['a', 'c'])).toEqual(['b', 'a', 'c']);
});

test('a service that others wait for to end is awaited', () => {
  expect(Object.keys(SHOP_FILE.services).filter((name) => isAwaited(SHOP_FILE, name))).toEqual(['migrations']);
});
