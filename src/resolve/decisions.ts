import type { Decision } from '../model/decision';

/** A value, and the place in the application's files that determines it. */
export interface Found<T> {
  readonly value: T;
  /** Path from the project's root, with the line if there is one: `backend/main.py:12`. */
  readonly place: string;
  /** True if the files only suggest it. @default false */
  readonly guessed?: boolean;
}

/** The host of a server, in code. */
export interface FixedHost extends Found<string> {
  /** Port of that server, if the host is the developer's machine. */
  readonly port?: number;
}

/** Candidates for a value, in order of precedence. */
export interface Candidates<T> {
  /** Option of the construct. */
  readonly option?: T;
  /** Value in the application's files. */
  readonly found?: Found<T>;
  /** Default, and why. */
  readonly otherwise: { readonly value: T; readonly reason: string };
  /** How to get another value. @default the construct's option of the setting's name */
  readonly change?: string;
}

/** Decides the values of a service, and records the origin of each. */
export class Decisions {
  private readonly made: Decision[] = [];

  /** Decides a value that has several possible origins. */
  public choose<T>(setting: string, { option, found, otherwise, change }: Candidates<T>): T {
    if (option !== undefined) return this.said(setting, option, change);
    return found ? this.found(setting, found, change) : this.record(setting, otherwise.value, 'default', otherwise.reason, change);
  }

  /** Records a value from an option. */
  public said<T>(setting: string, value: T, change?: string): T {
    return this.record(setting, value, 'option', `option ${setting}`, change);
  }

  /** Records a value from the application's files. */
  public found<T>(setting: string, { value, place, guessed }: Found<T>, change?: string): T {
    return this.record(setting, value, guessed ? 'guess' : 'file', place, change);
  }

  /** Records the host of a server that the application's code has written in it. */
  public fixed(server: string, { value, place, port }: FixedHost, change: string): void {
    this.made.push({ setting: `address of ${server}`, value, origin: 'file', source: place, change, fixedServer: server, ...(port ? { fixedPort: port } : {}) });
  }

  /** Records folders in memory that users upload files to. */
  public lost(folders: string, place: string): void {
    this.made.push({ setting: 'uploads', value: folders, origin: 'file', source: place, change: 'option persistentFolders', isLost: true });
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
