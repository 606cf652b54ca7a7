import { writeSync } from 'node:fs';

/** One thing that is wrong with what the user wrote, said so that it can be mended without asking anyone. */
export interface Problem {
  /** Construct path or file the problem is in. */
  readonly where: string;
  /** What is wrong, with the offending value. */
  readonly what: string;
  /** What to write or run instead. */
  readonly fix: string;
  /** What the offending value comes from, where that is not the construct's options. */
  readonly source?: string;
  /** Rule that it breaks, and the page about it. */
  readonly rule?: string;
}

/** Collects problems, so that all of one synthesis are reported together. */
export class Problems {
  private readonly found: Problem[];

  /** @param earlier what was found before, and stays as it is */
  public constructor(earlier?: Problems) {
    this.found = [...(earlier?.found ?? [])];
  }

  public add(where: string, what: string, fix: string): void {
    this.found.push({ where, what, fix });
  }

  public addAll(problems: readonly Problem[]): void {
    this.found.push(...problems);
  }

  public get all(): readonly Problem[] {
    return this.found;
  }

  public get any(): boolean {
    return this.found.length > 0;
  }

  /**
   * Ends the synthesis when anything was found.
   *
   * @throws StackError naming every problem once: a service and its migrations have theirs in common
   */
  public throwIfAny(): void {
    const distinct = new Map(this.found.map((problem) => [JSON.stringify(problem), problem]));
    if (distinct.size === 0) return;
    if (!process.listeners('uncaughtExceptionMonitor').includes(tellMessageOnly)) process.on('uncaughtExceptionMonitor', tellMessageOnly);
    throw new StackError([...distinct.values()]);
  }
}

/** The stack cannot be rendered. Nothing on disk has been changed. */
export class StackError extends Error {
  public constructor(problems: readonly Problem[]) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    const lines = problems.map(problemText);
    super(`${count} in the container stack; no file was changed.\n\n${lines.join('\n\n')}\n`);
    this.name = 'StackError';
  }
}

/**
 * Ends the process with the message of an error that nobody catches. Node.js would show a line of this library and a
 * trace through it as well, which help nobody, since the problems name their places; it does so where DEBUG is set, as
 * `npx projen --debug` has it.
 */
function tellMessageOnly(error: unknown): void {
  if (!(error instanceof StackError) || process.env.DEBUG || process.listenerCount('uncaughtException') > 0) return;
  writeSync(2, `${error.message}\n`);
  process.exit(1);
}

function problemText({ where, what, fix, source, rule }: Problem): string {
  const lines = [what, `Fix: ${fix}`, ...(source ? [`From: ${source}`] : []), ...(rule ? [`Rule: ${rule}`] : [])];
  return [`  ${where}`, ...lines.map((line) => `    ${line}`)].join('\n');
}
