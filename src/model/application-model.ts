/** What was read in the folder of an application. */
export interface ApplicationModel {
  /** Path of the folder from the project's root. */
  readonly path: string;
  /** What the application runs on. */
  readonly runtime: RuntimeModel;
  /** Image that serves what the runtime built. @default the runtime itself serves */
  readonly servedFrom?: string;
  /** Which lock file decides what is installed. */
  readonly lockFiles: LockFilesModel;
  /** Libraries for a GPU that are installed for it. @default none */
  readonly gpuLibraries?: GpuLibrariesModel;
  /** Credentials that are written down in settings of its package manager. @default none */
  readonly credentials?: CredentialModel[];
  /** Settings without which it does not start. @default none */
  readonly requiredSettings?: RequiredSettingModel[];
  /** What only a Next.js application has. @default none */
  readonly next?: NextModel;
}

/** Libraries for a GPU among the packages of an application. */
export interface GpuLibrariesModel {
  /** Names of the packages that hold them, or, where these are not listed, of those that bring them. */
  readonly packages: string[];
  /** Whether the file lists the libraries themselves. */
  readonly listed: boolean;
  /** Path from the project's root of the file that decides what is installed. */
  readonly file: string;
  /** Package manager that reads the file, such as `uv`. */
  readonly packageManager: string;
  /** Packages of the application that exist without such libraries, too. */
  readonly variants: string[];
}

/** A setting that the code reads and has no default for. */
export interface RequiredSettingModel {
  /** Name of the variable. */
  readonly name: string;
  /** Name of a file in the folder of secrets that the application reads it from itself. @default it does not */
  readonly secretFile?: string;
  /** Path of the file and the line that read it, from the project's root. */
  readonly place: string;
}

/** A credential in a file that git does not ignore. */
export interface CredentialModel {
  /** Path of the file from the project's root. */
  readonly file: string;
  readonly line: number;
  /** The setting whose value it is, such as `_authToken`. */
  readonly key: string;
}

/** The language runtime of an image, and what the application asks of it. */
export interface RuntimeModel {
  /** `Python` or `Node.js`. */
  readonly name: string;
  /** Image whose tag says the version. */
  readonly image: string;
  /** Versions that the application runs on, as its sources write them. @default none: it does not say */
  readonly requirement?: string;
  /** True where the user says the version. @default false */
  readonly versionSaid?: boolean;
  /** True where the application was detected: nobody described it, so it is taken as it is. @default false */
  readonly isDetected?: boolean;
  /** File and key of the requirement, such as `backend/pyproject.toml, requires-python`. */
  readonly requirementSource: string;
}

/** The lock files that lie beside an application. */
export interface LockFilesModel {
  /** The one that decides what is installed. */
  readonly used: string;
  /** Why it is this one. */
  readonly reason: string;
  /** Those that are there beside it. */
  readonly others: string[];
  /** Packages that the used one leaves open. */
  readonly unlocked: string[];
  /** Groups of dependencies that ask for something else than when they were locked, and do not ship. @default none */
  readonly outdated?: string[];
  /** Packages that are asked for in another way than when they were locked: the build refuses the lock file. @default none */
  readonly refused?: string[];
  /** The manifest that asks for them. @default the one beside the lock file */
  readonly refusedFor?: string;
}

/** What the sources of a Next.js application say. */
export interface NextModel {
  /** Path of the configuration file from the project's root. @default there is none */
  readonly configFile?: string;
  /** The literal `output` that it sets. @default none, or one that is computed */
  readonly output?: string;
  /** The releases of Next.js that package.json allows, as it writes them. @default it does not say */
  readonly releases?: string;
  /** Variables that the build writes into the code of the browser. */
  readonly publicVariables: VariableUse[];
  /** Names of variables to which the committed .env files that the build reads give a value. */
  readonly inEnvironmentFiles: string[];
  /** Path from the project's root of a server of the application's own, which starts Next.js from code. @default none */
  readonly customServer?: string;
}

/** An environment variable that the sources read. */
export interface VariableUse {
  readonly name: string;
  /** Path of the first file that reads it, from the project's root. */
  readonly file: string;
}
