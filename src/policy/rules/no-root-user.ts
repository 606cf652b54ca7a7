import { BACKEND } from '../example-code';
import { instructionsOf } from '../facts/instructions';
import { serviceViews } from '../facts/service-view';
import { builtInRule, Finding } from '../rule';
import { Severity } from '../severity';

const FIX = 'Give a numeric user and group other than 0, such as "1000:1000".';

function isRoot(user: string): boolean {
  return /^(?:0+|root)(?::|$)/.test(user);
}

/** What is wrong with a `user:group`; undefined when nothing is. */
function complaint(user: string): string | undefined {
  if (isRoot(user)) return `user "${user}" is root.`;
  return /^\d+(?::\d+)?$/.test(user) ? undefined : `user "${user}" is not numeric, so nothing can tell whether it is root.`;
}

export const noRootUser = builtInRule({
  id: 'no-root-user',
  severity: Severity.HIGH,
  description: 'Every container runs as a numeric user other than root.',
  page: {
    why: 'An attacker who breaks out of a root process is root on the machine, unless user namespaces are enabled. The user must be numeric because Kubernetes (`runAsNonRoot`) cannot tell whether a name is root.',
    equivalents: ['hadolint DL3002', 'CIS Docker Benchmark 4.1', 'Trivy DS-0002', 'Kubernetes Pod Security Standard, restricted'],
    bad: { code: [BACKEND, "backend.addComposeOverride({ user: 'root' });"] },
    good: { code: [BACKEND, "backend.addComposeOverride({ user: '10001:10001' });"] },
  },
  check: (stack) => {
    const said = serviceViews(stack).flatMap((view): Finding[] => {
      const override = view.overridden('user');
      // A name in the options cannot be resolved and is told there.
      const user = override ? String(override.value ?? '') : view.model?.user;
      if (user === undefined) return [{ where: view.where, what: 'user is not set, so the image decides.', fix: FIX, source: view.source }];
      const what = override || /^\d/.test(user) ? complaint(user) : undefined;
      return what ? [{ where: view.where, what, fix: FIX, source: override?.source }] : [];
    });
    const written = stack.services.flatMap((service): Finding[] => {
      const stages = service.imageBuild?.dockerfile.stages ?? [];
      const user = instructionsOf({ ...stack, services: [service] }).filter(({ keyword, stage }) => keyword === 'USER' && stage === stages.at(-1)?.name).at(-1);
      const what = user?.raw ? complaint(user.text.trim()) : undefined;
      // The name in a Dockerfile that a team has already is left to it: the service says the number.
      if (service.imageBuild?.isHandWritten && user && !isRoot(user.text.trim())) return [];
      return what ? [{ where: service.constructPath, what, fix: FIX, source: user?.source }] : [];
    });
    return [...said, ...written];
  },
});
