import { FastApiService, Instruction, InstructionPoint, NextJsService, Postgres } from '../../../src';
import { AllowedRegistries, imageRegistry } from '../../../src/policy/rules/image-registry';
import { modelOf, Say, testRule, TODAY } from '../../support/policy';

const PINS = 'docker/pins/Dockerfile';
const postgres: Say = (stack) => new Postgres(stack, 'postgres');
const pinned = (reference: string) => ({ [PINS]: `FROM ${reference} AS postgres\n` });

test('without a pack every registry is allowed', () => {
  expect(imageRegistry.check(modelOf(postgres, pinned('ghcr.io/acme/postgres:17')), TODAY)).toEqual([]);
});

testRule(new AllowedRegistries(['registry.acme.example', 'docker.io/library/']), {
  message: {
    say: postgres,
    files: pinned('ghcr.io/acme/postgres:17'),
    findings: [
      {
        where: `${PINS}:1`,
        what: '"ghcr.io/acme/postgres:17" comes from ghcr.io.',
        fix: 'Take the image from one of: registry.acme.example, docker.io/library.',
        file: PINS,
        line: 1,
      },
    ],
  },
  catches: {
    'a namespace beside the allowed one': { say: postgres, files: pinned('bitnami/postgresql:17'), what: ['"bitnami/postgresql:17" comes from docker.io.'] },
    'a registry whose name begins alike': {
      say: postgres,
      files: pinned('registry.acme.example.com/postgres:17'),
      what: ['"registry.acme.example.com/postgres:17" comes from registry.acme.example.com.'],
    },
    'an image of an instruction': {
      say: (stack) => new NextJsService(stack, 'frontend', { path: 'frontend' })
        .addInstructions(InstructionPoint.RUNTIME_END, Instruction.raw('COPY --from=quay.io/x/y:1 /a /b')),
      what: ['"quay.io/x/y:1" comes from quay.io.'],
    },
    'an image of an override': {
      say: (stack) => stack.addComposeOverride({ services: { mail: { image: 'axllent/mailpit:v1' } } }),
      what: ['"axllent/mailpit:v1" comes from docker.io.'],
    },
    'the installer, which is no official image': {
      say: (stack) => new FastApiService(stack, 'backend', { path: 'backend' }),
      what: ['"astral/uv:0.13" comes from docker.io.'],
    },
  },
  allows: {
    'the company\'s registry': { say: postgres, files: pinned('registry.acme.example/postgres:17') },
    'an official image': { say: postgres, files: pinned('postgres:17') },
    'stages, and the images that the stack builds': { say: (stack) => new NextJsService(stack, 'frontend', { path: 'frontend' }) },
  },
});
