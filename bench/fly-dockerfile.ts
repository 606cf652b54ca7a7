import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PACKAGE = '@flydotio/dockerfile@0.7.10';
let installed: string | undefined;

/**
 * Lets @flydotio/dockerfile write its Dockerfile. Repaired: the version of Node.js is the one that everyone here has,
 * and without `# syntax=` the engine's own frontend reads it, as it does everyone's.
 */
export function flyDockerfile(folder: string): string {
  installed ??= install();
  execFileSync('node', [join(installed, 'node_modules/@flydotio/dockerfile/index.js'), '--force'], { cwd: folder, stdio: 'ignore' });
  const file = join(folder, 'Dockerfile');
  const text = readFileSync(file, 'utf8').replace(/^# syntax.*\n+/, '').replace(/^ARG NODE_VERSION=.*$/m, 'ARG NODE_VERSION=24');
  writeFileSync(file, text);
  return text;
}

function install(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bench-fly-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  execFileSync('npm', ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--silent', PACKAGE], { stdio: 'ignore' });
  return folder;
}
