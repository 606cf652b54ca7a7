import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { succeed } from './command';
import { docker } from './docker';
import { SmallEngine } from './small-engine';

/**
 * A builder that knows attestations, pushes by digest and caches elsewhere, as the one of a workflow does, where no image
 * of BuildKit can be had: the BuildKit of a second engine, which keeps its images in containerd. buildx lets an engine's
 * own builder do less than it can, so it is told that this is a BuildKit like any other.
 */
export class PublishingBuilder {
  public static async start(): Promise<PublishingBuilder> {
    const mirrors = JSON.parse(await docker('info', '--format', '{{json .RegistryConfig.Mirrors}}')) as string[] | null;
    const engine = await SmallEngine.start(1500, mirrors ?? [], { 'containerd-snapshotter': true });
    const builder = new PublishingBuilder(engine);
    await new Promise<void>((resolve) => builder.server.listen(builder.socket, resolve));
    await succeed(['docker', 'buildx', 'create', '--name', 'publishing', '--driver', 'remote', `unix://${builder.socket}`], {
      environment: { ...process.env, ...builder.environment },
    });
    return builder;
  }

  private readonly folder = mkdtempSync(join(tmpdir(), 'publishing-builder-'));
  private readonly socket = join(this.folder, 'buildkit.sock');
  /** What makes buildx use it. */
  public readonly environment: NodeJS.ProcessEnv = { BUILDX_CONFIG: join(this.folder, 'buildx'), BUILDX_BUILDER: 'publishing' };
  private readonly server: Server = createServer((client) => this.lead(client));

  private constructor(private readonly engine: SmallEngine) {}

  public async stop(): Promise<void> {
    this.server.close();
    await this.engine.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The engine speaks BuildKit's protocol once it was asked to, in HTTP. */
  private lead(client: Socket): void {
    const engine = connect(this.engine.host.replace('unix://', ''));
    client.pause();
    engine.write('POST /grpc HTTP/1.1\r\nHost: docker\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n');
    let head = '';
    const readHead = (bytes: Buffer): void => {
      head += bytes.toString('latin1');
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      engine.off('data', readHead);
      client.write(head.slice(end + 4), 'latin1');
      engine.pipe(client);
      client.pipe(engine);
    };
    engine.on('data', readHead);
    engine.on('error', () => client.destroy());
    client.on('error', () => engine.destroy());
  }
}
