import { FastApiService, NextJsService, Postgres } from '../../../src';
import { sizeBudget } from '../../../src/policy/rules/size-budget';
import { Say, testRule } from '../../support/policy';

const backend = (sizeBudgetMegabytes?: number): Say => (stack) => new FastApiService(stack, 'backend', { path: 'backend', sizeBudgetMegabytes });

testRule(sizeBudget, {
  message: {
    say: backend(Infinity),
    findings: [
      {
        where: 'shop/backend',
        what: 'sizeBudgetMegabytes is Infinity.',
        fix: 'Give the most that the image may have, in MB; leave it out for the default.',
      },
    ],
  },
  catches: {
    'nothing at all': { say: backend(0), what: ['sizeBudgetMegabytes is 0.'] },
    'an image of an override': {
      say: (stack) => stack.addComposeOverride({ services: { worker: { build: './worker' } } }),
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
