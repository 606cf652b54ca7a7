import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ModuleKind, transpileModule } from 'typescript';
import { Problems, StackError } from '../../src/util/problem';
import { temporaryFolder, writeFiles } from '../support/application-folder';

const SOURCES = join(__dirname, '..', '..', 'src');

function messageOf(problems: Problems): string {
  try {
    problems.throwIfAny();
  } catch (error) {
    expect(error).toBeInstanceOf(StackError);
    return (error as StackError).message;
  }
  throw new Error('nothing was thrown');
}

test('without a problem nothing is thrown', () => {
  expect(() => new Problems().throwIfAny()).not.toThrow();
});

test('one problem says where it is, what is wrong and how to mend it', () => {
  const problems = new Problems();
  problems.add('shop/backend', 'path "bakend" does not exist.', 'Give the folder.');
  expect(messageOf(problems)).toBe(`1 problem in the container stack; no file was changed.

  shop/backend
    path "bakend" does not exist.
    Fix: Give the folder.
`);
});

test('all problems are told together, in the order they were found', () => {
  const problems = new Problems();
  problems.add('b', 'second letter.', 'Wait.');
  problems.add('a', 'first letter.', 'Hurry.');
  expect(messageOf(problems)).toBe(`2 problems in the container stack; no file was changed.

  b
    second letter.
    Fix: Wait.

  a
    first letter.
    Fix: Hurry.
`);
});

test('a problem may say where the value is from, and which rule it breaks', () => {
  const problems = new Problems();
  problems.addAll([{ where: 'shop/db', what: 'no digest.', fix: 'Pin it.', source: 'docker/pins/Dockerfile:4', rule: 'image-pinned' }]);
  expect(problems.any).toBe(true);
  expect(messageOf(problems)).toContain(`  shop/db
    no digest.
    Fix: Pin it.
    From: docker/pins/Dockerfile:4
    Rule: image-pinned
`);
});

describe('where nobody catches it', () => {
  /** What a process prints that nothing else than its description stops, and the status that it ends with. */
  function uncaught(command: readonly string[], file: string, environment: NodeJS.ProcessEnv = {}): { status: number | null; stderr: string } {
    const folder = temporaryFolder();
    const { outputText } = transpileModule(readFileSync(join(SOURCES, 'util', 'problem.ts'), 'utf8'), { compilerOptions: { module: ModuleKind.CommonJS } });
    writeFiles(folder, {
      'problem.js': outputText,
      [file]: "const { Problems } = require('./problem');\nconst problems = new Problems();\nproblems.add('a', 'b.', 'C.');\nproblems.throwIfAny();\n",
    });
    const { status, stderr } = spawnSync(process.execPath, [...command, file], { cwd: folder, encoding: 'utf8', env: { ...process.env, DEBUG: '', ...environment } });
    return { status, stderr };
  }
  const tsNode = [require.resolve('ts-node/dist/bin.js'), '--transpile-only', '--compilerOptions', '{"module":"NodeNext","moduleResolution":"NodeNext"}'];

  test.each([
    ['.projenrc.js', []],
    ['.projenrc.cjs', []],
    ['.projenrc.ts', tsNode],
  ])('the message is all that %s prints', (file, command) => {
    expect(uncaught(command, file)).toEqual({ status: 1, stderr: '1 problem in the container stack; no file was changed.\n\n  a\n    b.\n    Fix: C.\n\n' });
  });

  test('the trace follows for who debugs', () => {
    const { status, stderr } = uncaught([], '.projenrc.js', { DEBUG: 'true' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/StackError: 1 problem .*\n {4}at Problems\.throwIfAny/s);
  });
});

test('who catches it goes on', () => {
  const problems = new Problems();
  problems.add('a', 'b.', 'C.');
  expect(() => problems.throwIfAny()).toThrow(StackError);
  expect(() => problems.throwIfAny()).toThrow(StackError);
});
