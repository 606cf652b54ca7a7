import { eachService } from '../checks';
import { backend } from '../example-code';
import { builtInRule } from '../rule';
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
  check: eachService((view) => {
    const build = view.overridden('build');
    if (!view.model && build) {
      const fix = 'Describe it with a service of this library, or a kind of service of your own.';
      return { what: 'An override adds an image that is built without a budget.', fix, source: build.source };
    }
    const budget = view.model?.imageBuild?.sizeBudgetMegabytes;
    if (budget === undefined || (Number.isFinite(budget) && budget > 0)) return undefined;
    return { what: `sizeBudgetMegabytes is ${budget}.`, fix: 'Give the most that the image may have, in MB; leave it out for the default.' };
  }),
});
