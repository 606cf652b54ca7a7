import type { Construct } from 'constructs';
import { initScripts } from './init-scripts';
import { CONNECTION_OPTIONS } from './option-tables';
import type { ResourceOptions } from './resource-options';
import { ConnectionOptions, Secret, SecretOptions } from './secret';
import { Service } from './service';
import type { FileMount } from '../model/service-model';
import type { ResolveContext } from '../resolve/resolve-context';
import type { DatabaseDialect } from '../resolve/settings/database-dialect';
import { optionMistakes } from '../util/option-mistakes';

/** Options that all databases have. */
export interface DatabaseServerOptions {
  /** Name of the database. @default the stack's name */
  readonly database?: string;
  /** Name of the user that owns it. @default the stack's name */
  readonly user?: string;
  /**
   * Paths of `.sql` and `.sh` files, from the project's root, which the server runs once and in this order, when it makes the
   * database; one that exists already stays as it is.
   *
   * @default none
   */
  readonly initScripts?: string[];
  /** Limits and reservations. @default see {@link ResourceOptions} */
  readonly resources?: ResourceOptions;
}

/** A database server for development and tests: {@link Postgres} or {@link MariaDb}. */
export abstract class DatabaseServer extends Service {
  /** Its password. */
  public readonly password: Secret;
  /** Name of the database. */
  public readonly database: string;
  /** Name of the user that owns it. */
  public readonly user: string;
  /** @internal */ public abstract readonly _dialect: DatabaseDialect;

  private readonly scripts: readonly string[];

  public constructor(scope: Construct, id: string, options: DatabaseServerOptions = {}) {
    super(scope, id, options);
    this.scripts = options.initScripts ?? [];
    const fromStack = (scope.node.id || 'app').replace(/[^a-z0-9]+/g, '_');
    this.database = options.database ?? fromStack;
    this.user = options.user ?? fromStack;
    this.password = Secret.random(`${id}-password`);
    this.addSecret(this.password);
  }

  /**
   * The address of the database with its password, for a service of any kind. It is a reference: the service that is given
   * it waits for the database and joins its network.
   */
  public connection(options: ConnectionOptions = {}): Secret {
    const plain = this._dialect.scheme;
    const { scheme = plain, target = 'database_url', asVariable } = options;
    const name = scheme === plain ? `${this.name}-url` : `${this.name}-url-${scheme}`;
    return this._address(name, scheme, { target, asVariable }, this)._withMistakes(optionMistakes(options, CONNECTION_OPTIONS, 'connection()'));
  }

  /** The scripts that make its tables, where its image looks for them; `data` is the folder of its data. @internal */
  protected _initScripts(context: ResolveContext, data: string): FileMount[] {
    return initScripts({ name: this.name, data }, this.scripts, context, (what, fix) => this.addProblem(context, what, fix));
  }

  /** A secret that holds the URL of the database; `query` is what comes after it. @internal */
  public _address(name: string, scheme: string, { query = '', ...options }: SecretOptions & { readonly query?: string }, service?: Service): Secret {
    const prefix = `${scheme}://${this.user}:`;
    const suffix = `@${this.name}:${this._dialect.port}/${this.database}${query}`;
    return Secret.derived(name, { from: this.password, prefix, suffix, service, ...options });
  }
}
