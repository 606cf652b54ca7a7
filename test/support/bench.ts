import type { BenchResult, ImageResult } from '../../bench/results';

/** A contestant that takes so long for everything; a test says only what it is about. */
export function image(about: Partial<ImageResult> & { readonly seconds?: number; readonly megabytes?: number }): ImageResult {
  const { seconds = 1, megabytes = 100, ...rest } = about;
  const sample = { cold: seconds, noChange: seconds, sourceEdit: seconds, dependencyAdded: seconds, ready: seconds, stop: seconds };
  return {
    application: 'frontend',
    contestant: 'ours alpine',
    family: 'alpine',
    ours: false,
    traits: { bytes: megabytes * 1e6, root: false, readOnly: true },
    samples: [sample],
    ...rest,
  };
}

export function benchResult(...images: readonly ImageResult[]): BenchResult {
  const machine = { cpus: 2, memoryGigabytes: 24, engine: '26.1.5', node: '20.20.2', loadBefore: 0.5, loadAfter: 1.5, minutes: 3, notes: ['a stand-in'] };
  return { machine, images };
}
