import type { NextImage } from './next-image';
import type { Stage } from '../../model/dockerfile';
import type { Instruction } from '../../model/instruction';

/** How the output of `next build` is served: its part of the build stage, and its own stages. */
export interface NextRunner {
  /** Folder of the application with the compiler cache. */
  readonly cacheFolder: string;
  /** Environment variables of `next build` itself. */
  readonly buildSettings: Readonly<Record<string, string>>;
  /** Comments on them, one line each. */
  readonly buildComments: readonly string[];
  /** Commands before `next build`, with the compiler cache mounted. */
  readonly beforeBuild: readonly string[];
  /** Commands after `next build`, with the compiler cache mounted. */
  readonly afterBuild: readonly string[];
  /** Prepares the output for shipping. */
  readonly finish: Instruction;
  /** Programs from the library's assets that replace placeholders with values. */
  readonly fillPrograms: readonly string[];
  /** Stages before the one that ships. */
  readonly stages: readonly Stage[];
  /** The stage that ships. */
  readonly runner: Stage;
}

/** A way to serve applications. */
export type Serve = (image: NextImage) => NextRunner;
