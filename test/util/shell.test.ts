import { execFileSync } from 'node:child_process';
import { exportCommands, shellQuote } from '../../src/util/shell';

const AWKWARD = [
  'plain',
  '',
  'two words',
  '  leading and trailing  ',
  "it's",
  "''",
  '"double"',
  '$HOME ${HOME} $(date) `date`',
  'back\\slash',
  'semi;colon & pipe | redirect > /dev/null',
  'star * question ? [bracket]',
  '~/home',
  '!history',
  '#comment',
  '-n',
  'line one\nline two',
  'tab\there',
  'a=b',
  'käse 🧀',
];

describe.each(['sh', 'bash'])('a word quoted for %s', (shell) => {
  test.each(AWKWARD)('comes out of the shell as it went in: %j', (word) => {
    expect(execFileSync(shell, ['-c', `printf %s ${shellQuote(word)}`], { encoding: 'utf8' })).toBe(word);
  });
});

test('a plain word stays readable', () => {
  expect(['docker/docker-compose.yml', 'user@host:1', 'a=b', '50%', '1,2'].map(shellQuote)).toEqual([
    'docker/docker-compose.yml',
    'user@host:1',
    'a=b',
    '50%',
    '1,2',
  ]);
});

test('an empty word is still a word', () => {
  expect(shellQuote('')).toBe("''");
});

test('variables are set for the commands that follow', () => {
  expect(exportCommands({ A: 'plain', B: "it's" })).toEqual(['export A=plain', "export B='it'\\''s'"]);
});
