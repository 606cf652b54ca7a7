import { HealthCheck, HealthProbe } from '../model/health-check';

/** Commands that do nothing and succeed, by the program that they need; the cheapest first. */
const NOTHING: Readonly<Record<string, string[]>> = {
  sh: ['sh', '-c', 'exit 0'],
  python: ['python', '-c', ''],
  node: ['node', '-e', ''],
};

/**
 * A check that only starts a process, for a container without a port. The image's own check would query a server that does
 * not run, and `docker compose up --wait` fails if the check is disabled.
 */
export function processCheck(programs: readonly string[] = []): HealthProbe | undefined {
  const program = Object.keys(NOTHING).find((name) => programs.includes(name));
  return program === undefined ? undefined : { ...HealthCheck.command(NOTHING[program])._toProbe(), isEmpty: true };
}
