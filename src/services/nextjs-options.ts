import type { DatabaseServer } from './database-server';
import type { Migrations } from './migrations';
import type { ServiceOptions } from './service';
import type { WebServiceOptions } from './web-service';

/** Options of a Next.js service; what you leave out is read from the application's folder. */
export interface NextJsServiceOptions extends WebServiceOptions, ServiceOptions {
  /**
   * Files and folders of the application that the build reads.
   *
   * @default all files that git knows, except tests, documentation and settings of tools that the build script does not run
   */
  readonly sources?: string[];
  /**
   * Puts the values that `environment` gives to NEXT_PUBLIC_ variables into the pages when the container starts, and addresses
   * that next.config reads into its rewrites, so that one image serves every environment; with false, they have the values
   * that the build sees. @default true
   */
  readonly runtimePublicEnvironment?: boolean;
  /** Major version of Node.js that builds and runs it, such as `'22'`; its image gets its own line in the pins file. @default the version in the team's files, else the pinned one; always one that `engines` allows */
  readonly nodeVersion?: string;
  /** Variables for the build alone, such as placeholders for settings that the code checks while it is loaded; no secrets. @default placeholders for variables that the code requires */
  readonly buildEnvironment?: { [name: string]: string };
  /** Ships sharp, which next/image needs to optimise images. @default true if the sources use next/image */
  readonly imageOptimization?: boolean;
  /** Folders that it writes to, absolute or from the application's folder; memory of 64 MiB each, since the root file system is read-only. @default folders that its code creates in its working directory */
  readonly writableFolders?: string[];
  /** Folders whose files outlive the container, such as uploads, absolute or from the application's folder; each is a volume. @default none; databases of SQLite have theirs anyway */
  readonly persistentFolders?: string[];
  /** The database that it uses; its address is passed the way the code reads it, or else as the secret file `database_url`. @default none */
  readonly database?: DatabaseServer;
  /** Migrations that run before the service starts. @default those in its scripts, or with Prisma, Drizzle or Knex; none without a database */
  readonly migrations?: Migrations;
  /** `build-images` fails above this size of the image with the migrations, in MB (1,000,000 bytes). @default 1000 */
  readonly migrationsSizeBudgetMegabytes?: number;
}
