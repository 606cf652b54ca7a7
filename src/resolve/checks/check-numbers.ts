import type { ServiceModel } from '../../model/service-model';
import type { Problems } from '../../util/problem';

/** The minimum that an engine accepts as a limit. */
interface Bound {
  readonly least: number;
  readonly whole?: boolean;
}

// Docker Engine treats 0 as no limit, and rejects less than 6 MiB.
const RESOURCES: Readonly<Record<string, Bound>> = {
  cpus: { least: 0.01 },
  memoryMegabytes: { least: 6, whole: true },
  reservedCpus: { least: 0.01 },
  reservedMemoryMegabytes: { least: 6, whole: true },
  pids: { least: 1, whole: true },
};
const RESERVATIONS = [['reservedCpus', 'cpus'], ['reservedMemoryMegabytes', 'memoryMegabytes']] as const;
const HEALTH_CHECK: Readonly<Record<string, Bound>> = {
  intervalSeconds: { least: 0.1 },
  timeoutSeconds: { least: 0.1 },
  startPeriodSeconds: { least: 0 },
  startIntervalSeconds: { least: 0.1 },
  retries: { least: 1, whole: true },
};

/** Reports numbers that an engine rejects or treats as no limit, and reservations above their limit. */
export function checkNumbers({ constructPath: where, resources, healthProbe, imageBuild }: ServiceModel, problems: Problems): void {
  const bounded = [
    ...Object.entries(RESOURCES).map(([name, bound]) => ({ name: `resources.${name}`, value: valueOf(resources, name), bound })),
    ...(healthProbe ? Object.entries(HEALTH_CHECK).map(([name, bound]) => ({ name, value: valueOf(healthProbe, name), bound })) : []),
    ...(imageBuild ? [{ name: 'sizeBudgetMegabytes', value: imageBuild.sizeBudgetMegabytes, bound: { least: 1, whole: true } }] : []),
  ];
  for (const { name, value, bound } of bounded.filter((each) => !isWithin(each.value, each.bound))) {
    problems.add(where, `${name} is ${asWritten(value)}.`, `Give a ${bound.whole ? 'whole number' : 'number'} of at least ${bound.least}.`);
  }
  for (const [reserved, limit] of RESERVATIONS) {
    if (!(resources[reserved] > resources[limit]) || !isWithin(resources[limit], RESOURCES[limit])) continue;
    const what = `resources.${reserved}, ${resources[reserved]}, is above ${limit}, ${resources[limit]}.`;
    problems.add(where, what, `Reserve less, or raise ${limit}.`);
  }
}

/** A value as the description has it, so that "8000" is told from 8000. */
export function asWritten(value: unknown): string {
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

function valueOf(values: object, name: string): unknown {
  return (values as Readonly<Record<string, unknown>>)[name];
}

function isWithin(value: unknown, { least, whole }: Bound): boolean {
  return typeof value === 'number' && value >= least && value <= Number.MAX_SAFE_INTEGER && (!whole || Number.isInteger(value));
}
