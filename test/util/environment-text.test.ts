import { setVariables } from '../../src/util/environment-text';

test.each([
  ['A=1', '1'],
  ['  export A = "b c" # why', 'b c'],
  ["A='#1'", '#1'],
  ['A=`a "b"`', 'a "b"'],
  ['A="a" # say "b"', 'a'],
  ['A=b # why', 'b'],
  ['A=           # why', ''],
  ['A=', ''],
  ['A=a#b', 'a#b'],
  ['A=["*"]', '["*"]'],
  ['A="never closed', '"never closed'],
])('%s says "%s"', (line, value) => {
  expect(setVariables(`# first\n\n${line}\nB=2\n`)).toEqual([{ name: 'A', value, line: 3 }, { name: 'B', value: '2', line: 4 }]);
});

test('a value in quotes may go over several lines, none of which is another variable', () => {
  expect(setVariables('KEY="-----BEGIN KEY-----\nMIIE=\nabc==\n-----END KEY-----"\nB=2\n')).toEqual([
    { name: 'KEY', value: '-----BEGIN KEY-----\nMIIE=\nabc==\n-----END KEY-----', line: 1 },
    { name: 'B', value: '2', line: 5 },
  ]);
});

test.each([
  ['A=http://localhost:${PORT}/api', 'http://localhost:4000/api'],
  ['A="${HOST:-db}:${PORT}"', 'db:4000'],
  ["A='${PORT}'", '${PORT}'],
  ['A=${LATER}', '${LATER}'],
])('%s says "%s", with the variables above', (line, value) => {
  expect(setVariables(`PORT=4000\n${line}\nLATER=1\n`)[1]).toEqual({ name: 'A', value, line: 2 });
});

test.each(['# A=1', 'A', '1A=1', '=1', ''])('%j sets nothing', (line) => {
  expect(setVariables(line)).toEqual([]);
});
