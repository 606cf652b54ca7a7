import { BenchResult, ImageResult, Measure, typical } from './results';

/** What was to be reached, and what was. */
export interface Target {
  readonly name: string;
  /** Ours, and whom it is held against. */
  readonly against: string;
  readonly limit: string;
  readonly reached: string;
  readonly met: boolean;
}

/** The profile that a team gets unless it asks for another. */
const DEFAULTS = { backend: 'ours slim', frontend: 'ours alpine' } as const;
/** Written for this benchmark, by the authors of the library: shown beside the others, but no one else has it. */
export const HAND_TUNED = 'hand-tuned';

/** The targets, each held against the best published alternative and, where it differs, against the hand-tuned one. */
export function targets({ images, synthesis }: BenchResult): Target[] {
  const measured = images.filter(({ samples, traits }) => samples.length > 0 && traits);
  return [
    ...(['backend', 'frontend'] as const).flatMap((application) => imageTargets(application, measured.filter((image) => image.application === application))),
    ...(synthesis ? synthesisTargets(synthesis) : []),
  ];
}

function imageTargets(application: 'backend' | 'frontend', images: readonly ImageResult[]): Target[] {
  const ours = images.find(({ contestant }) => contestant === DEFAULTS[application]) ?? images.find((image) => image.ours);
  const published = images.filter((image) => !image.ours && image.contestant !== HAND_TUNED);
  const handTuned = images.filter(({ contestant }) => contestant === HAND_TUNED);
  if (!ours || published.length === 0) return [];
  const ratio = (name: string, limit: number, value: (image: ImageResult) => number, own = ours): Target[] =>
    [published, handTuned].filter((group) => group.length > 0).map((group) => {
      const best = [...group].sort((a, b) => value(a) - value(b))[0];
      const reached = (value(own) / value(best)).toFixed(3); // what is printed is judged: a line of /etc/passwd is no difference
      return { name: `${application}, ${name}`, against: `${own.contestant} : ${best.contestant}`, limit: `≤ ${limit}`, reached, met: Number(reached) <= limit };
    });
  const time = (measure: Measure) => (image: ImageResult) => typical(image, measure);
  const size = (image: ImageResult): number => image.traits!.bytes;
  const smallest = images.filter((image) => image.ours).sort((a, b) => size(a) - size(b))[0];
  return [
    ...ratio('size', 1, size, smallest),
    ...(smallest === ours ? [] : ratio('size', 1, size)),
    ...ratio('cold', 0.7, time('cold')),
    ...ratio('dependency added', 0.6, time('dependencyAdded')),
    ...(application === 'frontend' ? ratio('source edit', 0.7, time('sourceEdit')) : bareCopy(ours, handTuned[0])),
    atMost(`${application}, no change`, ours.contestant, typical(ours, 'noChange'), 1),
    ...(ours.floor ? [{
      name: `${application}, floor`, against: ours.contestant, limit: '≤ 1.05', reached: (size(ours) / ours.floor).toFixed(3), met: size(ours) / ours.floor <= 1.05,
    }] : []),
  ];
}

/** The hand-tuned Dockerfile of the backend ends with a bare COPY of the code. */
function bareCopy(ours: ImageResult, handTuned: ImageResult | undefined): Target[] {
  if (!handTuned) return [];
  const limit = typical(handTuned, 'sourceEdit') + 0.5;
  return [{ ...atMost('backend, source edit', `${ours.contestant} : a bare COPY of the code`, typical(ours, 'sourceEdit'), limit) }];
}

function synthesisTargets({ empty, reference, services, exponent }: NonNullable<BenchResult['synthesis']>): Target[] {
  const hundred = services.find(({ services: count }) => count === 100)?.seconds ?? NaN;
  const overhead = (reference / empty - 1) * 100;
  return [
    { name: 'synthesis, overhead', against: 'with the reference stack : without', limit: '≤ 15 %', reached: `${overhead.toFixed(1)} %`, met: overhead <= 15 },
    { name: 'synthesis, 100 services', against: 'an empty project', limit: '< 2', reached: (hundred / empty).toFixed(2), met: hundred / empty < 2 },
    { name: 'synthesis, growth', against: 'exponent; 1 is linear', limit: '≤ 1.1', reached: exponent.toFixed(2), met: exponent <= 1.1 },
  ];
}

function atMost(name: string, against: string, seconds: number, limit: number): Target {
  return { name, against, limit: `≤ ${limit.toFixed(2)} s`, reached: `${seconds.toFixed(2)} s`, met: seconds <= limit };
}
