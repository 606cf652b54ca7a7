import { FastApiService } from '../../../src';
import { resourceLimits } from '../../../src/policy/rules/resource-limits';
import { Say, testRule } from '../../support/policy';

const override = (keys: Record<string, unknown>): Say => (stack) => new FastApiService(stack, 'backend', { path: 'backend' }).addComposeOverride(keys);
const limits = (values: Record<string, unknown>): Say => override({ deploy: { resources: { limits: values } } });

testRule(resourceLimits, {
  message: {
    say: limits({ memory: null }),
    findings: [
      {
        where: 'shop/backend',
        what: 'It has no limit on memory.',
        fix: 'Set deploy.resources.limits, or the option resources of the service.',
        source: 'addComposeOverride',
      },
    ],
  },
  catches: {
    'a removed key': { say: override({ deploy: null }), what: ['It has no limit on memory, cpus, pids.'] },
    'numbers that mean no limit': { say: limits({ cpus: '0', pids: -1 }), what: ['It has no limit on cpus, pids.'] },
    'the defaults of all services': {
      say: (stack) => {
        new FastApiService(stack, 'backend', { path: 'backend' });
        stack.addComposeOverride({ 'x-defaults': null });
      },
      what: ['It has no limit on memory, cpus, pids.'],
    },
    'a service that only an override brings': {
      say: (stack) => stack.addComposeOverride({ services: { mail: { image: 'axllent/mailpit:v1', mem_limit: '64m' } } }),
      what: ['It has no limit on cpus, pids.'],
    },
  },
  allows: {
    'other limits': { say: limits({ memory: '4G', pids: 1000 }) },
    'the older keys': { say: override({ deploy: null, mem_limit: '1g', cpus: 2, pids_limit: 100 }) },
    'what else can be deployed': { say: override({ deploy: { replicas: 2 } }) },
  },
});
