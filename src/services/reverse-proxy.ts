import { posix } from 'node:path';
import type { Construct } from 'constructs';
import { REVERSE_PROXY_OPTIONS } from './option-tables';
import type { ResourceOptions } from './resource-options';
import { Service } from './service';
import type { BuildModel } from '../model/build-model';
import { HealthCheck } from '../model/health-check';
import type { ProxyModel, RouteModel, ServiceModel } from '../model/service-model';
import { NGINX_GRACE_SECONDS, nginxOf, nginxWorkers } from '../resolve/nginx';
import { proxyDockerfile, ProxyImage } from '../resolve/proxy-image';
import type { ResolveContext } from '../resolve/resolve-context';

/** Options of a reverse proxy. */
export interface ReverseProxyOptions {
  /** Path prefix, such as `/api`, to the HTTP service that answers it; `/` matches whatever no other prefix does. */
  readonly routes: { [prefix: string]: Service };
  /** Port that it listens on in the container. @default 8080 */
  readonly port?: number;
  /** Port on 127.0.0.1 of the developer's machine. @default the same as `port` */
  readonly hostPort?: number;
  /** Largest request body, in MiB; a larger one is answered with 413. @default 10 */
  readonly maxBodyMegabytes?: number;
  /** `build-images` fails above this size, in MB (1,000,000 bytes). @default 60 */
  readonly sizeBudgetMegabytes?: number;
  /** Limits and reservations. @default see {@link ResourceOptions} */
  readonly resources?: ResourceOptions;
}

/** Where it tells that it works; no application has such a path. */
const HEALTH_PATH = '/-/healthy';
/** The user that nginx has in its official images. */
const USER = '101:101';

/**
 * One address for the stack: nginx forwards each path to the service that answers it. The services behind it need no
 * published port; their public address is that of the proxy.
 *
 * @example
 *
 * new ReverseProxy(stack, 'proxy', { routes: { '/api': backend, '/': frontend } });
 */
export class ReverseProxy extends Service {
  /** @internal */ public static override readonly _OPTIONS = REVERSE_PROXY_OPTIONS;

  public constructor(scope: Construct, id: string, private readonly options: ReverseProxyOptions) {
    super(scope, id, options);
  }

  public override resolve(context: ResolveContext): ServiceModel[] {
    const routes = this.routes(context);
    if (!routes) return [];
    const { port = 8080, hostPort, maxBodyMegabytes = 10 } = this.options;
    const image = `${context.stackName}-${this.name}`;
    const { image: nginxImage, client, programs } = nginxOf(context.pins);
    const healthProbe = HealthCheck.http().toProbe({ client, port, path: HEALTH_PATH });
    const proxy: ProxyModel = {
      routes,
      maxBodyMegabytes,
      gracefulSeconds: NGINX_GRACE_SECONDS,
      healthPath: HEALTH_PATH,
      workers: nginxWorkers(this._resources().cpus),
      configurationPath: posix.join(context.paths.docker, this.name, 'nginx.conf'),
    };
    const targets = [...new Set(routes.map(({ service }) => service))];
    return [
      this.serviceModel({
        summary: `One address for ${targets.join(', ')}: each path goes to the service that answers it.`,
        image,
        imageBuild: this.build(context, { nginxImage, user: USER, port, healthProbe, labels: { ...context.labels, title: image } }),
        user: USER,
        port: { container: port, protocol: 'http', checkPath: HEALTH_PATH, published: this.publishedPort({ port, hostPort }) },
        healthProbe,
        proxy,
        dependencies: targets.map((service) => ({ service, condition: 'service_healthy' })),
        networks: targets,
        gracefulSeconds: NGINX_GRACE_SECONDS,
        programs,
      }),
    ];
  }

  /** Its context is the generated folder, where the configuration lies. */
  private build({ paths, buildSecrets }: ResolveContext, image: ProxyImage): BuildModel {
    const folder = posix.join(paths.docker, this.name);
    return {
      context: folder,
      dockerfilePath: posix.join(folder, 'Dockerfile'),
      dockerfileFromContext: 'Dockerfile',
      dockerfile: proxyDockerfile(image),
      ignore: { include: ['nginx.conf'], exclude: [] },
      secrets: [...buildSecrets],
      sizeBudgetMegabytes: this.options.sizeBudgetMegabytes ?? 60,
    };
  }

  /** Undefined where one of them leads nowhere. */
  private routes(context: ResolveContext): RouteModel[] | undefined {
    const entries = Object.entries(this.options.routes);
    if (entries.length === 0) this.addProblem(context, 'routes is empty.', "Say what answers, such as routes: { '/api': backend, '/': frontend }.");
    const found = entries.flatMap(([prefix, service]): RouteModel[] => {
      if (!/^\/(?:[\w.~-]+(?:\/[\w.~-]+)*)?$/.test(prefix)) {
        this.addProblem(context, `"${prefix}" cannot be the beginning of a path.`, "Begin with a slash and end without one, such as '/api' or '/api/v2'; '/' takes the rest.");
        return [];
      }
      const port = this.modelOf(context, service)?.port;
      if (port?.protocol === 'http') return [{ prefix, service: service.name, port: port.container }];
      if (this.modelOf(context, service)) this.addProblem(context, `${prefix} leads to "${service.name}", which does not speak HTTP.`, 'Name a service that answers requests.');
      return [];
    });
    return entries.length > 0 && found.length === entries.length ? found : undefined;
  }
}
