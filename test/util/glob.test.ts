import { isNamedLike, matchesGlob } from '../../src/util/glob';

test.each([
  ['packages/*', 'packages/ui', true],
  ['packages/*', 'packages/ui/nested', false],
  ['packages/*', 'packages', false],
  ['./packages/*/', 'packages/ui', true],
  ['packages/**', 'packages/ui/nested', true],
  ['packages/**', 'packages', false],
  ['**/web', 'apps/web', true],
  ['**/web', 'web', true],
  ['apps/web', 'apps/web', true],
  ['apps/web', 'apps/web2', false],
  ['apps/{web,docs}', 'apps/docs', true],
  ['apps/w?b', 'apps/web', true],
  ['a.b/*', 'aXb/c', false],
  ['[id]/*', '[id]/a', true],
  ['(group)', '(group)', true],
])('the pattern %s against %s: %s', (pattern, path, expected) => {
  expect(matchesGlob(pattern, path)).toBe(expected);
});

test('a name is like one of several patterns, whatever its case', () => {
  expect(['README', 'readme.md', 'api.Dockerfile', 'src'].filter((name) => isNamedLike(name, ['README*', '*.dockerfile']))).toEqual(['README', 'readme.md', 'api.Dockerfile']);
});
