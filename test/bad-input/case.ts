import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ContainerStack, ContainerStackOptions, FastApiService, FastApiServiceOptions, NextJsService, NextJsServiceOptions } from '../../src';
import { Files, inFolder, writeFiles } from '../support/application-folder';
import { FASTAPI, NEXTJS } from '../support/applications';
import type { Describe } from '../support/synth';

/** Two applications that a stack needs nothing else for. */
export const FILES: Files = { ...inFolder('backend', FASTAPI), ...inFolder('frontend', NEXTJS) };

/** Files laid over {@link FILES}; undefined takes one away. */
export type Changes = Readonly<Record<string, string | undefined>>;

/** A problem as it is told: where, what, fix. */
export type Told = readonly [where: string, what: string, fix: string];

/** Something wrong that somebody could write, and all that is told about it. */
export interface BadInput {
  readonly title: string;
  readonly describe: Describe;
  readonly told: readonly Told[];
  readonly changes: Changes;
  /** What text files cannot express, such as links. */
  readonly prepare: (root: string) => void;
}

export function bad(title: string, describe: Describe, told: readonly Told[], changes: Changes = {}, prepare: BadInput['prepare'] = () => undefined): BadInput {
  return { title, describe, told, changes, prepare };
}

export function applyChanges(root: string, changes: Changes): void {
  for (const [path, text] of Object.entries(changes)) {
    if (text === undefined) rmSync(join(root, path), { recursive: true, force: true });
    else writeFiles(root, { [path]: text });
  }
}

/** A stack, and what is said about it. */
export function shop(say: (stack: ContainerStack) => void, options: Partial<ContainerStackOptions> = {}): Describe {
  return (project) => say(new ContainerStack(project, { name: 'shop', ...options }));
}

/** A stack of one FastAPI service. */
export function backend(options: Partial<FastApiServiceOptions> = {}, then: (service: FastApiService) => void = () => undefined): Describe {
  return shop((stack) => then(new FastApiService(stack, 'backend', { path: 'backend', ...options })));
}

/** A stack of one Next.js service. */
export function frontend(options: Partial<NextJsServiceOptions> = {}, then: (service: NextJsService) => void = () => undefined): Describe {
  return shop((stack) => then(new NextJsService(stack, 'frontend', { path: 'frontend', ...options })));
}

/** A stack of one FastAPI service with keys laid over its part of the compose file. */
export function overridden(override: Record<string, unknown>): Describe {
  return backend({}, (service) => service.addComposeOverride(override));
}

/** A pyproject.toml that asks for a version of Python. */
export function pyproject(python: string): string {
  return `[project]\nname = "backend"\nversion = "1.0"\nrequires-python = "${python}"\n`;
}
