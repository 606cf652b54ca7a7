import { combineOverrides, compact, isPlainObject, listOf, mapOf, mapsIn, mergeOverrides, textOf, textsIn, textsWithin, withoutUndefined } from '../../src/util/objects';

describe('mergeOverrides', () => {
  test('merges maps key by key, however deep', () => {
    expect(mergeOverrides({ a: { b: { c: 1, d: 2 } } }, { a: { b: { d: 3, e: 4 } } })).toEqual({ a: { b: { c: 1, d: 3, e: 4 } } });
  });

  test('replaces lists and texts', () => {
    expect(mergeOverrides({ list: [1, 2], text: 'a' }, { list: [3], text: 'b' })).toEqual({ list: [3], text: 'b' });
  });

  test('replaces a map by something else, and something else by a map', () => {
    expect(mergeOverrides({ map: { a: 1 }, text: 'a' }, { map: ['a'], text: { b: 1 } })).toEqual({ map: ['a'], text: { b: 1 } });
  });

  test('removes a key that is null, also in a nested map', () => {
    expect(mergeOverrides({ a: 1, b: { c: 1, d: 2 } }, { a: null, b: { c: null } })).toEqual({ b: { d: 2 } });
  });

  test('does not mind removing what is not there', () => {
    expect(mergeOverrides({}, { a: null })).toEqual({});
  });

  test('keeps the order of the keys and puts new ones last', () => {
    expect(Object.keys(mergeOverrides({ z: 1, a: 2 }, { m: 3, z: 4 }))).toEqual(['z', 'a', 'm']);
  });

  test('leaves both of its arguments as they were', () => {
    const base = { a: { b: 1 } };
    const overrides = { a: { b: null, c: 2 } };
    mergeOverrides(base, overrides);
    expect([base, overrides]).toEqual([{ a: { b: 1 } }, { a: { b: null, c: 2 } }]);
  });
});

describe('combineOverrides', () => {
  test('lays later overrides over earlier ones', () => {
    expect(combineOverrides({ a: { b: 1, c: 2 }, list: [1] }, { a: { c: 3 }, list: [2] })).toEqual({ a: { b: 1, c: 3 }, list: [2] });
  });

  test('keeps what removes, for what both are laid over', () => {
    expect(mergeOverrides({ a: 1, b: { c: 1 } }, combineOverrides({ a: null }, { b: { c: null } }))).toEqual({ b: {} });
  });

  test('lets the last word win', () => {
    expect(combineOverrides({ a: null }, { a: 1 })).toEqual({ a: 1 });
    expect(combineOverrides({ a: 1 }, { a: null })).toEqual({ a: null });
  });
});

test('a map is told from a list, a text and nothing', () => {
  expect([{}, { a: 1 }, [], 'a', null, undefined].map(isPlainObject)).toEqual([true, true, false, false, false, false]);
});

describe('compact', () => {
  test('drops what is undefined or empty', () => {
    expect(compact({ a: undefined, b: [], c: {}, d: 1 })).toEqual({ d: 1 });
  });

  test('keeps values that say something although they are falsy', () => {
    expect(compact({ no: false, zero: 0, empty: '', nothing: null })).toEqual({ no: false, zero: 0, empty: '', nothing: null });
  });

  test('keeps the order of the keys', () => {
    expect(Object.keys(compact({ z: 1, y: undefined, a: 2 }))).toEqual(['z', 'a']);
  });
});

test('what is of another kind than asked for is empty', () => {
  expect([mapOf({ a: 1 }), mapOf([1]), mapOf('x')]).toEqual([{ a: 1 }, {}, {}]);
  expect([listOf([1]), listOf({ a: 1 }), listOf('x')]).toEqual([[1], [], []]);
  expect([textOf('x'), textOf(1)]).toEqual(['x', undefined]);
});

test('a list is read for its maps, or for its texts', () => {
  const list = [{ a: 1 }, 'x', 2, ['y'], null];
  expect([mapsIn(list), textsIn(list)]).toEqual([[{ a: 1 }], ['x']]);
  expect([mapsIn(undefined), textsIn('x')]).toEqual([[], []]);
});

test('a value is read for the texts at any depth', () => {
  expect([textsWithin({ a: 'x', b: { c: ['y', 1], d: null } }), textsWithin('z'), textsWithin(undefined)]).toEqual([['x', 'y'], ['z'], []]);
});

test('what is undefined was not given', () => {
  expect(Object.keys(withoutUndefined({ z: null, y: undefined, a: '', b: [] }))).toEqual(['z', 'a', 'b']);
});
