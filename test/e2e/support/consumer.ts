import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BackgroundCommand, CommandResult, run, start, succeed } from './command';
import { docker, dockerLines } from './docker';
import { forget, remember } from './leftovers';
import { ownedBy, removeOwned } from './owned';
import { freePorts } from './ports';
import { APPLICATIONS, commit, layOut, PROJECT, StackCode, writeProjenrc } from './repository-layout';

export type ServiceName = 'backend' | 'frontend';

/** A throw-away repository that uses the packed library, with a stack name and host ports of its own. */
export class Consumer {
  /** Lays the repository out, synthesises and commits it. */
  public static async create(code: StackCode = {}): Promise<Consumer> {
    const consumer = new Consumer();
    remember(consumer.name, consumer.root);
    try {
      await consumer.prepare(code);
      return consumer;
    } catch (error) {
      await consumer.remove();
      throw error;
    }
  }

  public readonly name = `e2e-${randomBytes(4).toString('hex')}`;
  public readonly root = mkdtempSync(join(tmpdir(), `projen-containers-${this.name}-`));
  public readonly project = join(this.root, PROJECT);
  public readonly secrets = join(this.project, 'docker', 'secrets');
  /** What the tasks see; a test may add to it. */
  public readonly environment: NodeJS.ProcessEnv = { ...process.env };
  /** The commit that the images are built from. */
  public revision = '';

  private constructor() {}

  public get backendUrl(): string {
    return `http://localhost:${this.environment.BACKEND_PORT}`;
  }

  public get frontendUrl(): string {
    return `http://localhost:${this.environment.FRONTEND_PORT}`;
  }

  /** Folder of an application, or a file in it. */
  public application(service: ServiceName, ...path: string[]): string {
    return join(this.root, APPLICATIONS, service, ...path);
  }

  public image(service: ServiceName, tag = 'local'): string {
    return `${this.name}-${service}:${tag}`;
  }

  public network(name: string): string {
    return `${this.name}_${name}`;
  }

  /** Describes the stack anew and synthesises it. */
  public async describe(code: StackCode): Promise<void> {
    writeProjenrc(this.root, this.name, code);
    await this.projen();
  }

  /** Runs a task that must succeed, as a user would. */
  public projen(...argv: string[]): Promise<CommandResult> {
    return succeed(['npx', 'projen', ...argv], { cwd: this.project, environment: this.environment });
  }

  /** Runs a task, whatever its status. */
  public tryProjen(...argv: string[]): Promise<CommandResult> {
    return run(['npx', 'projen', ...argv], { cwd: this.project, environment: this.environment });
  }

  /** Starts a task that runs beside the test. */
  public startProjen(...argv: string[]): BackgroundCommand {
    return start(['npx', 'projen', ...argv], { cwd: this.project, environment: this.environment });
  }

  /** Runs one of the generated scripts without projen in between, which makes every failure status 1. */
  public script(name: string, ...argv: string[]): Promise<CommandResult> {
    return run(['bash', join(this.project, 'scripts', name), ...argv], { environment: this.environment });
  }

  /** The base image of an alias, as the pins file has it. */
  public pin(alias: string): string {
    const pins = readFileSync(join(this.project, 'docker', 'pins', 'Dockerfile'), 'utf8');
    const [, reference] = new RegExp(`^FROM (\\S+) AS ${alias}$`, 'm').exec(pins) ?? [];
    if (!reference) throw new Error(`${alias} is not pinned:\n${pins}`);
    return reference;
  }

  /** Starts a container beside the stack; it is removed with the rest. */
  public start(options: string[], image: string, ...command: string[]): Promise<string> {
    return docker('run', '--detach', ...ownedBy(this.name), ...options, image, ...command);
  }

  /** Id of the service's container, if it was ever created; stopped ones count. */
  public async findContainer(service: string): Promise<string | undefined> {
    const [id] = await dockerLines(
      'ps', '--all', '--quiet', '--no-trunc',
      '--filter', `label=com.docker.compose.project=${this.name}`,
      '--filter', `label=com.docker.compose.service=${service}`,
    );
    return id;
  }

  /** Id of the service's container. */
  public async container(service: string): Promise<string> {
    const id = await this.findContainer(service);
    if (!id) throw new Error(`${service} has no container`);
    return id;
  }

  /** Runs a command in the service's container. */
  public async exec(service: string, ...argv: string[]): Promise<CommandResult> {
    return run(['docker', 'exec', await this.container(service), ...argv]);
  }

  /** Rows that PostgreSQL answers, asked in its own container. */
  public async sql(statement: string): Promise<string[]> {
    const user = this.name.replaceAll('-', '_');
    const psql = ['psql', '--username', user, '--dbname', user, '--no-align', '--tuples-only', '--command', statement];
    return dockerLines('exec', await this.container('postgres'), ...psql);
  }

  /** Removes whatever the repository brought into the engine, and its files. */
  public async remove(): Promise<void> {
    await removeOwned(this.name);
    rmSync(this.root, { recursive: true, force: true });
    forget(this.name);
  }

  private async prepare(code: StackCode): Promise<void> {
    const [backend, frontend, postgres] = await freePorts(3);
    // What a developer's shell, or jest, may have set would reach the tasks.
    Object.assign(this.environment, {
      BACKEND_PORT: String(backend),
      FRONTEND_PORT: String(frontend),
      POSTGRES_PORT: String(postgres),
      OPENAI_API_KEY: undefined,
      IMAGE_TAG: undefined,
      COMPOSE_PROJECT_NAME: undefined,
      NODE_ENV: undefined,
    });
    await layOut(this.root);
    writeProjenrc(this.root, this.name, code);
    // The first synthesis makes the tasks, `npx projen` among them.
    await succeed(['node', '.projenrc.js'], { cwd: this.project, environment: this.environment });
    this.revision = await commit(this.root);
  }
}
