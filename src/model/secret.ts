/** Where the local value of a secret comes from, when `secrets` creates its file. */
export type SecretSource =
  /** 32 random characters. */
  | { readonly kind: 'random' }
  /** An environment variable of the developer's shell; unset gives an empty file. */
  | { readonly kind: 'environment'; readonly variable: string }
  /** A text around the value of another secret. */
  | { readonly kind: 'derived'; readonly prefix: string; readonly from: string; readonly suffix: string };

/** A secret of the stack: one local file that git ignores. */
export interface SecretModel {
  /** Name in the compose file, and of the local file. */
  readonly name: string;
  readonly source: SecretSource;
}

/** A secret as a service sees it: the file /run/secrets/TARGET. */
export interface SecretMount {
  readonly secret: string;
  readonly target: string;
}
