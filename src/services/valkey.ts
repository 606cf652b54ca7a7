import type { Construct } from 'constructs';
import { CONNECTION_OPTIONS, VALKEY_OPTIONS } from './option-tables';
import type { ResourceOptions } from './resource-options';
import { ConnectionOptions, Secret } from './secret';
import { Service } from './service';
import { HealthCheck } from '../model/health-check';
import { isAlpine, parseImageReference } from '../model/image-reference';
import { ServiceModel, TMP } from '../model/service-model';
import type { ResolveContext } from '../resolve/resolve-context';
import { optionMistakes } from '../util/option-mistakes';

/** Options of a Valkey server; its version is in the pins file, where Redis can be chosen, too. */
export interface ValkeyOptions {
  /**
   * Keeps the data in a volume across restarts and refuses writes when its memory is full, as a queue needs it. With false
   * the server is a cache: nothing is kept, and the least recently used keys are evicted.
   *
   * @default false
   */
  readonly persistent?: boolean;
  /**
   * Requires a generated password. Without one, any service on its network may use the server: for applications that accept
   * a host and a port but no password.
   *
   * @default true
   */
  readonly password?: boolean;
  /** Limits and reservations; three quarters of the memory limit are for data. @default see {@link ResourceOptions} */
  readonly resources?: ResourceOptions;
}

/** Port that Valkey listens on. */
export const VALKEY_PORT = 6379;

/**
 * A Valkey server, or a Redis server where the pins file says so: a generated password, reachable only from the
 * services that were given its connection.
 *
 * @example
 *
 * const cache = new Valkey(stack, 'cache');
 * backend.addSecret(cache.connection());
 *
 * @see https://valkey.io
 */
export class Valkey extends Service {
  /** @internal */ public static override readonly _OPTIONS = VALKEY_OPTIONS;

  /** Its password, if it requires one. */
  public readonly password?: Secret;

  public constructor(scope: Construct, id: string, private readonly options: ValkeyOptions = {}) {
    super(scope, id, options);
    if (options.password === false) return;
    this.password = Secret.random(`${id}-password`);
    this.addSecret(this.password);
  }

  /**
   * The address of the server with its password. It is a reference: the service that is given it waits for the server and
   * joins its network.
   *
   * @throws if it requires no password: then its `url` is the address, and not a secret
   */
  public connection(options: ConnectionOptions = {}): Secret {
    const { scheme = 'redis', target = 'redis_url', asVariable } = options;
    if (!this.password) throw new Error(`${this._constructPath} asks for no password, so its address is no secret. Give its url in environment instead.`);
    const name = scheme === 'redis' ? `${this.name}-url` : `${this.name}-url-${scheme}`;
    const suffix = `@${this.name}:${VALKEY_PORT}/0`;
    const address = Secret.derived(name, { from: this.password, prefix: `${scheme}://:`, suffix, target, asVariable, service: this });
    return address._withMistakes(optionMistakes(options, CONNECTION_OPTIONS, 'connection()'));
  }

  public override resolve(context: ResolveContext): ServiceModel[] {
    const image = context.pins.get('valkey');
    const program = parseImageReference(image)?.repository.endsWith('redis') ? 'redis' : 'valkey';
    const onAlpine = isAlpine(image);
    const { persistent = false } = this.options;
    // The password comes as a configuration file: on the command line every process of the machine would see it.
    const configuration = this.password && Secret.derived(`${this.name}-configuration`, { from: this.password, prefix: 'requirepass ', target: 'valkey.conf' });
    // Without a password a server answers nobody but its own machine, unless it is told to.
    const guarded = configuration ? [`/run/secrets/${configuration.target}`] : ['--protected-mode', 'no'];
    const keeping = persistent ? ['--appendonly', 'yes'] : ['--save', ''];
    return [
      this.serviceModel({
        summary: `${persistent ? 'Keeps its data across restarts' : 'A cache that keeps nothing across restarts'}; reachable only from the services that use it.`,
        image,
        user: onAlpine ? '999:1000' : '999:999',
        secrets: configuration ? [configuration] : [],
        command: [
          `${program}-server`,
          ...guarded,
          ...keeping,
          '--maxmemory',
          `${Math.floor(this._resources().memoryMegabytes * 0.75)}mb`,
          '--maxmemory-policy',
          persistent ? 'noeviction' : 'allkeys-lru',
        ],
        port: { container: VALKEY_PORT, protocol: 'redis', checkPath: '' },
        healthProbe: this.probe(program),
        isolated: true,
        volumes: persistent ? [{ volume: `${this.name}-data`, target: '/data' }] : [],
        // The image declares a volume at /data, which docker would otherwise make anew for each container and never remove.
        tmpfs: [TMP, ...(persistent ? [] : [{ target: '/data', sizeMegabytes: 1 }])],
        stopGraceSeconds: persistent ? 60 : 30,
        programs: [`${program}-cli`, 'sh', ...(onAlpine ? ['wget', 'nc'] : ['bash'])],
      }),
    ];
  }

  /** While it still reads its data it answers, but not with PONG. */
  private probe(program: string): ServiceModel['healthProbe'] {
    const authentication = this.password ? `REDISCLI_AUTH=$(cat /run/secrets/${this.password.target}) ` : '';
    const ping = `${authentication}${program}-cli -h 127.0.0.1 ping | grep -q PONG`;
    return HealthCheck.command(['sh', '-c', ping], { intervalSeconds: 10, timeoutSeconds: 5, retries: 5 })._toProbe();
  }
}
