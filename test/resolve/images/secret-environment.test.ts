import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Instruction } from '../../../src';
import { FILE_SUFFIX, withSecretEnvironment } from '../../../src/resolve/images/secret-environment';
import { temporaryFolder } from '../../support/application-folder';

const COMMAND = ['server', '--port', '80'];
const stage = (...instructions: Instruction[]) => ({ stages: [{ name: 'runtime', from: 'base', comment: '', instructions }] });

/** What the instructions run, entrypoint and command put together as an engine does. */
function argv(language: string, command: string[]): string[] {
  const [{ instructions }] = withSecretEnvironment(stage(Instruction.command(command)), language).stages;
  return instructions.flatMap(({ _data: data }) => (data.kind === 'exec' ? [...data.argv] : []));
}

/** Runs them where the folder of secrets is another one. */
function run([program, ...rest]: string[]): string {
  const folder = mkdtempSync(join(temporaryFolder(), 'secrets-'));
  writeFileSync(join(folder, 'url'), 'http://user:pass?#%@host\n');
  const environment = { PATH: process.env.PATH, URL_FILE: join(folder, 'url'), GIVEN: 'given', GIVEN_FILE: join(folder, 'url'), OTHER_FILE: '/etc/hostname' };
  const local = rest.map((word) => word.replaceAll('/run/secrets/', `${folder}/`));
  const said = execFileSync(program === 'python' ? 'python3' : program, local, { env: environment, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return said.trim();
}

test('Python puts the server in its own place, with the values in its environment', () => {
  expect(run(argv('Python', ['sh', '-c', 'echo "$$ $PPID [$URL] [$GIVEN] [${OTHER-none}]"']))).toMatch(new RegExp(`^\\d+ ${process.pid} \\[http://user:pass\\?#%@host\\] \\[given\\] \\[none\\]$`));
});

test('Node.js has the values before the first line of the server', () => {
  const script = join(temporaryFolder(), 'server.js');
  writeFileSync(script, 'console.log(process.env.URL, process.env.GIVEN, process.env.OTHER ?? "none")\n');
  expect(run(argv('Node.js', ['node', script]))).toBe('http://user:pass?#%@host given none');
});

test('Node.js starts another program with the values, and ends as that one does', () => {
  expect(run(argv('Node.js', ['sh', '-c', 'echo "$URL $GIVEN [${OTHER-none}]"', '--help']))).toBe('http://user:pass?#%@host given [none]');
  expect(() => run(argv('Node.js', ['sh', '-c', 'exit 7']))).toThrow(expect.objectContaining({ status: 7 }));
  expect(() => run(argv('Node.js', ['no-such-program']))).toThrow(expect.objectContaining({ status: 127 }));
});

test('a command of which another one takes the place starts nothing', () => {
  const [{ instructions }] = withSecretEnvironment(stage(Instruction.command(COMMAND), Instruction.command(['node', 'server.js'])), 'Node.js').stages;
  expect(instructions.flatMap(({ _data: data }) => (data.kind === 'exec' ? data.keyword : []))).toEqual(['CMD', 'CMD']);
});

test('the address of a module has no character that ends it', () => {
  expect(argv('Node.js', ['node', 'server.js'])[2]).not.toMatch(/[?#%]/);
});

test('the command of the server stays as it was, and says why it is not alone', () => {
  const [{ instructions }] = withSecretEnvironment(stage(Instruction.command(COMMAND, 'The server.')), 'Python').stages;
  expect(instructions.at(-1)?._data).toEqual({ kind: 'exec', keyword: 'CMD', argv: COMMAND, comment: 'The server.' });
  expect(instructions[0]._data).toMatchObject({ keyword: 'ENTRYPOINT', comment: expect.stringContaining('Secrets arrive as files') as string });
});

test('other instructions and other languages are left alone', () => {
  const dockerfile = stage(Instruction.workdir('/app'), Instruction.command(COMMAND));
  expect(withSecretEnvironment(dockerfile, 'Go')).toBe(dockerfile);
  expect(withSecretEnvironment(stage(Instruction.workdir('/app')), 'Node.js')).toEqual(stage(Instruction.workdir('/app')));
});

test('the ending is the one that official images have', () => {
  expect(FILE_SUFFIX).toBe('_FILE');
});
