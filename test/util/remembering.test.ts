import { remembering } from '../../src/util/remembering';

test('a text is read once, and comes to the same object', () => {
  const read = jest.fn((text: string) => ({ text }));
  const remembered = remembering(read);
  expect(remembered('a')).toBe(remembered('a'));
  expect([remembered('a'), remembered('b')]).toEqual([{ text: 'a' }, { text: 'b' }]);
  expect(read.mock.calls).toEqual([['a'], ['b']]);
});

test('what cannot be read is told each time', () => {
  const remembered = remembering((): object => {
    throw new Error('no TOML');
  });
  expect(() => remembered('a')).toThrow('no TOML');
  expect(() => remembered('a')).toThrow('no TOML');
});
