import { FastApiService, NextJsService, Postgres } from '../../../src';
import { sizeBudget } from '../../../src/policy/rules/size-budget';
import { Say, testRule } from '../../support/policy';

const backend = (sizeBudgetMegabytes?: number): Say => (stack) => new FastApiService(stack, 'backend', { path: 'backend', sizeBudgetMegabytes });

testRule(sizeBudget, {
  message: {
    say: (stack) => stack.addComposeOverride({ services: { worker: { build: './worker' } } }),
    findings: [
      {
        where: 'shop/worker',
        what: 'An override adds an image that is built without a budget.',
        fix: 'Describe it with a service of this library, or a kind of service of your own.',
        source: 'addComposeOverride of the stack, services.worker',
      },
    ],
  },
  catches: {
    'one with more to say of its build': {
      say: (stack) => stack.addComposeOverride({ services: { worker: { build: { context: './worker' } } } }),
      what: ['An override adds an image that is built without a budget.'],
    },
  },
  allows: {
    'a large one': { say: backend(2000) },
    'the defaults, and images that are pulled': {
      say: (stack) => {
        new Postgres(stack, 'postgres');
        backend()(stack);
        new NextJsService(stack, 'frontend', { path: 'frontend' });
      },
    },
  },
});
