import type { DatabaseServer } from './database-server';
import type { Migrations } from './migrations';
import type { ServiceOptions } from './service';
import type { WebServiceOptions } from './web-service';

/** Packages of the distribution, by the names they have there. */
export interface SystemPackages {
  /** Compilers and headers, for the stage that installs the dependencies. @default none */
  readonly builder?: string[];
  /** Libraries and programs, for the image that ships. @default none */
  readonly runtime?: string[];
}

/** Options of a FastAPI service; what you leave out is read from the application's folder. */
export interface FastApiServiceOptions extends WebServiceOptions, ServiceOptions {
  /** ASGI object as uvicorn takes it. @default the application that the team's own commands serve, else the module that creates a FastAPI object */
  readonly app?: string;
  /** Folders and files of the application that ship. @default its packages, migrations, templates, static files, and files that its code mentions */
  readonly sources?: string[];
  /** Optional dependencies to install, by their names in pyproject.toml. @default none, or the only extra that contains FastAPI, uvicorn or Alembic */
  readonly extras?: string[];
  /** Dependency groups to install beside the main dependencies. @default none; FastAPI, uvicorn and Alembic are installed even if only a group contains them */
  readonly groups?: string[];
  /** Version of Python, such as `3.12`. @default the version in the team's files unless locked packages never run with it, else that of the pins file or one that supports more of the locked packages; always one that the application allows */
  readonly pythonVersion?: string;
  /** Program and arguments of the server. @default uvicorn with the app; Granian or Hypercorn where only that is installed */
  readonly command?: string[];
  /** Distribution packages that it needs, in addition to those that its dependencies are known to need. @default none */
  readonly systemPackages?: SystemPackages;
  /** Shared libraries that native modules of its dependencies may lack, such as those of a driver that the host provides, with or without their release: `libcuda.so.1`, `libcuda`. @default what torch, numba and others are known to do without */
  readonly optionalLibraries?: string[];
  /** Folders that it writes to, absolute or from where it starts; memory of 64 MiB each, since the root file system is read-only. @default folders that its code creates, or serves although they do not exist */
  readonly writableFolders?: string[];
  /** Folders whose files outlive the container, such as uploads, absolute or from where it starts: each is a volume. @default none; databases of SQLite have theirs anyway */
  readonly persistentFolders?: string[];
  /** Removes tests, C headers and Cython sources of its dependencies, which are needed only to develop them. @default true */
  readonly removeDevelopmentFiles?: boolean;
  /** Removes the debugging symbols of compiled dependencies. @default true */
  readonly stripNativeModules?: boolean;
  /** The database that it uses; its address is passed the way the code reads it, or else as the secret file `database_url`. @default none */
  readonly database?: DatabaseServer;
  /** Migrations that run before the service starts. @default none */
  readonly migrations?: Migrations;
}
