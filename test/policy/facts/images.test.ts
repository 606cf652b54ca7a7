import { Instruction, InstructionPoint, NextJsService, Postgres } from '../../../src';
import { imagesOf } from '../../../src/policy/facts/images';
import { modelOf, Say } from '../../support/policy';

const references = (say: Say, files = {}): string[] => imagesOf(modelOf(say, files)).map(({ reference }) => reference);
const frontend = (...texts: string[]): Say => (stack) =>
  new NextJsService(stack, 'frontend', { path: 'frontend' }).addInstructions(InstructionPoint.RUNTIME_END, ...texts.map(Instruction.raw));

test('a pinned image has its line in the pins file', () => {
  const files = { 'docker/pins/Dockerfile': '# mine\n\nFROM postgres:17 AS postgres\n' };
  expect(imagesOf(modelOf((stack) => new Postgres(stack, 'postgres'), files))).toEqual([
    { reference: 'postgres:17', where: 'docker/pins/Dockerfile:3', file: 'docker/pins/Dockerfile', line: 3 },
  ]);
});

test('an image that is only used several times is named once, and stages are none', () => {
  expect(references(frontend())).toEqual(['alpine:3.23', 'node:24-alpine']);
});

test('images of instructions count, in every way of naming one', () => {
  const say = frontend('COPY --from=busybox:1 /a /b', 'RUN --mount=type=bind,from=tool:2,source=/x x', 'FROM --platform=linux/amd64 base:3 AS other', 'COPY --from=0 /a /b');
  expect(references(say).slice(2)).toEqual(['busybox:1', 'tool:2', 'base:3']);
});

test('an image that an override pulls instead of building one counts', () => {
  const say: Say = (stack) => new NextJsService(stack, 'frontend', { path: 'frontend' }).addComposeOverride({ build: null, image: 'other:1' });
  expect(references(say)).toContain('other:1');
});

test('images of overrides count, less those that are built, empty or left to the environment', () => {
  const say: Say = (stack) => {
    frontend()(stack);
    stack.addComposeOverride({
      services: {
        frontend: { image: 'mine:1', build: { additional_contexts: { extra: 'docker-image://extra:4' } } },
        mail: { image: 'mail:1' },
        open: { image: '${IMAGE}' },
      },
    });
  };
  expect(references(say).slice(2)).toEqual(['extra:4', 'mail:1']);
});
