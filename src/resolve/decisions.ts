import type { Decision } from '../model/decision';

/** A value, and the place in the application's files that says it. */
export interface Found<T> {
  readonly value: T;
  /** Path from the project's root, with the line if there is one: `backend/main.py:12`. */
  readonly place: string;
  /** True where the files do not say it for certain. @default false */
  readonly guessed?: boolean;
}

/** The candidates for one value, in the order in which they count. */
export interface Candidates<T> {
  /** What the construct was told. */
  readonly option?: T;
  /** What the application's files say. */
  readonly found?: Found<T>;
  /** What holds where neither says anything, and why. */
  readonly otherwise: { readonly value: T; readonly reason: string };
  /** How to get another value. @default the construct's option of the setting's name */
  readonly change?: string;
}

/** Decides the values of a service, and keeps what decided each. */
export class Decisions {
  private readonly made: Decision[] = [];

  /** Decides a value that may come from several places. */
  public choose<T>(setting: string, { option, found, otherwise, change }: Candidates<T>): T {
    if (option !== undefined) return this.said(setting, option, change);
    return found ? this.found(setting, found, change) : this.record(setting, otherwise.value, 'default', otherwise.reason, change);
  }

  /** Keeps a value that the construct was told. */
  public said<T>(setting: string, value: T, change?: string): T {
    return this.record(setting, value, 'option', `option ${setting}`, change);
  }

  /** Keeps a value that the application's files say. */
  public found<T>(setting: string, { value, place, guessed }: Found<T>, change?: string): T {
    return this.record(setting, value, guessed ? 'guess' : 'file', place, change);
  }

  public toModel(): Decision[] {
    return [...this.made];
  }

  private record<T>(setting: string, value: T, origin: Decision['origin'], source: string, change = `option ${setting}`): T {
    this.made.push({ setting, value: textOf(value), origin, source, change });
    return value;
  }
}

function textOf(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : String(value);
}
