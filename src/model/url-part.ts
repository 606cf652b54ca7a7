/** Part of an environment value that depends on where the stack runs. */
export interface UrlPart {
  /** Name of the service. */
  readonly service: string;
  /** `stack`: as the other containers reach it. `browser`: as the user's browser does. */
  readonly audience: 'stack' | 'browser';
  readonly path: string;
  /** `host`: the name of the host and nothing else. `webSocket`: the address for WebSockets. @default the whole address */
  readonly part?: 'host' | 'webSocket';
  /** An address that stands before it with an equals sign, since this one takes its place; `browser` for that of browsers. @default none */
  readonly insteadOf?: string;
  /** How it is written where a list of addresses is asked for. @default one address, as it is */
  readonly list?: UrlListFormat;
  /** Further addresses of the list. @default none */
  readonly others?: UrlPart[];
}

/** `json`: `["http://localhost:3000"]`. `comma`: with commas between. */
export type UrlListFormat = 'json' | 'comma';

/** The address itself, or all of a list. */
export function addressesOf(value: UrlPart): UrlPart[] {
  return [value, ...(value.others ?? [])];
}
