import { shellWords } from '../../src/util/shell-words';

test.each([
  ['prisma  migrate deploy', ['prisma', 'migrate', 'deploy']],
  ['ts-node -O \'{"module": "CommonJS"}\' seed.ts', ['ts-node', '-O', '{"module": "CommonJS"}', 'seed.ts']],
  ['ts-node -O {\\"module\\":\\"CommonJS\\"} seed.ts', ['ts-node', '-O', '{"module":"CommonJS"}', 'seed.ts']],
  ['echo "a \\"b\\" \\n" c\\ d', ['echo', 'a "b" \\n', 'c d']],
  ['--schema="my folder/x.prisma"', ['--schema=my folder/x.prisma']],
  ['tsx "$FILE" \'\'', ['tsx', '$FILE', '']],
  ['', []],
])('%s', (command, words) => {
  expect(shellWords(command)).toEqual(words);
});
