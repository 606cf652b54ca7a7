import { withCommandsInLines } from '../../../../src/resolve/detect/python/command-lines';

const words = (file: string, text: string) => withCommandsInLines(file, text).split('\n').map((line) => line.trim().replace(/\s+/g, ' '));

test.each([
  ['start.sh', 'exec a \\\n  b \\\n  --c\nd\n', ['exec a b --c', 'd', '']],
  ['compose.yaml', 'command:\n  - a\n  - --b\nports:\n  - "1:1"\n', ['command: a --b', 'ports: "1:1"', '']],
  ['docker/compose.yml', '  command: >-\n    a\n    b --c\n  ports: []\n', ['command: >- a b --c', 'ports: []', '']],
  ['compose.yml', '  command: a\n    --b\n    -c\n', ['command: a --b -c', '']],
  ['compose.yml', '  command: |\n    a\n    b\n', ['command: |', 'a', 'b', '']],
  ['list.sh', 'a\n- b\n', ['a', '- b', '']],
])('%s: %j', (file, text, lines) => {
  expect(words(file, text)).toEqual(lines);
});

test('everything stays at its index', () => {
  const text = 'command: >\n  a\n  --b\nnext: |\n  c \\\n  d\n';
  const found = withCommandsInLines('compose.yml', text);
  expect([...'abcdn'].map((letter) => found.indexOf(letter))).toEqual([...'abcdn'].map((letter) => text.indexOf(letter)));
});
