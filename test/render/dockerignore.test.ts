import { renderDockerignore } from '../../src/render/dockerignore';

test('nothing enters but what is listed, less leftovers, and never a secret', () => {
  expect(renderDockerignore({ include: ['alembic.ini', 'src'], exclude: ['**/tests'] })).toBe(`# Ignore everything …
*
# … except what the build needs,
!alembic.ini
!src
# but not what the image does without,
**/tests
# and never secrets.
**/.env*
**/.git
**/.npmrc
**/.netrc
**/*.pem
**/*.key
`);
});

test('a folder covers what lies in it', () => {
  expect(renderDockerignore({ include: ['packages/ui', 'packages/ui-kit', 'packages/ui/package.json'], exclude: [] })).toContain('\n!packages/ui\n!packages/ui-kit\n#');
});

test.each([
  ['[id]', '!\\[id\\]'],
  ['(group)', '!(group)'],
  ['my app', '!my app'],
  ['what?', '!what\\?'],
  ['star*', '!star\\*'],
  ['back\\slash', '!back\\\\slash'],
  ['über', '!über'],
])('the name %s is taken as it is', (name, line) => {
  expect(renderDockerignore({ include: [name], exclude: [] })).toContain(`\n${line}\n`);
});

test('secrets are excluded last, so that no inclusion can let one in', () => {
  const lines = renderDockerignore({ include: ['.env', 'key.pem'], exclude: [] }).split('\n');
  expect(lines.indexOf('**/.env*')).toBeGreaterThan(lines.indexOf('!.env'));
  expect(lines.slice(lines.indexOf('**/.env*')).some((line) => line.startsWith('!'))).toBe(false);
});

test('a file that has the name of a secret and holds none is let in at the very end', () => {
  const text = renderDockerignore({ include: ['.npmrc', 'app'], exclude: [], harmless: ['.npmrc', '(a)[b]/.env'] });
  expect(text).toMatch(/\*\*\/\*\.key\n# These files are named like secrets but contain none\.\n!\.npmrc\n!\(a\)\\\[b\\\]\/\.env\n$/);
});

test('where nothing is left out of what may enter, nothing is said about it', () => {
  expect(renderDockerignore({ include: ['nginx.conf'], exclude: [] })).toContain('!nginx.conf\n# and never secrets.\n');
});
