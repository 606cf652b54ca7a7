import { commandHelp, programHelp } from '../../src/cli/help';

const COMMAND = {
  name: 'weigh',
  summary: 'Weighs the images.',
  options: [{ name: 'compare', value: 'FILE', description: 'an earlier result' }],
  status: { 0: 'light', 1: 'heavy' },
  run: () => Promise.resolve(0 as const),
};

test('the program lists its commands', () => {
  expect(programHelp([COMMAND])).toBe([
    'usage: projen-containers COMMAND [options]',
    '',
    '  weigh   Weighs the images.',
    '',
    'projen-containers COMMAND --help tells more.',
  ].join('\n'));
});

test('a command tells its options and its exit status', () => {
  expect(commandHelp(COMMAND)).toBe([
    'Weighs the images.',
    '',
    '  projen-containers weigh [options]',
    '',
    '  --compare FILE   an earlier result',
    '  --stack NAME     stack to look at (default: the only one)',
    '  --help           print this',
    '',
    'Exit status: 0 light, 1 heavy, 2 wrong usage.',
  ].join('\n'));
});
