import * as library from '../src';

test('users get classes and enumerations, and no functions, which jsii has none of', () => {
  const isClass = (value: unknown): boolean => typeof value === 'function' && /^class\b/.test(Function.prototype.toString.call(value));
  const others = Object.entries(library).filter(([, value]) => typeof value !== 'object' && !isClass(value));
  expect(others.map(([name]) => name)).toEqual([]);
});
