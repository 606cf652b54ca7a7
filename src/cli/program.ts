import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** What came of a program that was run for what it prints. */
export interface ProgramOutput {
  readonly status: number;
  /** Both streams, in the order of their arrival. */
  readonly output: string;
}

/** Where and with what a program runs. */
export interface ProgramPlace {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Runs a program, whatever its status; 127 when it is not there. */
export async function runForOutput(argv: readonly string[], options: ProgramPlace): Promise<ProgramOutput> {
  // One pipe for both keeps their order, which two would lose.
  const child = spawn('/bin/sh', ['-c', 'exec "$@" 2>&1', 'sh', ...argv], { ...options, stdio: ['ignore', 'pipe', 'inherit'] });
  const [output, status] = await Promise.all([
    text(child.stdout),
    new Promise<number>((resolve, reject) => child.on('error', reject).on('close', (code) => resolve(code ?? 128))),
  ]);
  return { status, output };
}
