import { posix } from 'node:path';
import type { Construct } from 'constructs';
import type { ContainerImage, DockerfileOptions } from './container-image';
import { CONTAINER_SERVICE_OPTIONS } from './option-tables';
import { Service, ServiceOptions } from './service';
import type { BuildModel } from '../model/build-model';
import { HealthCheck } from '../model/health-check';
import { HttpClient } from '../model/http-client';
import { PortModel, Protocol, ServiceModel, TMP } from '../model/service-model';
import { ExistingDockerfile, readDockerfile } from '../resolve/existing-dockerfile';
import type { ResolveContext } from '../resolve/resolve-context';
import { distinctBy } from '../util/distinct';
import { folderInWords } from '../util/folder-in-words';
import { folderPath } from '../util/paths';
import { didYouMean } from '../util/suggest';

/** Options of a service with an existing image. */
export interface ContainerServiceOptions extends ServiceOptions {
  /** Where the image comes from. */
  readonly image: ContainerImage;
  /** `user:group`, numeric. @default '1000:1000' */
  readonly user?: string;
  /** Port that it listens on; 1024 to 65535. @default the port that its Dockerfile exposes; none for a pulled image */
  readonly port?: number;
  /** Protocol on the port, which is the scheme of its address. @default 'http' */
  readonly protocol?: Protocol;
  /** Publishes the port on 127.0.0.1. @default false */
  readonly publish?: boolean;
  /** Port on 127.0.0.1 of the developer's machine. @default the same as `port` */
  readonly hostPort?: number;
  /** How the engine checks whether it works. @default the HEALTHCHECK of its Dockerfile; none for a pulled image */
  readonly healthCheck?: HealthCheck;
  /** Program of the image that sends the request of HealthCheck.http(). @default HttpClient.wget() */
  readonly httpClient?: HttpClient;
  /** Program and arguments, without a shell. @default the image's own */
  readonly command?: string[];
  /** Folders whose content is kept, as volume name to absolute path. @default none */
  readonly volumes?: { [name: string]: string };
  /** In-memory folders in addition to /tmp, which has 64 MiB unless it is named here; as absolute path to size in MiB. Everything else is read-only. @default none */
  readonly tmpfs?: { [path: string]: number };
  /** Time between SIGTERM and SIGKILL when it is stopped, in seconds. @default 30 */
  readonly stopSeconds?: number;
}

/**
 * A container of an existing image: one that is pulled, or one with a Dockerfile of your own. It is hardened like all
 * others; use an override for what the image does not support, such as a read-only root file system.
 *
 * @example
 *
 * new ContainerService(stack, 'mail', {
 *   image: ContainerImage.pin('mailpit', 'axllent/mailpit:v1.27'),
 *   port: 8025,
 *   publish: true,
 *   healthCheck: HealthCheck.command(['/mailpit', 'readyz']),
 * });
 */
export class ContainerService extends Service {
  /** @internal */ public static override readonly _OPTIONS = CONTAINER_SERVICE_OPTIONS;

  public constructor(scope: Construct, id: string, private readonly options: ContainerServiceOptions) {
    super(scope, id, options);
  }

  public override resolve(context: ResolveContext): ServiceModel[] {
    const { image: { _pin: pin, _dockerfile: dockerfile }, user = '1000:1000', command, volumes = {}, tmpfs = {}, stopSeconds } = this.options;
    this.checkPaths(context, [...Object.values(volumes), ...Object.keys(tmpfs)]);
    const existing = dockerfile && this.read(context, dockerfile);
    if (dockerfile && !existing) return [];
    const port = this.port(existing);
    return [
      this.serviceModel({
        summary: dockerfile ? `Built from a Dockerfile of its own in ${dockerfile.context}.` : `A container of the image that is pinned as ${pin?.alias}.`,
        image: pin ? context.pins.get(pin.alias, pin.initial) : `${context.stackName}-${this.name}`,
        imageBuild: dockerfile && existing && this.build(context, dockerfile, existing),
        user,
        command,
        port,
        healthProbe: this.probe(context, existing, port),
        volumes: Object.entries(volumes).map(([name, target]) => ({ volume: `${this.name}-${name}`, target })),
        tmpfs: distinctBy([TMP, ...Object.entries(tmpfs).map(([target, sizeMegabytes]) => ({ target, sizeMegabytes }))], ({ target }) => target),
        stopGraceSeconds: stopSeconds ?? 30,
      }),
    ];
  }

  private checkPaths(context: ResolveContext, paths: readonly string[]): void {
    for (const path of paths.filter((each) => !/^\/[^:,]+$/.test(each))) {
      this.addProblem(context, `"${path}" is not an absolute path.`, "Begin with a slash, such as '/data'; colons and commas cannot be in it.");
    }
  }

  private read(context: ResolveContext, { context: path, file = 'Dockerfile', target }: DockerfileOptions): ExistingDockerfile | undefined {
    const folder = this.openFolder(context, path);
    if (!folder) return undefined;
    const text = folder.read(file);
    if (text === undefined) {
      this.addProblem(context, `${folderInWords(folder.path)} has no file ${file}.`, 'Give the path of the Dockerfile from the context.');
      return undefined;
    }
    const existing = readDockerfile(text, target);
    if (existing.stages.length === 0) this.addProblem(context, `${posix.join(folder.path, file)} has no FROM.`, 'Name a Dockerfile.');
    if (target !== undefined && !existing.names.includes(target)) {
      const what = `${posix.join(folder.path, file)} has no stage "${target}".${didYouMean(target, existing.names)}`;
      this.addProblem(context, what, `Give one of its stages: ${existing.names.join(', ')}.`);
    }
    return existing.stages.length === 0 ? undefined : existing;
  }

  private build(context: ResolveContext, options: DockerfileOptions, { stages }: ExistingDockerfile): BuildModel {
    const { context: path, file = 'Dockerfile', target, sizeBudgetMegabytes = 500 } = options;
    const folder = folderPath(path);
    return {
      context: folder,
      dockerfilePath: posix.join(folder, file),
      dockerfileFromContext: posix.normalize(file),
      dockerfile: { stages },
      isHandWritten: true,
      target,
      ignore: { include: [], exclude: [] },
      secrets: [...context.buildSecrets],
      sizeBudgetMegabytes,
    };
  }

  private port(existing: ExistingDockerfile | undefined): PortModel | undefined {
    const { port = existing?.port, protocol = 'http', publish = false, hostPort, healthCheck } = this.options;
    if (port === undefined) return undefined;
    return { container: port, protocol, checkPath: healthCheck?._path ?? '/', published: this.publishedPort({ port, hostPort, publish }) };
  }

  private probe(context: ResolveContext, existing: ExistingDockerfile | undefined, port: PortModel | undefined): ServiceModel['healthProbe'] {
    const check = this.options.healthCheck ?? existing?.healthCheck;
    if (check && !check._argv && !port) {
      this.addProblem(context, 'healthCheck uses HTTP, but the service has no port.', 'Give the port, or use HealthCheck.command([…]).');
    }
    return check?.toProbe({ client: this.options.httpClient ?? HttpClient.wget(), port: port?.container ?? 0, path: '/' });
  }
}
