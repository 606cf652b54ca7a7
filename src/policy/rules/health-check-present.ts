import { readInstruction } from '../../model/docker-instruction';
import type { StackModel } from '../../model/stack-model';
import { listOf, mapOf, PlainValue } from '../../util/objects';
import { eachService, Fault } from '../checks';
import { backend } from '../example-code';
import type { ServiceView } from '../facts/service-view';
import { shippedStages } from '../facts/shipped-stages';
import { builtInRule } from '../rule';
import { Severity } from '../severity';

// Programs that health checks often use and small images lack.
const OFTEN_MISSING = ['bash', 'curl', 'http', 'nc', 'node', 'pg_isready', 'psql', 'python', 'python3', 'wget'];

const CHECK = 'the service a check: HealthCheck.http() or HealthCheck.command([…]).';
const FIX_ABSENT = `Give ${CHECK}`;
const FIX_OFF = `Remove the override, or give ${CHECK}`;

/** The check as an override changes it. */
interface Check {
  readonly off?: boolean;
  /** Program that it starts; undefined if unknown. */
  readonly program?: string;
}

function checkOf(healthcheck: PlainValue): Check | undefined {
  if (healthcheck === null) return { off: true };
  const { disable, test } = mapOf(healthcheck);
  if (disable === true || disable === 'true') return { off: true };
  if (test === undefined) return undefined;
  const words = listOf(test).map(String);
  if (test === null || words[0] === 'NONE') return { off: true };
  if (words[0] === 'CMD') return { program: words[1] };
  return { program: /^\s*(\S+)/.exec(typeof test === 'string' ? test : words[1] ?? '')?.[1] };
}

function programName(program: string): string {
  return program.split('/').at(-1) ?? program;
}

/** Whether an instruction of the user may install or copy the program. */
function brings({ services }: StackModel, { model }: ServiceView, program: string): boolean {
  const builder = services.find(({ name }) => name === (model?.sharesImageOf ?? model?.name));
  return shippedStages(builder?.imageBuild?.dockerfile.stages ?? []).flatMap(({ instructions }) => instructions.flatMap(readInstruction))
    .some(({ keyword, text, copies }) => keyword === 'RUN' && new RegExp(`\\b${program}\\b`).test(text) || copies.some(({ source }) => programName(source) === program));
}

function fault(view: ServiceView, stack: StackModel): Fault | undefined {
  const override = view.overridden('healthcheck');
  const check = override && checkOf(override.value);
  const { model } = view;
  if (model?.oneShot) return undefined;
  if (check?.off) return { what: `An override switches the health check off: healthcheck is ${JSON.stringify(override?.value)}.`, fix: FIX_OFF, source: override?.source };
  if (!check && model && !model.healthProbe && !model.port) return undefined;
  if (!check && !model?.healthProbe) return { what: 'The service has no health check.', fix: FIX_ABSENT, source: view.source };
  const program = check ? check.program : model?.healthProbe?.argv[0];
  const name = programName(program ?? '');
  if (!model?.programs || !OFTEN_MISSING.includes(name) || model.programs.includes(name) || brings(stack, view, name)) return undefined;
  return {
    what: `The health check starts "${program}", which is not in the image.`,
    fix: `Use what the image has (${model.programs.join(', ')}), or HealthCheck.http(), which does.`,
    source: override?.source,
  };
}

export const healthCheckPresent = builtInRule({
  id: 'health-check-present',
  severity: Severity.HIGH,
  description: 'Every long-running service that listens on a port has a health check that its image can run.',
  page: {
    why: 'Start order, rolling updates and restarts all depend on the health check. If its program is missing from the image, the check never succeeds: the service stays unhealthy, and whatever waits for it never starts. A service that listens on no port, such as a worker, is exempt: nothing waits for it, and whether its process runs is visible without a check.',
    equivalents: ['hadolint DL3057', 'CIS Docker Benchmark 4.6', 'Trivy DS-0026'],
    bad: { code: backend("healthCheck: HealthCheck.command(['curl', '--fail', 'http://127.0.0.1:8000/health'])") },
    good: { code: backend("healthCheck: HealthCheck.http({ path: '/health' })") },
  },
  check: eachService(fault),
});
