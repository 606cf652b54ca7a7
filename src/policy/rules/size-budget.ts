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
    bad: { code: [...backend(), "stack.addComposeOverride({ services: { worker: { build: '../worker' } } });"] },
    good: { code: backend('sizeBudgetMegabytes: 250') },
  },
  check: eachService((view) => {
    // A budget in the options that is none is reported when it is resolved.
    const build = view.model ? undefined : view.overridden('build');
    if (!build) return undefined;
    const fix = 'Describe it with a service of this library, or a kind of service of your own.';
    return { what: 'An override adds an image that is built without a budget.', fix, source: build.source };
  }),
});
