/** What is proven of a service, in chronological order. */
export const COLUMNS = ['detected', 'synthesised', 'built', 'started', 'answered', 'stopped'] as const;
export type Column = (typeof COLUMNS)[number];

/** `not needed`: for example, building a pulled image. `not reached`: an earlier column failed. */
export type Verdict = 'yes' | 'no' | 'not needed' | 'not reached';

/** Why a column is not `yes`. */
export interface Cause {
  readonly column: Column;
  /** The first meaningful line of what was printed. */
  readonly line: string;
  /** The likely cause, or a fix. */
  readonly likely: string;
}

/** The result for one service. */
export class Row {
  private readonly verdicts = new Map<Column, Verdict>();
  public cause?: Cause;
  public megabytes?: number;
  public readonly seconds: Partial<Record<Column, number>> = {};

  public constructor(public readonly service: string, public readonly image: string) {}

  public get(column: Column): Verdict {
    return this.verdicts.get(column) ?? 'not reached';
  }

  public set(column: Column, verdict: Exclude<Verdict, 'no'>): void {
    this.verdicts.set(column, verdict);
  }

  /** Only the first failure is kept, since later ones may follow from it. */
  public fail(column: Column, line: string, likely: string): void {
    this.verdicts.set(column, 'no');
    this.cause ??= { column, line, likely };
  }

  public get failed(): boolean {
    return this.cause !== undefined;
  }

  public toJSON(): object {
    const columns = Object.fromEntries(COLUMNS.map((column) => [column, this.get(column)]));
    return { service: this.service, image: this.image, ...columns, seconds: this.seconds, megabytes: this.megabytes, cause: this.cause };
  }
}
