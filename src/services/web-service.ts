import { posix } from 'node:path';
import { publishedPort } from './published-port';
import type { BaseProfile } from '../model/base-profile';
import type { HealthCheck } from '../model/health-check';
import type { PortModel } from '../model/service-model';
import type { ResolveContext } from '../resolve/resolve-context';

/** Options that services have in common which are built from an application's folder and speak HTTP. */
export interface WebServiceOptions {
  /** The application's folder, from the project's root; may lie outside of it, as `../phase-3/backend`. @default the folder with the service's name */
  readonly path?: string;
  /** Port that it listens on in the container; 1024 to 65535. @default the port in the team's own commands, else 8000 for FastAPI and 3000 for Next.js */
  readonly port?: number;
  /** Port on 127.0.0.1 of the developer's machine. @default the same as `port` */
  readonly hostPort?: number;
  /** Publishes the port on 127.0.0.1. @default true */
  readonly publish?: boolean;
  /** `user:group`, numeric. @default '1000:1000' */
  readonly user?: string;
  /** Base of the image that ships. @default the stack's, else Alpine Linux for Next.js and Debian for FastAPI */
  readonly profile?: BaseProfile;
  /** How the engine checks whether it works. @default an HTTP check of the health route in the sources */
  readonly healthCheck?: HealthCheck;
  /** `build-images` fails above this size, in MB (1,000,000 bytes). @default 200 for FastAPI, 150 for Next.js */
  readonly sizeBudgetMegabytes?: number;
}

/** The resolved {@link WebServiceOptions}. */
export interface WebService {
  readonly image: string;
  readonly dockerfilePath: string;
  readonly port: PortModel;
  readonly user: string;
  readonly sizeBudgetMegabytes: number;
}

/** Completes the options with the defaults of a framework. */
export function webService(
  { stackName, paths }: ResolveContext,
  name: string,
  options: WebServiceOptions,
  defaults: { readonly port: number; readonly sizeBudgetMegabytes: number; readonly checkPath: string },
): WebService {
  const container = options.port ?? defaults.port;
  const published = publishedPort(name, { ...options, port: container });
  return {
    image: `${stackName}-${name}`,
    dockerfilePath: posix.join(paths.docker, name, 'Dockerfile'),
    port: { container, protocol: 'http', checkPath: options.healthCheck?._path ?? defaults.checkPath, published },
    user: options.user ?? '1000:1000',
    sizeBudgetMegabytes: options.sizeBudgetMegabytes ?? defaults.sizeBudgetMegabytes,
  };
}
