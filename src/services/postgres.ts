import type { Construct } from 'constructs';
import { DatabaseServer, DatabaseServerOptions } from './database-server';
import { POSTGRES_OPTIONS } from './option-tables';
import { HealthCheck } from '../model/health-check';
import { isAlpine } from '../model/image-reference';
import { postgresRelease } from '../model/postgres-release';
import { ServiceModel, TMP } from '../model/service-model';
import type { ResolveContext } from '../resolve/resolve-context';
import { POSTGRESQL } from '../resolve/settings/database-dialect';

/** Options of a PostgreSQL server; its version is in the pins file. */
export interface PostgresOptions extends DatabaseServerOptions {
  /**
   * Alias of its image in the pins file: one that has extensions, such as `pgvector`, which starts with pgvector/pgvector, or
   * `postgis`, or one of your own.
   *
   * @default 'postgres'
   */
  readonly pin?: string;
}

/**
 * A PostgreSQL server for development and tests: a named volume, a generated password, reachable only from the
 * services that were given it.
 *
 * @see https://hub.docker.com/_/postgres
 */
export class Postgres extends DatabaseServer {
  /** @internal */ public static override readonly _OPTIONS = POSTGRES_OPTIONS;
  /** @internal */ public readonly _dialect = POSTGRESQL;

  private readonly pin: string;

  public constructor(scope: Construct, id: string, options: PostgresOptions = {}) {
    super(scope, id, options);
    this.pin = options.pin ?? 'postgres';
  }

  public resolve(context: ResolveContext): ServiceModel[] {
    const image = context.pins.get(this.pin);
    const uid = isAlpine(image) ? 70 : 999;
    // From 18 on the image keeps one folder a major version below the mount, so that pg_upgrade can link.
    const data = (postgresRelease(image) ?? 0) >= 18 ? '/var/lib/postgresql' : '/var/lib/postgresql/data';
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
        port: { container: POSTGRESQL.port, protocol: 'postgresql', checkPath: '' },
        healthProbe: HealthCheck.command(probe, { intervalSeconds: 10, timeoutSeconds: 5, retries: 5 })._toProbe(),
        isolated: true,
        passwordChange: {
          secret: this.password.name,
          command: ['postgres', '--single', '-c', 'exit_on_error=on', this.database],
          statements: [`ALTER ROLE "${this.user}" PASSWORD '{password}'`],
        },
        volumes: [{ volume: `${this.name}-data`, target: data }],
        tmpfs: [{ target: '/run/postgresql', sizeMegabytes: 1 }, TMP],
        files: this._initScripts(context, data),
        user: `${uid}:${uid}`,
        stopGraceSeconds: 60,
        programs: ['pg_isready', 'psql', 'sh', ...(isAlpine(image) ? ['wget', 'nc'] : ['bash'])],
      }),
    ];
  }
}
