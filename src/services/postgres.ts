import type { Construct } from 'constructs';
import { CONNECTION_OPTIONS, POSTGRES_OPTIONS } from './option-tables';
import type { ResourceOptions } from './resource-options';
import { ConnectionOptions, Secret, SecretOptions } from './secret';
import { Service } from './service';
import { HealthCheck } from '../model/health-check';
import { isAlpine, parseImageReference } from '../model/image-reference';
import { ServiceModel, TMP } from '../model/service-model';
import type { ResolveContext } from '../resolve/resolve-context';
import { optionMistakes } from '../util/option-mistakes';

/** Options of a PostgreSQL server; its version is in the pins file. */
export interface PostgresOptions {
  /** Name of the database. @default the stack's name */
  readonly database?: string;
  /** Name of the user that owns it. @default the stack's name */
  readonly user?: string;
  /**
   * Alias of its image in the pins file: one that has extensions, such as `pgvector`, which starts with pgvector/pgvector, or
   * `postgis`, or one of your own.
   *
   * @default 'postgres'
   */
  readonly pin?: string;
  /** Limits and reservations. @default see {@link ResourceOptions} */
  readonly resources?: ResourceOptions;
}

/** Port that PostgreSQL listens on. */
export const POSTGRES_PORT = 5432;

/**
 * A PostgreSQL server for development and tests: a named volume, a generated password, reachable only from the
 * services that were given it.
 *
 * @see https://hub.docker.com/_/postgres
 */
export class Postgres extends Service {
  /** @internal */ public static override readonly _OPTIONS = POSTGRES_OPTIONS;

  /** Its password. */
  public readonly password: Secret;
  /** Name of the database. */
  public readonly database: string;
  /** Name of the user that owns it. */
  public readonly user: string;
  private readonly pin: string;

  public constructor(scope: Construct, id: string, options: PostgresOptions = {}) {
    super(scope, id, options);
    const fromStack = (scope.node.id || 'app').replace(/[^a-z0-9]+/g, '_');
    this.database = options.database ?? fromStack;
    this.user = options.user ?? fromStack;
    this.pin = options.pin ?? 'postgres';
    this.password = Secret.random(`${id}-password`);
    this.addSecret(this.password);
  }

  /**
   * The address of the database with its password, for a service of any kind. It is a reference: the service that is given
   * it waits for the database and joins its network.
   */
  public connection(options: ConnectionOptions = {}): Secret {
    const { scheme = 'postgresql', target = 'database_url', asVariable } = options;
    const name = scheme === 'postgresql' ? `${this.name}-url` : `${this.name}-url-${scheme}`;
    return this._address(name, scheme, { target, asVariable }, this)._withMistakes(optionMistakes(options, CONNECTION_OPTIONS, 'connection()'));
  }

  /** A secret that holds the URL of the database. @internal */
  public _address(name: string, scheme: string, options: SecretOptions, service?: Service): Secret {
    const prefix = `${scheme}://${this.user}:`;
    return Secret.derived(name, { from: this.password, prefix, suffix: `@${this.name}:${POSTGRES_PORT}/${this.database}`, service, ...options });
  }

  public resolve(context: ResolveContext): ServiceModel[] {
    const image = context.pins.get(this.pin);
    const tag = parseImageReference(image)?.tag ?? '';
    const major = Number(/^(?:.*-)?pg(?<major>\d+)|^(?<first>\d+)/.exec(tag)?.slice(1).find(Boolean));
    const uid = isAlpine(image) ? 70 : 999;
    // From 18 on the image keeps one folder a major version below the mount, so that pg_upgrade can link.
    const data = major >= 18 ? '/var/lib/postgresql' : '/var/lib/postgresql/data';
    // On the socket it answers while initdb still runs, so the check goes over TCP.
    const probe = ['pg_isready', '-h', '127.0.0.1', '-U', this.user, '-d', this.database];
    return [
      this.serviceModel({
        summary: 'PostgreSQL; reachable only from the services that use it.',
        image,
        environment: {
          POSTGRES_DB: this.database,
          POSTGRES_USER: this.user,
          POSTGRES_PASSWORD_FILE: `/run/secrets/${this.password.target}`,
        },
        port: { container: POSTGRES_PORT, protocol: 'postgresql', checkPath: '' },
        healthProbe: HealthCheck.command(probe, { intervalSeconds: 10, timeoutSeconds: 5, retries: 5 })._toProbe(),
        isolated: true,
        volumes: [{ volume: `${this.name}-data`, target: data }],
        tmpfs: [{ target: '/run/postgresql', sizeMegabytes: 1 }, TMP],
        user: `${uid}:${uid}`,
        stopGraceSeconds: 60,
        programs: ['pg_isready', 'psql', 'sh', ...(isAlpine(image) ? ['wget', 'nc'] : ['bash'])],
      }),
    ];
  }
}
