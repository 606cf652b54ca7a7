import { FastApiService } from '../../../src';
import { portsOnLoopback } from '../../../src/policy/rules/ports-on-loopback';
import { Say, Situation, testRule } from '../../support/policy';

const ports = (...values: unknown[]): Say => (stack) => new FastApiService(stack, 'backend', { path: 'backend' }).addComposeOverride({ ports: values });
const caught = (port: unknown, what: string): Situation & { readonly what: readonly string[] } => ({
  say: ports('127.0.0.1:8000:8000', port),
  what: [`An override publishes ${what} on every interface of the machine.`],
});

testRule(portsOnLoopback, {
  message: {
    say: ports('8000:8000'),
    findings: [
      {
        where: 'shop/backend',
        what: 'An override publishes "8000:8000" on every interface of the machine.',
        fix: 'Begin it with 127.0.0.1, or waive the rule where other machines are to reach the service.',
        source: 'addComposeOverride',
      },
    ],
  },
  catches: {
    'every interface by its address': caught('0.0.0.0:8001:8000', '"0.0.0.0:8001:8000"'),
    'an address that a variable decides': caught('${ADDRESS}:8001:8000', '"${ADDRESS}:8001:8000"'),
    'a port of the engine\'s choice': caught(8000, '"8000"'),
    'the long form': caught({ target: 8000, published: '8001' }, '{"target":8000,"published":"8001"}'),
    'a service that only an override brings': {
      say: (stack) => stack.addComposeOverride({ services: { mail: { image: 'axllent/mailpit:v1', ports: ['8025:8025'] } } }),
      what: ['An override publishes "8025:8025" on every interface of the machine.'],
    },
  },
  allows: {
    'what the stack publishes': { say: (stack) => new FastApiService(stack, 'backend', { path: 'backend' }) },
    'the loopback interface': { say: ports('127.0.0.1:8000:8000', '127.0.0.2:8001:8000', '[::1]:8000:8000', { target: 8000, published: '8002', host_ip: '127.0.0.1' }) },
    'no port': { say: ports() },
  },
});
