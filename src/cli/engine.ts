import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { CommandFailure } from './command';

/** Result of a program. */
export interface ProgramResult {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The Docker Engine, through the docker command. */
export class Engine {
  public constructor(private readonly environment: NodeJS.ProcessEnv) {}

  /** Runs `docker` with these arguments, whatever its status. */
  public async try(...argv: readonly string[]): Promise<ProgramResult> {
    const child = spawn('docker', argv, { env: this.environment, stdio: ['ignore', 'pipe', 'pipe'] });
    const [status, stdout, stderr] = await Promise.all([ended(child), text(child.stdout), text(child.stderr)]);
    return { status, stdout, stderr };
  }

  /**
   * Checks that the engine runs.
   *
   * @throws CommandFailure when it does not answer
   */
  public async requireAnswer(): Promise<void> {
    const { status } = await this.try('version');
    if (status === 0) return;
    const place = this.environment.DOCKER_HOST ? ` at ${this.environment.DOCKER_HOST}` : '';
    throw new CommandFailure(`The Docker Engine does not answer${place}.`, 'start it, or check DOCKER_HOST and docker context ls; then docker version');
  }

  /**
   * Runs `docker` with these arguments and returns its output.
   *
   * @throws CommandFailure with docker's last line when it fails
   */
  public async run(...argv: readonly string[]): Promise<string> {
    const { status, stdout, stderr } = await this.try(...argv);
    if (status !== 0) throw failure(argv, status, stderr);
    return stdout;
  }

  /**
   * Runs `docker` with these arguments while `consume` reads its output, which may not fit into memory.
   *
   * @throws CommandFailure with docker's last line when it fails
   */
  public async stream<T>(argv: readonly string[], consume: (output: Readable) => Promise<T>): Promise<T> {
    const child = spawn('docker', argv, { env: this.environment, stdio: ['ignore', 'pipe', 'pipe'] });
    const errors = text(child.stderr);
    const finished = ended(child);
    try {
      const [result, status] = await Promise.all([consume(child.stdout), finished]);
      if (status !== 0) throw failure(argv, status, await errors);
      return result;
    } catch (error) {
      child.kill();
      const stderr = await errors;
      throw (await finished) > 0 && stderr !== '' ? failure(argv, await finished, stderr) : error;
    }
  }
}

/** Exit status of a program; 128 if a signal ended it. */
function ended(child: ReturnType<typeof spawn>): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on('error', () => reject(new CommandFailure('docker is not installed.', 'https://docs.docker.com/engine/install/')));
    child.on('close', (status) => resolve(status ?? 128));
  });
}

function failure(argv: readonly string[], status: number, stderr: string): CommandFailure {
  const last = stderr.trim().split('\n').at(-1) || `it ended with status ${status}`;
  return new CommandFailure(`docker ${argv.slice(0, 2).join(' ')} failed: ${last}`);
}
