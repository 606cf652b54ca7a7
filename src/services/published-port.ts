import type { PublishedPort } from '../model/service-model';
import { variableName } from '../util/variable-name';

/** How a port is published on the developer's machine. */
export interface PublishOptions {
  /** Port that it listens on in the container. */
  readonly port: number;
  /** Port on 127.0.0.1 of the developer's machine. @default the same as `port` */
  readonly hostPort?: number;
  /** Publishes the port on 127.0.0.1. @default true */
  readonly publish?: boolean;
}

/** The published port, with the variable that changes it; undefined if it is not published. */
export function publishedPort(service: string, { port, hostPort = port, publish = true }: PublishOptions): PublishedPort | undefined {
  return publish ? { host: hostPort, variable: `${variableName(service)}_PORT` } : undefined;
}
