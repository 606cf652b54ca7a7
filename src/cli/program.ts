import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** Output of a program. */
export interface ProgramOutput {
  readonly status: number;
  /** Both streams, in the order of their arrival. */
  readonly output: string;
}

/** Folder and environment of a program. */
export interface ProgramPlace {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Runs a program; returns status 127 if it does not exist. */
export async function runForOutput(argv: readonly string[], options: ProgramPlace): Promise<ProgramOutput> {
  // One pipe for both streams keeps their order.
  const child = spawn('/bin/sh', ['-c', 'exec "$@" 2>&1', 'sh', ...argv], { ...options, stdio: ['ignore', 'pipe', 'inherit'] });
  const [output, status] = await Promise.all([
    text(child.stdout),
    new Promise<number>((resolve, reject) => child.on('error', reject).on('close', (code) => resolve(code ?? 128))),
  ]);
  return { status, output };
}
