import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pythonTools } from '../support/python-tools';

/** Where the tools are that come from PyPI. */
export const BIN = pythonTools(__dirname);

/** What BuildKit takes from a stage of a Dockerfile. @see https://github.com/moby/docker-image-spec */
export interface ImageConfig {
  readonly User?: string;
  readonly Env?: string[];
  readonly Cmd?: string[];
  readonly Labels?: Readonly<Record<string, string>>;
  readonly ExposedPorts?: Readonly<Record<string, object>>;
  readonly WorkingDir?: string;
  /** Times are in nanoseconds. */
  readonly Healthcheck?: { readonly Test: string[]; readonly Interval: number };
}

/** What compose takes from its file, as far as the tests ask. */
export interface ComposeProject {
  readonly services: Readonly<Record<string, ComposeService>>;
}

/** A service with its short forms written out. */
export interface ComposeService {
  readonly build?: { readonly context: string; readonly dockerfile: string };
  readonly command: string[] | null;
  readonly environment?: Readonly<Record<string, string>>;
  readonly labels?: Readonly<Record<string, string>>;
  readonly healthcheck?: { readonly test: string[] };
  readonly ports?: readonly { readonly host_ip: string; readonly published: string; readonly target: number }[];
  readonly user: string;
}

let built: string | undefined;

/** The program of the folder `parsers`; Go keeps what it compiles, so that only a first run takes long. */
function program(): string {
  if (built) return built;
  const path = join(BIN, 'projen-containers-parsers');
  const options = { cwd: join(__dirname, 'parsers'), env: { ...process.env, GOTOOLCHAIN: 'local', GOFLAGS: '-mod=readonly' } };
  execFileSync(join(BIN, 'go'), ['build', '-buildvcs=false', '-o', path, '.'], { ...options, stdio: 'pipe' });
  return (built = path);
}

/** Runs BuildKit's or compose's own code over files; one result a file. */
export function parsers<T>(command: 'check' | 'images' | 'compose' | 'context', files: readonly string[]): T[] {
  const { status, stdout, stderr } = spawnSync(program(), [command, ...files], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(`${command} ended with an error:\n${stderr}`);
  return JSON.parse(stdout) as T[];
}
