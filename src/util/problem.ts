import { writeSync } from 'node:fs';

/** Something wrong in what the user wrote, described so that it can be fixed without asking anyone. */
export interface Problem {
  /** Construct path or file the problem is in. */
  readonly where: string;
  /** What is wrong, with the offending value. */
  readonly what: string;
  /** What to write or run instead. */
  readonly fix: string;
  /** Origin of the offending value, if it is not an option of the construct. */
  readonly source?: string;
  /** Rule that it breaks, and the page about it. */
  readonly rule?: string;
}

/** Collects problems, so that all of one synthesis are reported together. */
export class Problems {
  private readonly found: Problem[];

  /** @param earlier problems to start with; they are copied */
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
   * @throws StackError naming every problem once, since a service and its migrations share theirs
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
 * Ends the process with only the message of an uncaught error. The problems name their places, so a line of this library and
 * a stack trace would not help; Node.js shows them if DEBUG is set, which `npx projen --debug` does.
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
