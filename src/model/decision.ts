/**
 * What decided a value: an option of the construct, a file of the application, the library's default; or a guess,
 * where files say too little to be sure.
 */
export type DecisionOrigin = 'option' | 'file' | 'default' | 'guess';

/** How one value of a service came about. */
export interface Decision {
  /** What was decided, such as `port`. */
  readonly setting: string;
  /** What it came to. */
  readonly value: string;
  readonly origin: DecisionOrigin;
  /** The place that decided: file and line from the project's root, or the reason in a few words. */
  readonly source: string;
  /** What to write, and where, for another value. */
  readonly change: string;
  /** Kind of server that the value leads to, and that the stack does not have. @default it leads to none */
  readonly missingServer?: string;
  /** Kind of server whose host, the value, the application's code has written in it. @default no such host */
  readonly fixedServer?: string;
  /** Port of that server, if the host is the developer's machine. @default it is another host, or a port that is not known */
  readonly fixedPort?: number;
  /** True if the value is folders in memory, which lose what users upload. @default false */
  readonly isLost?: boolean;
}
