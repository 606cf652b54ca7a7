import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { proveImages } from './build-proof';
import { startOrder } from './compose-file';
import { address } from './container';
import type { ProofStack } from './proof-stack';
import { Row } from './row';
import { proveRunning, proveStopping } from './service-proof';
import { variableName } from '../../util/variable-name';
import { CommandFailure } from '../command';
import { runForOutput } from '../program';

/** The proof of a stack, through all columns. */
export class Proof {
  /** A row for each wanted service and its dependencies, in start order. */
  public readonly rows: readonly Row[];
  /** Whether the command on the started stack failed. */
  public thenFailed = false;

  public constructor(private readonly stack: ProofStack, wanted: readonly string[], private readonly note: (line: string) => void) {
    this.rows = startOrder(stack.file, wanted).map((name) => new Row(name, stack.image(name)));
  }

  /** Whether nothing failed. */
  public get succeeded(): boolean {
    return !this.thenFailed && this.rows.every(({ failed }) => !failed);
  }

  /** Runs the proof; a failure of one service stops only those that depend on it. */
  public async run(timeoutSeconds: number, thenCommand?: string): Promise<void> {
    const { stack, rows, note } = this;
    note(`proving ${stack.manifest.name} as ${stack.project}`);
    await this.createSecrets();
    note('building the images');
    await proveImages(stack, rows);
    const byName = new Map(rows.map((row) => [row.service, row]));
    for (const row of rows.filter(({ failed }) => !failed)) {
      note(`starting ${row.service}`);
      await proveRunning(stack, row, byName, timeoutSeconds);
    }
    if (thenCommand !== undefined && this.succeeded) this.thenFailed = !(await this.runThen(thenCommand));
    for (const row of rows.filter(isRunning).reverse()) {
      note(`stopping ${row.service}`);
      await proveStopping(stack, row);
    }
  }

  /** Creates missing secrets, which are files of the working tree. */
  private async createSecrets(): Promise<void> {
    const { root, manifest: { paths, tasks }, environment } = this.stack;
    const { status, output } = await runForOutput(['bash', join(root, paths.scripts, 'create-secrets.sh')], { cwd: root, env: environment });
    if (status !== 0) throw new CommandFailure(`The secrets were not created: ${output.trim()}`, `npx projen ${tasks.secrets}`);
    if (output !== '') this.note(output.trimEnd());
  }

  /** Runs the user's command against the running stack; returns whether it succeeded. */
  private async runThen(command: string): Promise<boolean> {
    const { stack } = this;
    const urls: NodeJS.ProcessEnv = {};
    for (const { service } of this.rows.filter(isRunning)) {
      const port = stack.service(service)?.port;
      if (port?.protocol !== 'http') continue;
      urls[`${variableName(service)}_URL`] = address(await stack.container(service), port.container);
    }
    // Its output goes to standard error, since standard output is for the table.
    const env = { ...stack.environment, ...urls, COMPOSE_PROJECT_NAME: stack.project };
    const child = spawn('/bin/sh', ['-c', command], { cwd: stack.root, env, stdio: ['ignore', process.stderr, process.stderr] });
    return new Promise((done, reject) => child.on('error', reject).on('close', (status) => done(status === 0)));
  }
}

function isRunning(row: Row): boolean {
  return row.get('started') === 'yes' && row.get('stopped') !== 'not needed' && !row.failed;
}
