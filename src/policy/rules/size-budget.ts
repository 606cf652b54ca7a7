import { backend } from '../example-code';
import { serviceViews } from '../facts/service-view';
import { builtInRule, Finding } from '../rule';
import { Severity } from '../severity';

export const sizeBudget = builtInRule({
  id: 'size-budget',
  severity: Severity.MEDIUM,
  description: 'Every image that is built has a size budget, and build-images fails above it.',
  page: {
    why: 'Images grow one dependency at a time, and nobody notices until pulls are slow and scanners report things that the service never uses. A budget turns growth into a decision.',
    equivalents: ['dive `--highestWastedBytes`', 'the specification: backend below 200 MB, frontend below 150 MB'],
    bad: { code: backend('sizeBudgetMegabytes: Infinity') },
    good: { code: backend('sizeBudgetMegabytes: 250') },
  },
  check: (stack) =>
    serviceViews(stack).flatMap((view): Finding[] => {
      const budget = view.model?.imageBuild?.sizeBudgetMegabytes;
      const build = view.overridden('build');
      if (!view.model && build) {
        const fix = 'Describe it with a service of this library, or a kind of service of your own.';
        return [{ where: view.where, what: 'An override adds an image that is built without a budget.', fix, source: build.source }];
      }
      if (budget === undefined || (Number.isFinite(budget) && budget > 0)) return [];
      const fix = 'Give the most that the image may have, in MB; leave it out for the default.';
      return [{ where: view.where, what: `sizeBudgetMegabytes is ${budget}.`, fix }];
    }),
});
