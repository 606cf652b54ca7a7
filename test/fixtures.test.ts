import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder, writeFiles } from './support/application-folder';
import { fixtures, readCase } from './support/fixtures';

const ROOT = join(__dirname, '..');

/** What is said about a case.json. */
function message(text: string): string {
  const folder = temporaryFolder();
  writeFiles(folder, { 'case.json': text });
  try {
    readCase(join(folder, 'case.json'));
  } catch (error) {
    return (error as Error).message.replace(`${folder}/`, '');
  }
  return 'nothing';
}

test('every case.json fits the schema, and names a service for each request', () => {
  expect(fixtures().map(({ name }) => name)).toContain('python-pip');
  expect(fixtures().filter(({ requests }) => requests.length === 0).map(({ name }) => name)).toEqual([]);
});

test.each([
  ['a case.json that is no JSON', '{', /^case\.json: .*JSON/],
  ['one that is no object', '[]', 'case.json: the file is an array, not an object.'],
  ['all that is missing', '{}', 'case.json: the file lacks "summary"; the file lacks "requests".'],
  ['a key that nobody reads', '{ "summary": "any shape of it", "requests": [], "name": "x" }', 'case.json: the file has "name", which is none of summary, prepare, projenrc, values, requests.'],
  [
    'a value of another type, with its place',
    '{ "summary": "any shape of it", "requests": [{ "service": "web", "path": "items", "status": "200" }], "prepare": ["uv lock"] }',
    'case.json: requests[0].path is "items", which does not match ^/; requests[0].status is a string, not an integer; prepare[0] is a string, not an array.',
  ],
  ['a value of a setting that is no text', '{ "summary": "any shape of it", "requests": [], "values": { "PORT": 1 } }', 'case.json: values.PORT is an integer, not a string.'],
])('%s is told', (_, text, expected) => {
  expect(message(text)).toEqual(typeof expected === 'string' ? expected : expect.stringMatching(expected));
});

test('no file of a fixture, and none of their tools, names the host of a package registry', () => {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z', 'test/fixtures', 'test/fixtures-tools'], { cwd: ROOT, encoding: 'utf8' });
  // Written in pieces, so that this file names none either.
  const hosts = [['pypi', 'org'], ['pythonhosted', 'org'], ['registry', 'npmjs', 'org'], ['registry', 'yarnpkg', 'com'], ['npm', 'jsr', 'io']].map((parts) => parts.join('.'));
  const naming = files.split('\0').filter(Boolean).filter((file) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    // A lock file of this machine would name its own registry, whatever that is called.
    return hosts.some((host) => text.includes(host)) || /"resolved": "http|^ +resolved "http|registry = "http|\burl = "http|tarball: http/m.test(text);
  });
  expect(naming).toEqual([]);
});
