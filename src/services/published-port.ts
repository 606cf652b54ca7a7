import type { PublishedPort } from '../model/service-model';
import { variableName } from '../util/variable-name';

/** Whether and where the developer's machine reaches a service. */
export interface PublishOptions {
  /** Port that it listens on in the container. */
  readonly port: number;
  /** Port on 127.0.0.1 of the developer's machine. @default the same as `port` */
  readonly hostPort?: number;
  /** Publishes the port on 127.0.0.1. @default true */
  readonly publish?: boolean;
}

/** The port of the developer's machine, with the variable that moves it; undefined where it is not published. */
export function publishedPort(service: string, { port, hostPort = port, publish = true }: PublishOptions): PublishedPort | undefined {
  return publish ? { host: hostPort, variable: `${variableName(service)}_PORT` } : undefined;
}
