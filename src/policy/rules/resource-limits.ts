import { mapOf, PlainObject, PlainValue } from '../../util/objects';
import { eachService } from '../checks';
import { BACKEND } from '../example-code';
import type { ServiceView } from '../facts/service-view';
import { builtInRule } from '../rule';
import { Severity } from '../severity';

/** Each limit, and the older key of a service that sets it too. */
const LIMITS = { memory: 'mem_limit', cpus: 'cpus', pids: 'pids_limit' } as const;

/** To the engine, nothing, 0 and -1 are no limit. */
const isLimit = (value: PlainValue): boolean => !['undefined', 'null', '', '0', '-1'].includes(String(value));

function limitsOf(view: ServiceView): PlainObject {
  const ofStack = view.model ? { resources: { limits: { memory: 'set', cpus: 'set', pids: 'set' } } } : {};
  return mapOf(mapOf(mapOf(view.merged('deploy', ofStack)).resources).limits);
}

export const resourceLimits = builtInRule({
  id: 'resource-limits',
  severity: Severity.MEDIUM,
  description: 'Every container has limits on memory, processors and processes.',
  page: {
    why: 'Without them, one container that leaks memory, loops or is attacked takes the machine from all others. The kernel then kills whichever process it likes, often the database.',
    equivalents: ['CIS Docker Benchmark, section 5', 'Trivy KSV-0011, KSV-0018', 'compose-lint'],
    bad: { code: [BACKEND, 'backend.addComposeOverride({ deploy: null });'] },
    good: {
      code: [
        "new FastApiService(stack, 'backend', {",
        "  path: 'backend',",
        '  resources: { memoryMegabytes: 2048, cpus: 4, pids: 1024 },',
        '});',
      ],
    },
  },
  check: eachService((view) => {
    const limits = limitsOf(view);
    const missing = Object.entries(LIMITS).filter(([name, key]) => !isLimit(limits[name]) && !isLimit(view.overridden(key)?.value));
    if (missing.length === 0) return undefined;
    return {
      what: `It has no limit on ${missing.map(([name]) => name).join(', ')}.`,
      fix: 'Set deploy.resources.limits, or the option resources of the service.',
      source: view.overridden('deploy')?.source ?? view.source,
    };
  }),
});
