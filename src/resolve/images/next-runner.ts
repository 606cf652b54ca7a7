import type { NextImage } from './next-image';
import type { Stage } from '../../model/dockerfile';
import type { Instruction } from '../../model/instruction';

/** How what `next build` leaves is served: its part in the stage that builds, and the stages that are its own. */
export interface NextRunner {
  /** Folder of the application that keeps what the compiler remembers. */
  readonly cacheFolder: string;
  /** Variables of `next build`, less those that the application reads. */
  readonly buildSettings: Readonly<Record<string, string>>;
  /** Why they are set; a line each. */
  readonly buildComments: readonly string[];
  /** Commands before `next build`, where the compiler's cache is there. */
  readonly beforeBuild: readonly string[];
  /** Commands after `next build`, where the compiler's cache is there. */
  readonly afterBuild: readonly string[];
  /** Makes of what was built what ships. */
  readonly finish: Instruction;
  /** Programs that put values in the place of placeholders, from the library's assets. */
  readonly fillPrograms: readonly string[];
  /** Stages before the one that ships. */
  readonly stages: readonly Stage[];
  /** The stage that ships. */
  readonly runner: Stage;
}

/** A way to serve applications. */
export type Serve = (image: NextImage) => NextRunner;
