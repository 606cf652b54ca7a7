import { spawnSync } from 'node:child_process';
import { goProgram } from './go-program';

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

/** Runs BuildKit's or compose's own code over files; one result a file. */
export function parsers<T>(command: 'check' | 'images' | 'compose' | 'context', files: readonly string[]): T[] {
  const { status, stdout, stderr } = spawnSync(goProgram('parsers'), [command, ...files], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (status !== 0) throw new Error(`${command} ended with an error:\n${stderr}`);
  return JSON.parse(stdout) as T[];
}
