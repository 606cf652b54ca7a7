import type { SecretSource } from '../model/secret';

/** What a secret may be called inside the container. */
export interface SecretOptions {
  /** File name below /run/secrets. @default the name in lower case with underscores */
  readonly target?: string;
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
  public static fromEnvironment(variable: string, options: SecretOptions = {}): Secret {
    return new Secret(fileName(variable), { kind: 'environment', variable }, options.target);
  }

  /**
   * Makes the local value up: 32 random letters and digits.
   *
   * @param name name of the secret, such as `session-key`
   */
  public static random(name: string, options: SecretOptions = {}): Secret {
    return new Secret(fileName(name), { kind: 'random' }, options.target);
  }

  /** @internal */
  public static _derived(name: string, source: SecretSource, target: string): Secret {
    return new Secret(name, source, target);
  }

  /** File name below /run/secrets. */
  public readonly target: string;

  private constructor(
    /** Name in the compose file and of the local file. */
    public readonly name: string,
    /** @internal */ public readonly _source: SecretSource,
    target?: string,
  ) {
    this.target = target ?? name.replaceAll('-', '_');
  }
}

function fileName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}
