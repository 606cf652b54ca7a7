import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ComposeFile, isAwaited } from './compose-file';
import { ContainerDetails } from './container';
import type { ServiceManifest, StackManifest } from '../../model/stack-manifest';
import { CommandCall, CommandFailure } from '../command';
import { Engine } from '../engine';
import { freePorts } from '../free-ports';

/** A user that no image knows, as an orchestrator may choose one. */
const ARBITRARY_USER = '654321:654321';

/** A second instance of the stack in the engine, with its own name, tag and ports. */
export class ProofStack {
  /**
   * Chooses name, tag and ports; starts nothing yet.
   *
   * @throws CommandFailure if compose rejects the stack's file
   */
  public static async open({ manifest, root, environment }: CommandCall): Promise<ProofStack> {
    const id = randomBytes(4).toString('hex');
    const variables = manifest.services.flatMap(({ port }) => port?.published?.variable ?? []);
    const ports = await freePorts(variables.length);
    const chosen = { IMAGE_TAG: `prove-${id}`, ...Object.fromEntries(variables.map((variable, i) => [variable, String(ports[i])])) };
    const stack = new ProofStack(manifest, root, `${manifest.name}-prove-${id}`, { ...environment, COMPOSE_PROJECT_NAME: undefined, ...chosen });
    try {
      await stack.readFile();
    } catch (error) {
      await stack.remove();
      throw error;
    }
    return stack;
  }

  /** The compose file with all overrides, as compose reads it. */
  public file: ComposeFile = { services: {} };
  private readonly engine: Engine;
  private readonly folder = mkdtempSync(join(tmpdir(), 'projen-containers-prove-'));

  private constructor(
    public readonly manifest: StackManifest,
    /** The project's folder. */
    public readonly root: string,
    /** Name of the compose project. */
    public readonly project: string,
    /** Environment of programs that work on this stack. */
    public readonly environment: NodeJS.ProcessEnv,
  ) {
    this.engine = new Engine(environment);
  }

  /** The service in the manifest; undefined if an override added it. */
  public service(name: string): ServiceManifest | undefined {
    return this.manifest.services.find((service) => service.name === name);
  }

  /** Whether the service is a task that completes, such as a migration. */
  public isTask(name: string): boolean {
    return this.service(name)?.oneShot || isAwaited(this.file, name);
  }

  /** Reference of the image that a service runs. */
  public image(name: string): string {
    const service = this.service(name);
    return service && (service.build || service.sharesImageOf) ? `${service.image}:${this.environment.IMAGE_TAG}` : this.file.services[name].image ?? name;
  }

  /** Size of an image in bytes; undefined if it does not exist. */
  public async imageSize(image: string): Promise<number | undefined> {
    const { status, stdout } = await this.engine.try('image', 'inspect', '--format', '{{.Size}}', image);
    return status === 0 ? Number(stdout) : undefined;
  }

  /** Starts a service, whose dependencies have to run; returns the message of compose if that fails. */
  public async start(name: string): Promise<string | undefined> {
    const { status, stderr } = await this.compose('up', '--detach', '--no-deps', '--no-build', name);
    return status === 0 ? undefined : stderr;
  }

  /** The service's container, whatever its state. */
  public async container(name: string): Promise<ContainerDetails> {
    const [details] = JSON.parse(await this.engine.run('container', 'inspect', await this.containerId(name))) as ContainerDetails[];
    return details;
  }

  /** The end of the log of the service's container. */
  public async log(name: string): Promise<string> {
    const { stdout, stderr } = await this.engine.try('logs', '--tail', '200', await this.containerId(name));
    return `${stdout}${stderr}`;
  }

  /** Stops the service's container; the engine kills it after its grace period. */
  public async stop(name: string): Promise<void> {
    await this.engine.run('stop', await this.containerId(name));
  }

  /** Removes everything that the proof created in the engine, except the build cache. */
  public async remove(): Promise<void> {
    await this.compose('down', '--volumes', '--remove-orphans', '--timeout', '1');
    const images = this.manifest.services.filter(({ build }) => build).map(({ name }) => this.image(name));
    if (images.length > 0) await this.engine.try('image', 'rm', '--force', ...images);
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async containerId(name: string): Promise<string> {
    const labels = [`label=com.docker.compose.project=${this.project}`, `label=com.docker.compose.service=${name}`];
    const id = await this.engine.run('ps', '--all', '--quiet', ...labels.flatMap((label) => ['--filter', label]));
    return id.trim();
  }

  private async readFile(): Promise<void> {
    const override = join(this.folder, 'override.json');
    writeFileSync(override, '{}');
    const { status, stdout, stderr } = await this.compose('config', '--format', 'json');
    if (status !== 0) throw new CommandFailure(`Compose does not take ${this.manifest.paths.compose}: ${stderr.trim()}`, 'look at the overrides; npx projen');
    this.file = JSON.parse(stdout) as ComposeFile;
    const overrides = Object.keys(this.file.services).map((name) => [name, this.override(name)]);
    writeFileSync(override, JSON.stringify({ services: Object.fromEntries(overrides) }));
  }

  /** Overrides for the proof: an arbitrary user, no restart, and a published port. */
  private override(name: string): object {
    const service = this.service(name);
    const keepsData = this.file.services[name].volumes?.some(({ type }) => type === 'volume');
    return {
      restart: 'no',
      // Data in a volume belongs to the user of the image.
      ...(service && (service.build || service.sharesImageOf) && !keepsData ? { user: ARBITRARY_USER } : {}),
      ...(service?.port?.protocol === 'http' && !service.port.published ? { ports: [`127.0.0.1::${service.port.container}`] } : {}),
    };
  }

  private compose(...words: string[]): ReturnType<Engine['try']> {
    const files = [join(this.root, this.manifest.paths.compose), join(this.folder, 'override.json')];
    return this.engine.try('compose', '--project-name', this.project, ...files.flatMap((file) => ['--file', file]), ...words);
  }
}
