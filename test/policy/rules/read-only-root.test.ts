import { FastApiService, NextJsService } from '../../../src';
import { readOnlyRoot } from '../../../src/policy/rules/read-only-root';
import { Say, testRule } from '../../support/policy';

const override = (keys: Record<string, unknown>): Say => (stack) => new FastApiService(stack, 'backend', { path: 'backend' }).addComposeOverride(keys);

testRule(readOnlyRoot, {
  message: {
    say: override({ read_only: false }),
    findings: [
      {
        where: 'shop/backend',
        what: 'read_only is false.',
        fix: 'Set read_only: true and give what it writes a tmpfs or a volume, or waive the rule with the reason.',
        source: 'addComposeOverride',
      },
    ],
  },
  catches: {
    'a removed key': { say: override({ read_only: null }), what: ['read_only is null.'] },
    'the defaults of all services': {
      say: (stack) => {
        new FastApiService(stack, 'backend', { path: 'backend' });
        new NextJsService(stack, 'frontend', { path: 'frontend' });
        stack.addComposeOverride({ 'x-defaults': { read_only: false } });
      },
      what: ['read_only is false.', 'read_only is false.'],
    },
    'a service that only an override brings': {
      say: (stack) => stack.addComposeOverride({ services: { mail: { image: 'axllent/mailpit:v1' } } }),
      what: ['read_only is not set.'],
    },
  },
  allows: {
    'more folders in memory': { say: override({ tmpfs: ['/tmp', '/app/cache'] }) },
    'the word of a service after that of the defaults': {
      say: (stack) => {
        new FastApiService(stack, 'backend', { path: 'backend' }).addComposeOverride({ read_only: true });
        stack.addComposeOverride({ 'x-defaults': { read_only: false } });
      },
    },
    'a partial override of a service that is not there': { say: (stack) => stack.addComposeOverride({ services: { other: { labels: { a: 'b' } } } }) },
  },
});
