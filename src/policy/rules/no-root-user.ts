import type { ServiceModel } from '../../model/service-model';
import type { StackModel } from '../../model/stack-model';
import { allOf, eachModel, eachService, Fault } from '../checks';
import { BACKEND } from '../example-code';
import { instructionsOf } from '../facts/instructions';
import type { ServiceView } from '../facts/service-view';
import { builtInRule } from '../rule';
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

function said(view: ServiceView): Fault | undefined {
  const override = view.overridden('user');
  // A name in the options is reported when it is resolved.
  const user = override ? String(override.value ?? '') : view.model?.user;
  if (user === undefined) return { what: 'user is not set, so the image decides.', fix: FIX, source: view.source };
  const what = override || /^\d/.test(user) ? complaint(user) : undefined;
  return what === undefined ? undefined : { what, fix: FIX, source: override?.source };
}

function written(service: ServiceModel, stack: StackModel): Fault | undefined {
  const { isHandWritten, dockerfile } = service.imageBuild ?? {};
  const last = dockerfile?.stages.at(-1)?.name;
  const user = instructionsOf({ ...stack, services: [service] }).filter(({ keyword, stage }) => keyword === 'USER' && stage === last).at(-1);
  // A hand-written Dockerfile may use a name, since the service sets the number.
  if (!user?.raw || (isHandWritten && !isRoot(user.text.trim()))) return undefined;
  const what = complaint(user.text.trim());
  return what === undefined ? undefined : { what, fix: FIX, source: user.source };
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
  check: allOf(eachService(said), eachModel(written)),
});
