import type { Engine } from './engine';
import type { GivenOptions } from './options';
import type { StackManifest } from '../model/stack-manifest';

/** One option of a command, as its help shows it. */
export interface CommandOption {
  /** Without the dashes. */
  readonly name: string;
  /** What stands for its value in the help. @default it is a switch */
  readonly value?: string;
  /** What it does; a default in round brackets. */
  readonly description: string;
}

/** The words beside the options, as the help shows them. */
export interface CommandWords {
  readonly name: string;
  readonly description: string;
}

/** Input of a command, whether or not there is a stack. */
export interface PlainCall {
  readonly options: GivenOptions;
  /** Words beside the options, in the order of the command line. */
  readonly words: readonly string[];
  /** The project's folder, absolute. */
  readonly root: string;
  readonly engine: Engine;
  readonly environment: NodeJS.ProcessEnv;
  /** Writes a line to standard output. */
  print(line: string): void;
  /** Writes a line to standard error: progress and warnings. */
  note(line: string): void;
}

/** Input of a command that needs a stack. */
export interface CommandCall extends PlainCall {
  readonly manifest: StackManifest;
}

/** 0: success. 1: findings, or a failure. */
export type ExitStatus = 0 | 1;

/** A sub-command of `projen-containers`, as its help has it. */
export interface CommandDescription {
  readonly name: string;
  /** One sentence. */
  readonly summary: string;
  readonly options: readonly CommandOption[];
  /** Words that it takes beside the options. @default none: each is wrong usage */
  readonly words?: CommandWords;
  /** What the exit statuses 0 and 1 mean. */
  readonly status: Readonly<Record<ExitStatus, string>>;
}

/** A sub-command that needs a stack. */
export interface StackCommand extends CommandDescription {
  readonly withoutStack?: undefined;
  run(call: CommandCall): Promise<ExitStatus>;
}

/** A sub-command that works without a stack. */
export interface PlainCommand extends CommandDescription {
  readonly withoutStack: true;
  run(call: PlainCall): Promise<ExitStatus>;
}

/** A sub-command of `projen-containers`. */
export type Command = StackCommand | PlainCommand;

/** Ends a command with status 1; the message says what is wrong and what to do next, as in the scripts. */
export class CommandFailure extends Error {
  public constructor(message: string, public readonly next?: string) {
    super(message);
  }
}

/** Ends a command with status 2, and its help. */
export class WrongUsage extends Error {}
