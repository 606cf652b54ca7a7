import { posix } from 'node:path';
import { DERIVED_SECRET_OPTIONS, ENVIRONMENT_SECRET_OPTIONS, FILE_SECRET_OPTIONS, SECRET_OPTIONS } from './option-tables';
import type { Service } from './service';
import type { SecretSource } from '../model/secret';
import { required } from '../util/option-kinds';
import { factoryMistakes, OptionMistake, optionMistakes } from '../util/option-mistakes';

/** How a secret is named inside the container. */
export interface SecretOptions {
  /** File name below /run/secrets. @default the name in lower case with underscores */
  readonly target?: string;
  /**
   * Environment variable in which the server's process gets the value, for an application that reads no file. It is set
   * when the process starts: neither the compose file nor an inspection of the container shows it. A ContainerService gets
   * the variable with `_FILE` at its end alone, which many official images understand.
   *
   * @default none: the application reads the file
   */
  readonly asVariable?: string;
}

/** Options of a secret that comes from the developer's environment. */
export interface EnvironmentSecretOptions extends SecretOptions {
  /** Whether the application works without it: an empty file causes no warning. @default false */
  readonly optional?: boolean;
}

/** Options of a secret that is a file of the developer. */
export interface FileSecretOptions {
  /** File name below /run/secrets. @default the name of the file */
  readonly target?: string;
  /** Whether the application works without it: an empty file causes no warning. @default false */
  readonly optional?: boolean;
}

/** Options of a secret that contains the value of another one. */
export interface DerivedSecretOptions extends SecretOptions {
  /** The secret whose value it holds. */
  readonly from: Secret;
  /** Text before the value. @default none */
  readonly prefix?: string;
  /** Text after the value. @default none */
  readonly suffix?: string;
  /** Service that the value is the address of: whoever is given the secret waits for it and joins its network. @default none */
  readonly service?: Service;
}

/** How the address of a server with its password reaches an application. */
export interface ConnectionOptions {
  /** Scheme of the address; some libraries choose their driver by it. @default 'postgresql' for PostgreSQL, 'mysql' for MariaDB, 'redis' for Valkey */
  readonly scheme?: string;
  /** File name below /run/secrets. @default 'database_url' for a database, 'redis_url' for Valkey */
  readonly target?: string;
  /** Environment variable in which the server's process gets it. @default none: the application reads the file */
  readonly asVariable?: string;
}

/**
 * A value that must not be in an image, an environment listing or the repository. A service reads it from the
 * file `/run/secrets/TARGET`; locally it is in a file that `projen secrets` creates and git ignores.
 *
 * @see https://docs.docker.com/compose/how-tos/use-secrets/
 */
export class Secret {
  /**
   * Takes the local value from the developer's environment when `projen secrets` runs; if the variable is not set, the file is empty.
   *
   * @param variable name of the environment variable, such as `OPENAI_API_KEY`
   */
  public static fromEnvironment(variable: string, options: EnvironmentSecretOptions = {}): Secret {
    const mistakes = factoryMistakes('Secret.fromEnvironment()', [{ variable }, { variable: required('text') }], [options, ENVIRONMENT_SECRET_OPTIONS]);
    return new Secret(fileName(variable), { kind: 'environment', variable }, options, mistakes);
  }

  /**
   * Takes the local value from a file that git ignores, such as the key of a service account, when `projen secrets` runs;
   * without that file, the secret is empty.
   *
   * @example
   *
   * backend.addSecret(Secret.fromFile('service-account.json'));
   * backend.addEnvironment('GOOGLE_APPLICATION_CREDENTIALS', '/run/secrets/service-account.json');
   *
   * @param path from the project's root, or from the home folder where it begins with `~/`
   */
  public static fromFile(path: string, options: FileSecretOptions = {}): Secret {
    const mistakes = factoryMistakes('Secret.fromFile()', [{ path }, { path: required('text') }], [options, FILE_SECRET_OPTIONS]);
    const base = posix.basename(String(path));
    return new Secret(fileName(base), { kind: 'file', path }, { ...options, target: options.target ?? base }, mistakes);
  }

  /**
   * Generates the local value: 32 random letters and digits.
   *
   * @param name name of the secret, such as `session-key`
   */
  public static random(name: string, options: SecretOptions = {}): Secret {
    return new Secret(fileName(name), { kind: 'random' }, options, optionMistakes(options, SECRET_OPTIONS, 'Secret.random()'));
  }

  /**
   * Generates the local value as an encryption key: 32 random bytes in URL-safe Base64, the format of Fernet.
   *
   * @param name name of the secret, such as `encryption-key`
   * @see https://cryptography.io/en/latest/fernet/
   */
  public static randomKey(name: string, options: SecretOptions = {}): Secret {
    return new Secret(fileName(name), { kind: 'key' }, options, optionMistakes(options, SECRET_OPTIONS, 'Secret.randomKey()'));
  }

  /**
   * Generates the local value: 32 random bytes as 64 hexadecimal digits, like `openssl rand -hex 32`.
   *
   * @param name name of the secret, such as `encryption-key`
   */
  public static randomHex(name: string, options: SecretOptions = {}): Secret {
    return new Secret(fileName(name), { kind: 'hex' }, options, optionMistakes(options, SECRET_OPTIONS, 'Secret.randomHex()'));
  }

  /**
   * Surrounds the value of another secret with text, as in an address with a password.
   *
   * @param name name of the secret, such as `queue-url`
   */
  public static derived(name: string, options: DerivedSecretOptions): Secret {
    const { from, prefix = '', suffix = '', service } = options;
    const mistakes = optionMistakes(options, DERIVED_SECRET_OPTIONS, 'Secret.derived()');
    // JavaScript may leave `from` away, which is told with all other problems.
    return new Secret(fileName(name), { kind: 'derived', prefix, from: from?.name ?? '', suffix }, options, mistakes, service);
  }

  /** File name below /run/secrets. */
  public readonly target: string;
  /** Environment variable in which the server's process gets the value. */
  public readonly variable?: string;
  /** Whether the application works without it. */
  public readonly optional: boolean;

  private constructor(
    /** Name in the compose file and of the local file. */
    public readonly name: string,
    /** @internal */ public readonly _source: SecretSource,
    options: EnvironmentSecretOptions,
    /** @internal */ public readonly _mistakes: readonly OptionMistake[],
    /** Service that it leads to. @internal */
    public readonly _service?: Service,
  ) {
    this.target = options.target ?? name.replaceAll('-', '_');
    this.variable = options.asVariable;
    this.optional = options.optional ?? false;
  }

  /** The same secret, as another service takes it. @internal */
  public _as(options: SecretOptions, service?: Service): Secret {
    return new Secret(this.name, this._source, { ...options, optional: this.optional }, this._mistakes, service ?? this._service);
  }

  /** The same secret, made of options with mistakes. @internal */
  public _withMistakes(mistakes: readonly OptionMistake[]): Secret {
    return new Secret(this.name, this._source, { target: this.target, asVariable: this.variable, optional: this.optional }, mistakes, this._service);
  }
}

/** JavaScript may give it no text, which is told with all other problems. */
function fileName(name: string): string {
  return String(name).toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
