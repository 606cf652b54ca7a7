import { didYouMean } from '../../src/util/suggest';

const KNOWN = ['alpine', 'debian', 'node', 'postgres', 'python', 'uv'];

test.each([
  ['pyhton', 'python'],
  ['postgre', 'postgres'],
  ['Node', 'node'],
  ['pythom', 'python'],
  ['postgresql', 'postgres'],
])('%s is close to %s', (word, meant) => {
  expect(didYouMean(word, KNOWN)).toBe(` Did you mean "${meant}"?`);
});

test('the closest of several is named', () => {
  expect(didYouMean('nodes', ['modes', 'node', 'nodex-y'])).toBe(' Did you mean "modes"?');
  expect(didYouMean('backends', ['backers', 'backend', 'barkends-x'])).toBe(' Did you mean "backend"?');
});

test('nothing is suggested when nothing is close', () => {
  expect(didYouMean('kubernetes', KNOWN)).toBe('');
  expect(didYouMean('python', [])).toBe('');
});

test('a short word is not close to one that shares no letter with it', () => {
  expect(didYouMean('go', KNOWN)).toBe('');
});
