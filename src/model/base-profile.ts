/** How images of a family are put together. */
export type BaseFamily = 'slim' | 'alpine' | 'distroless';

/**
 * What the images that ship stand on. Every profile keeps every guarantee; they differ in size, in the C library, and
 * in what is there to look around with.
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
   * @param like profile whose base it takes the place of: it has the same C library, shell and programs
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
