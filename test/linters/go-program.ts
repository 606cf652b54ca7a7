import { execFileSync } from 'node:child_process';
import { basename, join } from 'node:path';
import { pythonTools } from '../support/python-tools';

/** Where the tools are that come from PyPI. */
export const BIN = pythonTools(__dirname);

const built = new Set<string>();

/** Builds the Go program of a folder; Go keeps what it compiles, so that only a first run takes long. */
export function goProgram(folder: string): string {
  const path = join(BIN, `projen-containers-${basename(folder)}`);
  if (built.has(folder)) return path;
  const options = { cwd: join(__dirname, folder), env: { ...process.env, GOTOOLCHAIN: 'local', GOFLAGS: '-mod=readonly' } };
  execFileSync(join(BIN, 'go'), ['build', '-buildvcs=false', '-o', path, '.'], { ...options, stdio: 'pipe' });
  built.add(folder);
  return path;
}
