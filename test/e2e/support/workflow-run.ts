import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { run, succeed } from './command';

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly outputs?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

type Values = Readonly<Record<string, string>>;
/** What expressions refer to: `matrix.platform`, `needs.build.outputs.linux-amd64`, …. */
type Context = Record<string, string>;

/** What came of a job. */
export interface JobResult {
  readonly outputs: Values;
  /** What its steps printed. */
  readonly output: string;
  readonly summary: string;
  /** The clone that it ran in. */
  readonly clone: string;
}

/** Runs the commands of a workflow's jobs as a runner does: in order, each job in a clone of its own. Actions are left out. */
export class WorkflowRun {
  private readonly jobs: Readonly<Record<string, Job>>;

  /**
   * @param folder where the clones lie
   * @param environment what the runner gives every step
   */
  public constructor(
    private readonly repository: string, file: string, private readonly folder: string, private readonly environment: NodeJS.ProcessEnv,
  ) {
    this.jobs = (parse(readFileSync(join(repository, file), 'utf8')) as { jobs: Record<string, Job> }).jobs;
  }

  /** Runs a job whose steps must all succeed. */
  public async job(name: string, context: Context = {}, environment: Values = {}): Promise<JobResult> {
    const clone = mkdtempSync(join(this.folder, `${name}-`));
    await succeed(['git', 'clone', '--quiet', this.repository, clone]);
    const known = { ...context };
    const summary = `${clone}.summary`;
    writeFileSync(summary, '');
    let output = '';
    for (const step of this.jobs[name].steps.filter(({ run: command }) => command !== undefined)) {
      const { printed, outputs } = await this.step(step, clone, { ...environment, GITHUB_STEP_SUMMARY: summary, ...resolveAll(step.env, known) });
      output += printed;
      for (const [key, value] of Object.entries(outputs)) known[`steps.${step.id}.outputs.${key}`] = value;
    }
    return { outputs: resolveAll(this.jobs[name].outputs, known), output, summary: readFileSync(summary, 'utf8'), clone };
  }

  /** Input of an action, by its beginning. */
  public input(job: string, action: string, name: string, context: Context): string {
    const step = this.jobs[job].steps.find(({ uses }) => uses?.startsWith(`${action}@`));
    return resolve(step?.with?.[name] ?? '', context);
  }

  private async step({ run: command = '' }: Step, clone: string, environment: NodeJS.ProcessEnv): Promise<{ printed: string; outputs: Values }> {
    const [script, outputFile] = [`${clone}.step.sh`, `${clone}.outputs`];
    writeFileSync(script, command);
    writeFileSync(outputFile, '');
    // https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#defaultsrunshell
    const { status, output } = await run(['bash', '-e', script], { cwd: clone, environment: { ...this.environment, GITHUB_OUTPUT: outputFile, ...environment } });
    if (status !== 0) throw new Error(`${command} ended with status ${status}:\n${output}`);
    const lines = readFileSync(outputFile, 'utf8').split('\n').filter((line) => line !== '');
    return { printed: output, outputs: Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)])) };
  }
}

function resolveAll(values: Values = {}, context: Context): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, resolve(value, context)]));
}

/** A text with its expressions filled in; one that nothing is known of ends the run. */
function resolve(text: string, context: Context): string {
  return text.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, name: string) => {
    if (!(name in context)) throw new Error(`Nothing is known of ${name}.`);
    return context[name];
  });
}
