import type { ImageResult } from '../../bench/results';
import { targets } from '../../bench/targets';
import { benchResult, image } from '../support/bench';

const OURS = image({ ours: true, seconds: 6, megabytes: 100, floor: 98e6 });
const EXAMPLE = image({ contestant: 'nextjs-example', seconds: 10, megabytes: 120 });
const SPECIFICATION = image({ contestant: 'specification', seconds: 20, megabytes: 110 });
const HAND_TUNED = image({ contestant: 'hand-tuned', seconds: 6, megabytes: 99 });

const reached = (...images: readonly ImageResult[]) =>
  targets(benchResult(...images)).map(({ name, against, reached: value, met }) => [name, against, value, met]);

test('ours is held against the best alternative of each measure', () => {
  expect(reached(OURS, EXAMPLE, SPECIFICATION)).toEqual([
    ['frontend, size', 'ours alpine : specification', '0.909', true],
    ['frontend, cold', 'ours alpine : nextjs-example', '0.600', true],
    ['frontend, dependency added', 'ours alpine : nextjs-example', '0.600', true],
    ['frontend, source edit', 'ours alpine : nextjs-example', '0.600', true],
    ['frontend, no change', 'ours alpine', '6.00 s', false],
    ['frontend, floor', 'ours alpine', '1.020', true],
  ]);
});

test('the hand-tuned one is shown beside the published', () => {
  expect(reached(OURS, EXAMPLE, HAND_TUNED).filter(([name]) => name === 'frontend, size')).toEqual([
    ['frontend, size', 'ours alpine : nextjs-example', '0.833', true],
    ['frontend, size', 'ours alpine : hand-tuned', '1.010', false],
  ]);
});

test('a smaller profile of ours counts for the size, beside the default one', () => {
  const smaller = image({ contestant: 'ours distroless', ours: true, megabytes: 90 });
  expect(reached(OURS, smaller, EXAMPLE).filter(([name]) => name === 'frontend, size').map(([, against]) => against)).toEqual([
    'ours distroless : nextjs-example',
    'ours alpine : nextjs-example',
  ]);
});

test('an edit of the backend may take half a second longer than a bare COPY', () => {
  const backend = { application: 'backend' as const, family: 'slim' as const };
  const of = (seconds: number) => targets(benchResult(
    image({ ...backend, contestant: 'ours slim', ours: true, seconds }),
    image({ ...backend, contestant: 'uv-example', seconds: 4 }),
    image({ ...backend, contestant: 'hand-tuned', seconds: 0.4 }),
  )).find(({ name }) => name === 'backend, source edit');
  expect([of(0.9), of(1)].map((target) => [target?.limit, target?.met])).toEqual([['≤ 0.90 s', true], ['≤ 0.90 s', false]]);
});

test('what could not be measured is held against nobody', () => {
  expect(reached(OURS, { ...EXAMPLE, samples: [] })).toEqual([]);
});

test('synthesis has its own targets', () => {
  const synthesis = { empty: 1, reference: 1.1, services: [{ services: 100, seconds: 2.5 }], exponent: 1.02 };
  expect(targets({ ...benchResult(), synthesis }).map(({ name, reached: value, met }) => [name, value, met])).toEqual([
    ['synthesis, overhead', '10.0 %', true],
    ['synthesis, 100 services', '2.50', false],
    ['synthesis, growth', '1.02', true],
  ]);
});
