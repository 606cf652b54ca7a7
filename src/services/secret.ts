import { DERIVED_SECRET_OPTIONS, ENVIRONMENT_SECRET_OPTIONS, SECRET_OPTIONS } from './option-names';
import type { Service } from './service';
import type { SecretSource } from '../model/secret';
import { OptionMistake, optionMistakes } from '../util/option-names';

/** What a secret may be called inside the container. */
export interface SecretOptions {
  /** File name below /run/secrets. @default the name in lower case with underscores */
  readonly target?: string;
  /**
   * Environment variable in which the server's process gets the value, for an application that reads no file. It is set
   * when the process starts: neither the compose file nor an inspection of the container shows it.
   *
   * @default none: the application reads the file
   */
  readonly asVariable?: string;
}

/** What is said of a secret that comes from the developer's environment. */
export interface EnvironmentSecretOptions extends SecretOptions {
  /** Whether the application does without it: nothing warns of an empty file. @default false */
  readonly optional?: boolean;
}

/** What a secret is made of that holds the value of another one. */
export interface DerivedSecretOptions extends SecretOptions {
  /** The secret whose value it holds. */
  readonly from: Secret;
  /** Text before the value. @default none */
  readonly prefix?: string;
  /** Text after the value. @default none */
  readonly suffix?: string;
  /** Service that the value leads to: whoever is given the secret waits for it and joins its network. @default none */
  readonly service?: Service;
}

/** How the address of a server with its password reaches an application. */
export interface ConnectionOptions {
  /** Scheme of the address; some libraries choose their driver by it. @default 'postgresql' for PostgreSQL, 'redis' for Valkey */
  readonly scheme?: string;
  /** File name below /run/secrets. @default 'database_url' for PostgreSQL, 'redis_url' for Valkey */
  readonly target?: string;
  /** Environment variable in which the server's process gets it. @default none: the application reads the file */
  readonly asVariable?: string;
}

/**
 * A value that must not be in an image, an environment listing or the repository. A service sees it as the
 * file `/run/secrets/TARGET`; locally it lies in a file that git ignores and `projen secrets` creates.
 *
 * @see https://docs.docker.com/compose/how-tos/use-secrets/
 */
export class Secret {
  /**
   * Takes the local value from the developer's environment when `projen secrets` runs; unset makes an empty file.
   *
   * @param variable name of the environment variable, such as `OPENAI_API_KEY`
   */
  public static fromEnvironment(variable: string, options: EnvironmentSecretOptions = {}): Secret {
    return new Secret(fileName(variable), { kind: 'environment', variable }, options, optionMistakes(options, ENVIRONMENT_SECRET_OPTIONS, 'Secret.fromEnvironment()'));
  }

  /**
   * Makes the local value up: 32 random letters and digits.
   *
   * @param name name of the secret, such as `session-key`
   */
  public static random(name: string, options: SecretOptions = {}): Secret {
    return new Secret(fileName(name), { kind: 'random' }, options, optionMistakes(options, SECRET_OPTIONS, 'Secret.random()'));
  }

  /**
   * Makes the local value up as a key for ciphers: 32 random bytes in URL-safe Base64, as Fernet takes it.
   *
   * @param name name of the secret, such as `encryption-key`
   * @see https://cryptography.io/en/latest/fernet/
   */
  public static randomKey(name: string, options: SecretOptions = {}): Secret {
    return new Secret(fileName(name), { kind: 'key' }, options, optionMistakes(options, SECRET_OPTIONS, 'Secret.randomKey()'));
  }

  /**
   * Puts a text around the value of another secret, as in an address with a password.
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
  /** Whether the application does without it. */
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

function fileName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
