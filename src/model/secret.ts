/** Where the local value of a secret comes from, when `secrets` creates its file. */
export type SecretSource = RandomSource | EnvironmentSource | FileSource | DerivedSource;

/** 32 letters and digits; or 32 bytes, in hexadecimal digits or as a key of ciphers. */
export type RandomForm = 'random' | 'hex' | 'key';

export interface RandomSource {
  readonly kind: RandomForm;
}

/** An environment variable of the developer's shell; unset gives an empty file. */
export interface EnvironmentSource {
  readonly kind: 'environment';
  readonly variable: string;
}

/** A file of the developer that git ignores; without it the secret is an empty file. */
export interface FileSource {
  readonly kind: 'file';
  /** From the project's root, or from the home folder where it begins with `~/`. */
  readonly path: string;
}

/** A text around the value of another secret. */
export interface DerivedSource {
  readonly kind: 'derived';
  readonly prefix: string;
  /** Name of the other secret. */
  readonly from: string;
  readonly suffix: string;
}

/** How a database whose data is there already gets the password of a new file: it reads that only when it creates its data. */
export interface PasswordChange {
  /** Name of the secret. */
  readonly secret: string;
  /** Runs the server alone, without clients, on statements from standard input; then it ends. */
  readonly command: string[];
  /** Lines of SQL, in which `{password}` stands for the password. */
  readonly statements: string[];
}

/** A secret of the stack: one local file that git ignores. */
export interface SecretModel {
  /** Name in the compose file, and of the local file. */
  readonly name: string;
  readonly source: SecretSource;
  /** Whether every service that has it does without it. @default false */
  readonly optional?: boolean;
}

/** A secret as a service sees it: the file /run/secrets/TARGET. */
export interface SecretMount {
  /** Name of the secret. */
  readonly secret: string;
  readonly target: string;
  /** Where this service says that the value comes from; the stack has one secret of the name. @default not said */
  readonly source?: SecretSource;
  /** Whether the service does without it. @default false */
  readonly optional?: boolean;
  /** Environment variable in which the server's process gets the value. @default none: it reads the file */
  readonly variable?: string;
}
