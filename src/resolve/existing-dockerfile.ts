import { readInstruction } from '../model/docker-instruction';
import type { Stage } from '../model/dockerfile';
import { HealthCheck, HealthCheckTiming } from '../model/health-check';
import { Instruction } from '../model/instruction';
import { durationSeconds } from '../util/duration';

/** Content of a hand-written Dockerfile, up to the stage that ships. */
export interface ExistingDockerfile {
  /** The stages up to the one that ships, with their instructions verbatim. */
  readonly stages: Stage[];
  /** Names of all stages, including later ones. */
  readonly names: string[];
  /** Its health check. @default it has none */
  readonly healthCheck?: HealthCheck;
  /** The first port that it exposes. @default none */
  readonly port?: number;
}

const FROM = /^(?:--\S+\s+)*(?<from>\S+)(?:\s+AS\s+(?<name>\S+))?$/i;

/**
 * Reads a Dockerfile.
 *
 * @param target stage that ships; the last one if it is not given or does not exist
 */
export function readDockerfile(text: string, target?: string): ExistingDockerfile {
  const all: Stage[] = [];
  for (const { keyword, text: words } of readInstruction(Instruction.raw(text))) {
    if (keyword === 'FROM') {
      const { from = words, name = `stage-${all.length}` } = FROM.exec(words)?.groups ?? {};
      all.push({ name, from, comment: '', instructions: [] });
    } else {
      all.at(-1)?.instructions.push(Instruction.raw(`${keyword} ${words}`)); // an ARG before the first FROM is in no stage
    }
  }
  const last = all.findIndex(({ name }) => name === target);
  const stages = last < 0 ? all : all.slice(0, last + 1);
  const shipped = lineage(stages);
  return { stages, names: all.map(({ name }) => name), healthCheck: healthCheckOf(shipped), port: portOf(shipped) };
}

/** Instructions of the stage that ships, after those of the stages it is based on. */
function lineage(stages: readonly Stage[]): { readonly keyword: string; readonly text: string }[] {
  const last = stages.at(-1);
  if (!last) return [];
  const below = stages.slice(0, -1);
  const base = below.findIndex(({ name }) => name === last.from);
  const inherited = base < 0 ? [] : lineage(below.slice(0, base + 1));
  return [...inherited, ...last.instructions.flatMap(readInstruction)];
}

function healthCheckOf(instructions: ReturnType<typeof lineage>): HealthCheck | undefined {
  const text = instructions.filter(({ keyword }) => keyword === 'HEALTHCHECK').at(-1)?.text ?? 'NONE';
  const groups = /^(?<flags>(?:--\S+\s+)*)CMD\s+(?<command>[^]+)$/i.exec(text)?.groups;
  if (!groups) return undefined;
  const seconds = (flag: string): number | undefined => wholeSeconds(new RegExp(`--${flag}=(\\S+)`).exec(groups.flags)?.[1]);
  const retries = /--retries=(\d+)/.exec(groups.flags)?.[1];
  const timing: HealthCheckTiming = {
    intervalSeconds: seconds('interval'),
    timeoutSeconds: seconds('timeout'),
    startPeriodSeconds: seconds('start-period'),
    startIntervalSeconds: seconds('start-interval'),
    retries: retries === undefined ? undefined : Number(retries),
  };
  return HealthCheck.command(argvOf(groups.command), timing);
}

/** The exec form is a JSON list; otherwise a shell runs the command. */
function argvOf(command: string): string[] {
  try {
    const argv: unknown = JSON.parse(command);
    if (Array.isArray(argv)) return argv.map(String);
  } catch {
    // no list
  }
  return ['sh', '-c', command];
}

/** Of a duration such as `1m30s`, rounded up. */
function wholeSeconds(duration = ''): number | undefined {
  const seconds = durationSeconds(duration);
  return seconds && Math.ceil(seconds);
}

function portOf(instructions: ReturnType<typeof lineage>): number | undefined {
  const text = instructions.find(({ keyword }) => keyword === 'EXPOSE')?.text;
  const port = /^\d+/.exec(text ?? '')?.[0];
  return port === undefined ? undefined : Number(port);
}
