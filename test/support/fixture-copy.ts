import { execFileSync } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { basename, delimiter, join, relative } from 'node:path';
import type { Fixture } from './fixtures';

const TOOLS = join(__dirname, '..', 'fixtures-tools', 'prepare');
/** What a run beside the tests, or a command that prepares, leaves: git ignores it, as in any repository. */
const LEFTOVERS = new Set(['node_modules', '.venv', '.next', '__pycache__', 'next-env.d.ts']);

/** Copies a fixture's application, less what only the tests read, into a new git repository, and runs the commands that prepare it. */
export function copyFixture(fixture: Fixture, target: string): void {
  const forTests = ['case.json', fixture.projenrc];
  cpSync(fixture.folder, target, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (source) => source === fixture.folder || !LEFTOVERS.has(basename(source)) && !forTests.includes(relative(fixture.folder, source)),
  });
  execFileSync('git', ['init', '--quiet', '--initial-branch', 'main'], { cwd: target });
  writeFileSync(join(target, '.git', 'info', 'exclude'), [...LEFTOVERS, ''].join('\n'));
  for (const [command, ...words] of fixture.prepare ?? []) prepare(command, words, target);
}

function prepare(command: string, words: readonly string[], cwd: string): void {
  const tools = execFileSync(TOOLS, { encoding: 'utf8' }).trim();
  const PATH = `${tools}${delimiter}${process.env.PATH}`;
  // Without a terminal, some of these ask, and some write a lock file only where no test or CI runs.
  const environment = { ...process.env, PATH, CI: undefined, NODE_ENV: undefined, COREPACK_ENABLE_STRICT: '0', PIPENV_VENV_IN_PROJECT: '0' };
  try {
    execFileSync(command, words, { cwd, env: environment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    const { stdout = '', stderr = '', message } = error as { stdout?: string; stderr?: string; message: string };
    throw new Error(`${[command, ...words].join(' ')} failed: ${message}\n${stdout}${stderr}`);
  }
}
