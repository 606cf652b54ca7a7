import { HealthCheck, HealthProbe } from '../model/health-check';

/** Commands that end with status 0 and do nothing, by the program that an image may have; the cheapest first. */
const NOTHING: Readonly<Record<string, string[]>> = {
  sh: ['sh', '-c', 'exit 0'],
  python: ['python', '-c', ''],
  node: ['node', '-e', ''],
};

/**
 * A check that only starts a process, for a container that listens nowhere. The image's own asks a server that is not
 * there, and `docker compose up --wait` fails on a check that is switched off.
 */
export function processCheck(programs: readonly string[] = []): HealthProbe | undefined {
  const program = Object.keys(NOTHING).find((name) => programs.includes(name));
  return program === undefined ? undefined : { ...HealthCheck.command(NOTHING[program])._toProbe(), isEmpty: true };
}
