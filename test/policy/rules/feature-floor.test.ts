import { FastApiService, Instruction, InstructionPoint } from '../../../src';
import { featureFloor } from '../../../src/policy/rules/feature-floor';
import { Say, testRule } from '../../support/policy';

const override = (keys: Record<string, unknown>): Say => (stack) => new FastApiService(stack, 'backend', { path: 'backend' }).addComposeOverride(keys);
const ofStack = (keys: Record<string, unknown>): Say => (stack) => {
  new FastApiService(stack, 'backend', { path: 'backend' });
  stack.addComposeOverride(keys);
};
const instruction = (text: string): Say => (stack) =>
  new FastApiService(stack, 'backend', { path: 'backend' }).addInstructions(InstructionPoint.RUNTIME_END, Instruction.raw(text));
const tooNew = (path: string, needs: string): string => `${path} needs ${needs}; the stack is meant for Compose 2.24 and Docker Engine 25.0.`;

testRule(featureFloor, {
  message: {
    say: override({ post_start: [{ command: ['true'] }] }),
    findings: [
      {
        where: 'shop/backend',
        what: tooNew('post_start', 'Compose 2.30.0'),
        fix: 'Do without it, or waive the rule where all machines are newer.',
        source: 'addComposeOverride',
      },
    ],
  },
  catches: {
    'a key deep in a list': {
      say: override({ volumes: [{ type: 'volume', source: 'a', target: '/a', volume: { subpath: 'b' } }] }),
      what: [tooNew('volumes.0.volume.subpath', 'Compose 2.25.0 and Docker Engine 26.0')],
    },
    'a key of any network': {
      say: override({ networks: { backend: { interface_name: 'eth9' } } }),
      what: [tooNew('networks.backend.interface_name', 'Compose 2.36.0 and Docker Engine 28.1')],
    },
    'a new value of an old key': { say: override({ pull_policy: 'daily' }), what: [tooNew('pull_policy', 'Compose 2.34.0')] },
    'a part of the whole file': { say: ofStack({ models: { llm: { model: 'ai/smollm2' } } }), what: [tooNew('models', 'Compose 2.38.0')] },
    'a service in an override of the stack': { say: ofStack({ services: { backend: { gpus: 'all' } } }), what: [tooNew('gpus', 'Compose 2.30.0')] },
    'an instruction': {
      say: instruction('COPY --link --parents src /x'),
      what: ['COPY --parents needs version 1.20 of the Dockerfile syntax; Docker Engine 25.0 has 1.6.'],
    },
  },
  allows: {
    'old keys': { say: override({ hostname: 'x', pull_policy: 'always', env_file: [{ path: 'a.env', required: false }], init: false }) },
    'a key of the same name elsewhere': { say: override({ labels: { models: 'x' }, environment: { gpus: 'none' } }) },
    'old instructions': { say: instruction('COPY --link src /x\nADD --checksum=sha256:abc https://example.com/x /x') },
  },
});
