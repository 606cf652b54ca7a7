/** The named places of a generated Dockerfile where a team can add instructions of its own. */
export enum InstructionPoint {
  /** Before the dependencies are installed, as root; for compilers and headers. */
  BEFORE_DEPENDENCIES = 'before-dependencies',
  /** After the dependencies are installed, as root. */
  AFTER_DEPENDENCIES = 'after-dependencies',
  /** After the sources were copied and before they are built, as root. Next.js only. */
  BEFORE_BUILD = 'before-build',
  /** After the build, as root. Next.js only. */
  AFTER_BUILD = 'after-build',
  /** Before the application is copied, as root, with the base image's package manager; for shared libraries. Files ship, ENV does not. */
  RUNTIME_START = 'runtime-start',
  /** In the stage that ships, after the application was copied, still as root. */
  RUNTIME_END = 'runtime-end',
  /** In the stage of the development mode, as root, before the user is set. */
  DEVELOPMENT_END = 'development-end',
}
