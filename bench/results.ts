import type { Application } from './applications';
import type { Family } from './contestants';
import type { Sample, Traits } from './measure';
import { median } from './statistics';
import type { SynthesisResult } from './synthesis';

/** Everything that a run of the benchmark found; the JSON that is written. */
export interface BenchResult {
  readonly machine: Machine;
  readonly images: readonly ImageResult[];
  readonly synthesis?: SynthesisResult;
}

/** Where and how it was measured. */
export interface Machine {
  readonly cpus: number;
  readonly memoryGigabytes: number;
  readonly engine: string;
  readonly node: string;
  /** Average number of running processes over a minute, before and after. */
  readonly loadBefore: number;
  readonly loadAfter: number;
  readonly minutes: number;
  /** What the base images say of themselves, such as that they are stand-ins. */
  readonly notes: readonly string[];
}

/** What a contestant achieved with an application. */
export interface ImageResult {
  readonly application: Application['name'];
  readonly contestant: string;
  readonly family: Family;
  readonly ours: boolean;
  readonly traits?: Traits;
  /** Bytes of the least that this application can be on a bare base of this family. */
  readonly floor?: number;
  readonly samples: readonly Sample[];
  /** Why it could not be measured to the end. */
  readonly failure?: string;
}

/** What is measured in every round. */
export const MEASURES = ['cold', 'noChange', 'sourceEdit', 'dependencyAdded', 'ready', 'stop'] as const;
export type Measure = (typeof MEASURES)[number];

/** The middle of what the rounds measured; NaN where there is none. */
export function typical({ samples }: ImageResult, measure: Measure): number {
  return median(samples.map((sample) => sample[measure]));
}
