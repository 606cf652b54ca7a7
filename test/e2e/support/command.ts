import { ChildProcessByStdio, spawn } from 'node:child_process';
import { constants } from 'node:os';
import { Readable } from 'node:stream';

/** Where and with what a command runs. */
export interface CommandOptions {
  readonly cwd?: string;
  readonly environment?: NodeJS.ProcessEnv;
}

/** What came of a command. */
export interface CommandResult {
  readonly status: number;
  readonly stdout: string;
  /** Both streams, in the order of their arrival. */
  readonly output: string;
}

/** Runs a command to its end, whatever its status. */
export async function run(argv: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  const child = spawnCommand(argv, options);
  const [stdout, output] = [collect([child.stdout]), collect([child.stdout, child.stderr])];
  const status = await ended(child);
  return { status, stdout: stdout(), output: output() };
}

/** Runs a command that must succeed. */
export async function succeed(argv: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  const result = await run(argv, options);
  if (result.status !== 0) throw new Error(`${argv.join(' ')} ended with status ${result.status}:\n${result.output}`);
  return result;
}

/** A command that runs beside the test. */
export interface BackgroundCommand {
  /** Its exit status; 128 and the number of the signal, as a shell has it, if a signal ended it. */
  readonly ended: Promise<number>;
  output(): string;
  /** What Ctrl+C in a terminal does: the command and all that it started get the signal. */
  interrupt(): void;
}

/** Starts a command that runs beside the test. */
export function start(argv: readonly string[], options: CommandOptions = {}): BackgroundCommand {
  const child = spawnCommand(argv, options, true);
  return {
    ended: ended(child),
    output: collect([child.stdout, child.stderr]),
    interrupt: () => {
      if (child.pid && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGINT');
    },
  };
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

/** With a process group of its own, a terminal's Ctrl+C can be acted out on it; without, it gets that of the tests. */
function spawnCommand(argv: readonly string[], { cwd, environment = process.env }: CommandOptions, ownGroup = false): Child {
  return spawn(argv[0], argv.slice(1), { cwd, env: environment, stdio: ['ignore', 'pipe', 'pipe'], detached: ownGroup });
}

function collect(streams: readonly Readable[]): () => string {
  let text = '';
  for (const stream of streams) stream.setEncoding('utf8').on('data', (piece: string) => (text += piece));
  return () => text;
}

function ended(child: Child): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}
