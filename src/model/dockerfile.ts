import type { Instruction } from './instruction';

/** One stage of a multi-stage build. */
export interface Stage {
  /** Unique lower-case name. */
  readonly name: string;
  /** Image reference, or the name of an earlier stage. */
  readonly from: string;
  /** What the stage is for; written above it. */
  readonly comment: string;
  readonly instructions: Instruction[];
}

/** A whole Dockerfile, the stages in order. The last one is the image that ships. */
export interface Dockerfile {
  readonly stages: Stage[];
}
