import { variableName } from '../util/variable-name';

/**
 * A file on the building machine that is mounted in the steps that download packages; it is never part of a layer.
 *
 * `build-images` takes it from the file that the environment variable names, or from
 * `docker/secrets/build/ID` if that exists; with neither, the build runs without it.
 *
 * @see https://docs.docker.com/build/building/secrets/
 */
export class BuildSecret {
  /** A company's certificate authority (PEM), for networks whose proxy re-signs TLS. Variable: `BUILD_CA_FILE`. */
  public static certificateAuthority(): BuildSecret {
    return new BuildSecret('ca', 'the certificate authority of the network that builds, as PEM');
  }

  /** An `.npmrc` with registries and tokens. Variable: `BUILD_NPMRC_FILE`. */
  public static npmrc(): BuildSecret {
    return new BuildSecret('npmrc', 'an .npmrc with registries and tokens');
  }

  /** A `.yarnrc.yml` with registries and tokens, for Yarn 2 and newer. Variable: `BUILD_YARNRC_FILE`. */
  public static yarnrc(): BuildSecret {
    return new BuildSecret('yarnrc', 'a .yarnrc.yml with registries and tokens, for Yarn 2 and newer');
  }

  /** A `pip.conf` with indexes; makes pip, rather than uv, install a requirements.txt. Variable: `BUILD_PIP_CONF_FILE`. */
  public static pipConf(): BuildSecret {
    return new BuildSecret('pip-conf', 'a pip.conf with indexes and credentials');
  }

  /** A `uv.toml` with indexes. Variable: `BUILD_UV_TOML_FILE`. */
  public static uvToml(): BuildSecret {
    return new BuildSecret('uv-toml', 'a uv.toml with indexes and credentials');
  }

  /** Environment variable that names the file. */
  public readonly variable: string;

  private constructor(
    /** Id of the secret in the Dockerfile. */
    public readonly id: string,
    /** What the file holds. */
    public readonly description: string,
  ) {
    this.variable = `BUILD_${variableName(id)}_FILE`;
  }
}
