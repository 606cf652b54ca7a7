import { spawnSync, SpawnSyncReturns } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Instruction } from '../../../src';
import { FILE_SUFFIX, withSecretEnvironment, withSecretValues } from '../../../src/resolve/images/secret-environment';
import { temporaryFolder } from '../../support/application-folder';
import { rendered } from '../../support/dockerfile';

const COMMAND = ['server', '--port', '80'];
const FOLDER = '/usr/local/lib/secret-environment';
const stage = (...instructions: Instruction[]) => ({ stages: [{ name: 'runtime', from: 'base', comment: '', instructions }] });

/** What the instructions run, entrypoint and command put together as an engine does. */
function argv(language: string, command: string[]): string[] {
  const { instructions } = withSecretEnvironment(stage(Instruction.command(command)), language).stages[1];
  return instructions.flatMap(({ _data: data }) => (data.kind === 'exec' ? [...data.argv] : []));
}

/** Runs them with the programs as they stand in the Dockerfile, where the folder of secrets is another one. */
function run(language: string, command: string[]): SpawnSyncReturns<string> {
  const folder = mkdtempSync(join(temporaryFolder(), 'secrets-'));
  writeFileSync(join(folder, 'url'), 'http://user:pass?#%@host\n');
  for (const { _data: data } of withSecretEnvironment(stage(Instruction.command(command)), language).stages[0].instructions) {
    if (data.kind === 'file') writeFileSync(join(folder, data.path), data.text.replaceAll('/run/secrets/', `${folder}/`));
  }
  const environment = { PATH: process.env.PATH, URL_FILE: join(folder, 'url'), GIVEN: 'given', GIVEN_FILE: join(folder, 'url'), OTHER_FILE: '/etc/hostname' };
  const [program, ...rest] = argv(language, command).map((word) => word.replace(FOLDER, folder));
  return spawnSync(program === 'python' ? 'python3' : program, rest, { env: environment, encoding: 'utf8' });
}

test('Python puts the server in its own place, with the values in its environment', () => {
  expect(run('Python', ['sh', '-c', 'echo "$$ $PPID [$URL] [$GIVEN] [${OTHER-none}]"']).stdout.trim()).toMatch(new RegExp(`^\\d+ ${process.pid} \\[http://user:pass\\?#%@host\\] \\[given\\] \\[none\\]$`));
});

test('Node.js has the values before the first line of the server', () => {
  const script = join(temporaryFolder(), 'server.js');
  writeFileSync(script, 'console.log(process.env.URL, process.env.GIVEN, process.env.OTHER ?? "none")\n');
  expect(run('Node.js', ['node', script]).stdout).toBe('http://user:pass?#%@host given none\n');
});

test('Node.js starts another program with the values, and ends as that one does', () => {
  expect(run('Node.js', ['sh', '-c', 'echo "$URL $GIVEN [${OTHER-none}]"', '--help']).stdout).toBe('http://user:pass?#%@host given [none]\n');
  expect(run('Node.js', ['sh', '-c', 'exit 7']).status).toBe(7);
  expect(run('Node.js', ['sh', '-c', 'kill -KILL $$']).status).toBe(137);
});

test('Node.js passes the signal to stop on to another program', () => {
  const stopped = run('Node.js', ['sh', '-c', 'trap "echo stopped; exit 3" TERM; kill -TERM $PPID; while :; do sleep 0.1; done']);
  expect(stopped).toMatchObject({ status: 3, stdout: 'stopped\n' });
});

describe.each(['Python', 'Node.js'])('%s', (language) => {
  test('names a program that is missing', () => {
    const { status, stderr } = run(language, ['no-such-program', '--port', '80']);
    expect(status).toBe(127);
    expect(stderr).toMatch(/^no-such-program: .*\n$/);
  });

  test('names a program that cannot be run', () => {
    const program = join(temporaryFolder(), 'program');
    writeFileSync(program, '');
    const { status, stderr } = run(language, [program]);
    expect(status).toBe(126);
    expect(stderr).toMatch(new RegExp(`^${program}: .*\\n$`));
  });
});

test('a command of which another one takes the place starts nothing', () => {
  const { instructions } = withSecretEnvironment(stage(Instruction.command(COMMAND), Instruction.command(['node', 'server.js'])), 'Node.js').stages[1];
  expect(instructions.flatMap(({ _data: data }) => (data.kind === 'exec' ? [data.argv[0]] : []))).toEqual(['server', 'node']);
});

test('the command of the server stays as it was', () => {
  const { instructions } = withSecretEnvironment(stage(Instruction.command(COMMAND, 'The server.')), 'Python').stages[1];
  expect(instructions.at(-1)?._data).toEqual({ kind: 'exec', keyword: 'CMD', argv: COMMAND, comment: 'The server.' });
});

test('the stage says why, and stands before the first that uses it', () => {
  const dockerfile = { stages: [...stage(Instruction.workdir('/app')).stages, ...stage(Instruction.command(COMMAND)).stages] };
  const [first, programs, runtime] = withSecretEnvironment(dockerfile, 'Python').stages;
  expect(first).toEqual(dockerfile.stages[0]);
  expect(programs).toMatchObject({ name: 'secret-environment', from: 'scratch', comment: expect.stringContaining('Secrets are files') as string });
  expect(rendered(runtime.instructions[0])).toBe(`COPY --link --from=secret-environment / ${FOLDER}/\n`);
});

test('other instructions and other languages are left alone', () => {
  const dockerfile = stage(Instruction.workdir('/app'), Instruction.command(COMMAND));
  expect(withSecretEnvironment(dockerfile, 'Go')).toBe(dockerfile);
  expect(withSecretEnvironment(stage(Instruction.workdir('/app')), 'Node.js')).toEqual(stage(Instruction.workdir('/app')));
});

describe('a command in place of the one of the image', () => {
  const inPlaceOf = (command: string[], other: string[], language = 'Node.js') =>
    withSecretValues(other, withSecretEnvironment(stage(Instruction.command(command)), language).stages.at(-1)!, language);

  test('reads the values itself where it is one of Node.js, whatever the image has', () => {
    const expected = ['node', '--require', `${FOLDER}/values.cjs`, 'worker.js'];
    expect(inPlaceOf(['node', 'server.js'], ['node', 'worker.js'])).toEqual(expected);
    expect(inPlaceOf(COMMAND, ['node', 'worker.js'])).toEqual(expected);
  });

  test('is started by the entrypoint of the image, or by what that would be', () => {
    expect(inPlaceOf(COMMAND, ['worker'])).toEqual(['worker']);
    expect(inPlaceOf(COMMAND, ['worker'], 'Python')).toEqual(['worker']);
    expect(inPlaceOf(['node', 'server.js'], ['worker'])).toEqual(['node', `${FOLDER}/run.cjs`, 'worker']);
  });

  test('stays as it is where the values of a language are not known', () => {
    expect(inPlaceOf(COMMAND, ['worker'], 'Go')).toEqual(['worker']);
  });
});

test('the ending is the one that official images have', () => {
  expect(FILE_SUFFIX).toBe('_FILE');
});
