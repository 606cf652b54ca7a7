import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { exists } from './markdown';
import { COMMANDS } from '../../src/cli/commands';
import { commandHelp } from '../../src/cli/help';
import type { Repository } from '../support/synth';

/** Programs of the reader's machine that the pages may call. */
const PROGRAMS = ['brew', 'cat', 'cd', 'code', 'curl', 'df', 'docker', 'echo', 'eval', 'export', 'git', 'kubectl', 'minikube', 'mkdir', 'npm', 'npx', 'psql', 'rm', 'sudo', 'syft', 'trivy', 'uv', 'vault'];
/** Tasks of this repository itself, which the README and the page on its architecture speak of. */
const OWN_TASKS = ['bench', 'demo', 'lint', 'verify', 'test:e2e', 'test:linters', 'test:unit'];
/** What the synthesis itself reads; src/files/sarif-report.ts. */
const REPORT_VARIABLE = 'PROJEN_CONTAINERS_SARIF';
/** Options of docker compose that tasks pass on. */
const COMPOSE_OPTIONS: Readonly<Record<string, readonly string[]>> = { down: ['--volumes'], logs: ['--tail', '--since'], ps: ['--format'] };

/** What is wrong with the commands of a block: tasks, scripts, options, variables that do not exist. */
export function checkCommands(text: string, repository: Repository): string[] {
  const lines = text.replace(/\\\n\s*/g, ' ').split('\n').map((line) => line.replace(/(^|\s)#.*$/, '').trim()).filter(Boolean);
  return lines.flatMap((line) => line.split(/ && | \|\| | \| |; /)).flatMap((command) => checkCommand(command.trim(), repository));
}

function checkCommand(command: string, repository: Repository): string[] {
  const words = command.split(/\s+/);
  const variables = words.splice(0, words.findIndex((word) => !/^[A-Z_0-9]+=/.test(word)));
  const unknown = variables.map((word) => word.split('=')[0]).filter((name) => !isVariable(name, repository));
  return [...unknown.map((name) => `${command}: nothing reads ${name}`), ...checkWords(words, repository).map((problem) => `${command}: ${problem}`)];
}

function checkWords([program, ...rest]: string[], repository: Repository): string[] {
  if (program === 'npx' && rest[0] === 'projen') return checkTask(rest.slice(1), repository);
  const script = program === 'bash' ? rest.shift() ?? '' : program;
  if (script.endsWith('.sh')) {
    return repository.has(script) ? checkOptions(rest, help(script, repository)) : [`there is no ${script}`];
  }
  if (/^\.?[\w-]+\//.test(program)) return exists(program) ? [] : [`there is no ${program}`];
  const missing = rest.filter((word) => /^docker\/[\w./-]+$/.test(word) && !word.startsWith('docker/secrets') && !repository.has(word));
  return [...(PROGRAMS.includes(program) ? [] : [`${program} is not known here`]), ...missing.map((path) => `${path} is not generated`)];
}

function checkTask([task, ...rest]: string[], repository: Repository): string[] {
  if (task === undefined || task === 'new' || OWN_TASKS.includes(task)) return [];
  const { tasks } = JSON.parse(repository.files()['.projen/tasks.json']) as { tasks: Record<string, { steps?: { exec?: string }[] } | undefined> };
  const steps = tasks[task]?.steps;
  if (!steps) return [`there is no task ${task}`];
  const command = COMMANDS.find(({ name }) => steps[0]?.exec?.startsWith(`npx --no-install projen-containers ${name} `));
  if (command) return checkOptions(rest, commandHelp(command));
  const [, script] = /^bash (\S+)/.exec(steps[0]?.exec ?? '') ?? [];
  return checkOptions(rest, script ? help(script, repository) : COMPOSE_OPTIONS[task]?.join(' ') ?? '');
}

function checkOptions(words: readonly string[], known: string): string[] {
  const options = words.filter((word) => word.startsWith('--')).map((word) => word.split('=')[0]);
  return options.filter((option) => !new RegExp(`${option}(?![\\w-])`).test(known)).map((option) => `${option} is not in --help`);
}

const helps = new Map<string, string>();

/** What a script prints with `--help`. */
export function help(script: string, repository: Repository): string {
  const text = helps.get(script) ?? spawnSync('bash', [join(repository.root, script), '--help'], { encoding: 'utf8' }).stdout;
  helps.set(script, text);
  return text;
}

/** Whether a script is run, rather than sourced by others. */
export function isExecutable(script: string, { root }: Repository): boolean {
  return (statSync(join(root, script)).mode & 0o100) !== 0; // eslint-disable-line no-bitwise
}

/** Variables that a generated file, or docker itself, reads. */
function isVariable(name: string, repository: Repository): boolean {
  if (['DOCKER_HOST', 'NO_COLOR', REPORT_VARIABLE].includes(name)) return true;
  const texts = Object.entries(repository.files()).filter(([path]) => /^(docker|scripts)\//.test(path)).map(([, text]) => text);
  return texts.some((text) => new RegExp(`\\b${name}\\b`).test(text));
}
