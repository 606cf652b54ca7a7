/** How images of a family are put together. */
export type BaseFamily = 'slim' | 'alpine' | 'distroless';

/**
 * The base of the images that ship. All profiles give the same guarantees; they differ in size, C library and the tools
 * that are there for debugging.
 */
export class BaseProfile {
  /** Debian without its package manager: glibc, a shell. */
  public static slim(): BaseProfile {
    return new BaseProfile('slim');
  }

  /** Alpine Linux without its package manager: musl, busybox; the smallest. */
  public static alpine(): BaseProfile {
    return new BaseProfile('alpine');
  }

  /** Debian's C and C++ libraries, certificates and time zones: glibc, no shell. */
  public static distroless(): BaseProfile {
    return new BaseProfile('distroless');
  }

  /**
   * An organisation's own base image.
   *
   * @param alias its line in the pins file, such as `acme-base` for `FROM registry.acme.example/base:3 AS acme-base`
   * @param like profile whose base it replaces; it must have the same C library, shell and programs
   */
  public static custom(alias: string, like: BaseProfile): BaseProfile {
    return new BaseProfile(like._family, alias);
  }

  private constructor(
    /** @internal */ public readonly _family: BaseFamily,
    /** Alias of a custom base in the pins file. @internal */
    public readonly _alias?: string,
  ) {}
}
