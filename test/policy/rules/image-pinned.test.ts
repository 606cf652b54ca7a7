import { Instruction, InstructionPoint, NextJsService, Postgres } from '../../../src';
import { imagePinned } from '../../../src/policy/rules/image-pinned';
import { modelOf, Say, testRule, TODAY } from '../../support/policy';

const PINS = 'docker/pins/Dockerfile';
const DIGEST = `sha256:${'ab'.repeat(32)}`;
const postgres: Say = (stack) => new Postgres(stack, 'postgres');
const pinned = (reference: string) => ({ [PINS]: `# mine\nFROM ${reference} AS postgres\n` });

testRule(imagePinned, {
  message: {
    say: postgres,
    files: pinned('postgres:17-alpine'),
    findings: [
      {
        where: PINS,
        what: '1 image has no digest: postgres:17-alpine.',
        fix: 'Write image:tag@sha256:…; Renovate adds digests to the pins file with its preset docker:pinDigests, and renews them as Dependabot does.',
        file: PINS,
        line: 2,
      },
    ],
  },
  catches: {
    'several of one file together': {
      say: (stack) => {
        postgres(stack);
        new NextJsService(stack, 'frontend', { path: 'frontend' });
      },
      what: ['3 images have no digest: alpine:3.23, node:24-alpine, postgres:17-alpine.'],
    },
    'latest': { say: postgres, files: pinned('postgres:latest'), what: ['1 image has no version: postgres:latest.'] },
    'no tag at all': { say: postgres, files: pinned('postgres'), what: ['1 image has no version: postgres.'] },
    'a digest without a tag': { say: postgres, files: pinned(`postgres@${DIGEST}`), what: [`1 image has no tag: postgres@${DIGEST}.`] },
    'an override': {
      say: (stack) => stack.addComposeOverride({ services: { mail: { image: 'axllent/mailpit:v1' } } }),
      what: ['1 image has no digest: axllent/mailpit:v1.'],
    },
    'an instruction': {
      say: (stack) => new NextJsService(stack, 'frontend', { path: 'frontend' })
        .addInstructions(InstructionPoint.RUNTIME_END, Instruction.copy({ from: 'busybox:latest', sources: ['/bin/busybox'], destination: '/bin/' })),
      what: ['1 image has no version: busybox:latest.', '2 images have no digest: alpine:3.23, node:24-alpine.'],
    },
  },
  allows: {
    'tag and digest': { say: postgres, files: pinned(`postgres:17-alpine@${DIGEST}`) },
    'an image that is left to the environment': { say: (stack) => stack.addComposeOverride({ services: { mail: { image: '${MAIL_IMAGE}' } } }) },
  },
});

test('a moving tag weighs more than a missing digest', () => {
  expect(imagePinned.check(modelOf(postgres, pinned('postgres:latest')), TODAY)[0].severity).toBe('high');
  expect(imagePinned.check(modelOf(postgres, pinned('postgres:17')), TODAY)[0].severity).toBeUndefined();
});
