import { eachService } from '../checks';
import { BACKEND } from '../example-code';
import { builtInRule } from '../rule';
import { Severity } from '../severity';

export const readOnlyRoot = builtInRule({
  id: 'read-only-root',
  severity: Severity.HIGH,
  description: 'The root file system of every container is read-only, unless a waiver gives a reason.',
  page: {
    why: 'An attacker inside the process can then change no code and leave nothing behind. What a service writes deliberately goes to a volume or a tmpfs and is therefore known. If a library really has to write beside its code, a waiver records the reason and a date for review.',
    equivalents: ['CIS Docker Benchmark, section 5', 'Trivy KSV-0014', 'Kubernetes `readOnlyRootFilesystem`'],
    bad: { code: [BACKEND, 'backend.addComposeOverride({ read_only: false });'] },
    good: {
      code: [
        BACKEND,
        'backend.addComposeOverride({',
        "  tmpfs: ['/tmp:size=64m', '/app/cache:size=16m'],",
        '});',
      ],
    },
  },
  check: eachService((view) => {
    const override = view.overridden('read_only');
    if (override ? override.value === true || override.value === 'true' : view.model !== undefined) return undefined;
    return {
      what: override ? `read_only is ${JSON.stringify(override.value)}.` : 'read_only is not set.',
      fix: 'Set read_only: true and give what it writes a tmpfs or a volume, or waive the rule with the reason.',
      source: override?.source ?? view.source,
    };
  }),
});
