import { Command, CommandFailure, StackCommand, WrongUsage } from '../../src/cli/command';
import { ProgramFolder, SHOP } from '../support/cli';

/** A command that does what a test says. */
function command(run: StackCommand['run']): readonly Command[] {
  return [{ name: 'weigh', summary: 'Weighs.', options: [{ name: 'compare', value: 'FILE', description: 'an earlier result' }], status: { 0: 'light', 1: 'heavy' }, run }];
}
const folder = new ProgramFolder(SHOP);
const light = command(() => Promise.resolve(0));

test('a command gets the manifest, the options and the folder; its status is that of the program', async () => {
  const heavy = command(({ manifest, options, root, print }) => {
    print([manifest.name, options.text('compare'), root].join(' '));
    return Promise.resolve(1);
  });
  expect(await folder.run(['weigh', '--compare', 'x.json'], {}, heavy)).toEqual({ status: 1, stdout: `shop x.json ${folder.root}`, stderr: '' });
});

test.each([[['--help']], [['help']], [['weigh', '--help']]])('%j helps, on standard output', async (words) => {
  const { status, stdout, stderr } = await folder.run(words, {}, light);
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout).toContain('Weighs.');
});

test('help needs no stack', async () => {
  expect(await new ProgramFolder().run(['weigh', '--help'], {}, light)).toMatchObject({ status: 0 });
});

test.each([
  ['no command', [], 'usage: '],
  ['a command that is none', ['weihg'], '! unknown command "weihg". Did you mean "weigh"?'],
  ['an option that is none', ['weigh', '--compaer'], '! unknown option "--compaer". Did you mean "compare"?'],
])('%s is wrong usage, told with the help', async (_, words, message) => {
  const { status, stdout, stderr } = await folder.run(words, {}, light);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
  expect(stderr).toContain('Weighs.');
});

test('a failure says what is wrong and what to do next', async () => {
  const failing = command(() => Promise.reject(new CommandFailure('shop-backend:local is not built.', 'npx projen build-images')));
  expect(await folder.run(['weigh'], {}, failing)).toEqual({ status: 1, stdout: '', stderr: '✗ shop-backend:local is not built.\n  Next: npx projen build-images' });
});

test('a command may find its own usage wrong', async () => {
  const refusing = command(() => Promise.reject(new WrongUsage('--compare names no report.')));
  expect(await folder.run(['weigh'], {}, refusing)).toMatchObject({ status: 2, stderr: expect.stringContaining('! --compare names no report.\nWeighs.') });
});

test('a defect is not taken for a failure of the user', async () => {
  await expect(folder.run(['weigh'], {}, command(() => Promise.reject(new TypeError('x is not a function'))))).rejects.toThrow(TypeError);
});
