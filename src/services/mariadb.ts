import { DatabaseServer } from './database-server';
import { DATABASE_OPTIONS } from './option-tables';
import { HealthCheck } from '../model/health-check';
import { parseImageReference } from '../model/image-reference';
import type { PasswordChange } from '../model/secret';
import { ServiceModel, TMP } from '../model/service-model';
import type { ResolveContext } from '../resolve/resolve-context';
import { MYSQL } from '../resolve/settings/database-dialect';

/** Where both images keep the data. */
const DATA = '/var/lib/mysql';

/** What differs between the images of the two servers. */
interface Server {
  readonly variables: string;
  /** Over TCP, which the server opens only once the database is there. */
  readonly probe: string[];
  readonly programs: string[];
}

const MARIADB: Server = {
  variables: 'MARIADB',
  probe: ['healthcheck.sh', '--connect', '--innodb_initialized'],
  programs: ['healthcheck.sh', 'mariadb', 'mariadb-admin', 'sh', 'bash'],
};
const ORACLE: Server = {
  variables: 'MYSQL',
  probe: ['mysqladmin', 'ping', '--host=127.0.0.1', '--silent'],
  programs: ['mysqladmin', 'mysql', 'sh', 'bash'],
};

/**
 * A MariaDB server, or a MySQL server where the pins file says so, for development and tests: a named volume, a generated
 * password, reachable only from the services that were given it. Its version is in the pins file.
 *
 * @example
 *
 * new FastApiService(stack, 'backend', { database: new MariaDb(stack, 'mariadb') });
 *
 * @see https://hub.docker.com/_/mariadb
 */
export class MariaDb extends DatabaseServer {
  /** @internal */ public static override readonly _OPTIONS = DATABASE_OPTIONS;
  /** @internal */ public readonly _dialect = MYSQL;

  public resolve(context: ResolveContext): ServiceModel[] {
    const image = context.pins.get('mariadb');
    const isMysql = parseImageReference(image)?.repository.endsWith('mysql');
    const { variables, probe, programs } = isMysql ? ORACLE : MARIADB;
    const passwordFile = `/run/secrets/${this.password.target}`;
    return [
      this.serviceModel({
        summary: `${isMysql ? 'MySQL' : 'MariaDB'}; reachable only from the services that use it.`,
        image,
        environment: {
          [`${variables}_DATABASE`]: this.database,
          [`${variables}_USER`]: this.user,
          [`${variables}_PASSWORD_FILE`]: passwordFile,
          // Root must have a password, too, and can log in only inside of the container.
          [`${variables}_ROOT_PASSWORD_FILE`]: passwordFile,
          [`${variables}_ROOT_HOST`]: 'localhost',
        },
        port: { container: MYSQL.port, protocol: 'mysql', checkPath: '' },
        healthProbe: HealthCheck.command(probe, { intervalSeconds: 10, timeoutSeconds: 5, retries: 5 })._toProbe(),
        isolated: true,
        passwordChange: isMysql ? undefined : this.passwordChange(),
        volumes: [{ volume: `${this.name}-data`, target: DATA }],
        tmpfs: [{ target: '/run/mysqld', sizeMegabytes: 1 }, TMP],
        files: this._initScripts(context, DATA),
        user: '999:999',
        stopGraceSeconds: 60,
        programs,
      }),
    ];
  }

  private passwordChange(): PasswordChange {
    const users = [`"${this.user}"@"%"`, '"root"@"localhost"'];
    return {
      secret: this.password.name,
      command: ['mariadbd', '--bootstrap'],
      // It starts without the tables of users, and cannot change one before it has read them.
      statements: ['FLUSH PRIVILEGES;', ...users.map((user) => `ALTER USER ${user} IDENTIFIED BY "{password}";`)],
    };
  }
}
