import type { Migrations } from './migrations';
import type { Postgres } from './postgres';
import type { ServiceOptions } from './service';
import type { WebServiceOptions } from './web-service';

/** Options of a FastAPI service; what is not said is read from the application's folder. */
export interface FastApiServiceOptions extends WebServiceOptions, ServiceOptions {
  /** ASGI object as uvicorn takes it. @default what the team's own commands serve, else the module that creates a FastAPI object */
  readonly app?: string;
  /** Folders and files of the application that ship. @default its packages, its migrations, templates, static files, and what its code names */
  readonly sources?: string[];
  /** Optional dependencies to install, by their names in pyproject.toml. @default none */
  readonly extras?: string[];
  /** Dependency groups to install beside the main dependencies. @default none */
  readonly groups?: string[];
  /** Version of Python, such as `3.12`. @default that of the pins file, or where the application cannot run on it the newest that it can */
  readonly pythonVersion?: string;
  /** Program and arguments that serve, for another server than uvicorn. @default uvicorn with the app */
  readonly command?: string[];
  /** Removes the debugging symbols of compiled dependencies. @default true */
  readonly stripNativeModules?: boolean;
  /** The database that it uses: its address arrives as the secret file `database_url`. @default none */
  readonly database?: Postgres;
  /** What brings the database up to date before the service starts. @default none */
  readonly migrations?: Migrations;
}
