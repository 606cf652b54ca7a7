import { serviceViews } from '../facts/service-view';
import { builtInRule } from '../rule';
import { Severity } from '../severity';

export const readOnlyRoot = builtInRule({
  id: 'read-only-root',
  severity: Severity.HIGH,
  description: 'The root file system of a container is read-only, unless a waiver gives the reason.',
  page: {
    why: 'Whoever gets into the process can then leave nothing behind and change no code. What a service writes on purpose goes to a volume or a tmpfs, and so is known. Where a library really writes beside its code, a waiver holds the reason and a date to look again.',
    equivalents: ['CIS Docker Benchmark, section 5', 'Trivy KSV-0014', 'Kubernetes `readOnlyRootFilesystem`'],
    bad: {
      code: [
        "const backend = new FastApiService(stack, 'backend', { path: 'backend' });",
        'backend.addComposeOverride({ read_only: false });',
      ],
    },
    good: {
      code: [
        "const backend = new FastApiService(stack, 'backend', { path: 'backend' });",
        'backend.addComposeOverride({',
        "  tmpfs: ['/tmp:size=64m', '/app/cache:size=16m'],",
        '});',
      ],
    },
  },
  check: (stack) =>
    serviceViews(stack).flatMap((view) => {
      const override = view.overridden('read_only');
      const writable = override ? override.value !== true && override.value !== 'true' : view.model === undefined;
      const what = override ? `read_only is ${JSON.stringify(override.value)}.` : 'read_only is not set.';
      const fix = 'Set read_only: true and give what it writes a tmpfs or a volume, or waive the rule with the reason.';
      return writable ? [{ where: view.where, what, fix, source: override?.source ?? view.source }] : [];
    }),
});
