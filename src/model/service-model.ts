import type { ApplicationModel } from './application-model';
import type { BuildModel } from './build-model';
import type { Decision } from './decision';
import type { HealthProbe } from './health-check';
import type { PasswordChange, SecretMount } from './secret';
import type { UrlPart } from './url-part';
import { distinctBy } from '../util/distinct';

/** Port of the developer's machine that leads to a container. */
export interface PublishedPort {
  readonly host: number;
  /** Environment variable that overrides the host port. */
  readonly variable: string;
}

/** What is spoken on a port: the scheme of its address. */
export type Protocol = 'http' | 'mysql' | 'postgresql' | 'redis' | 'tcp';

/** A container port and how the host sees it. */
export interface PortModel {
  readonly container: number;
  /** Absent: only other containers reach the service. */
  readonly published?: PublishedPort;
  readonly protocol: Protocol;
  /** Path that answers when the service works. */
  readonly checkPath: string;
}

/** A named volume in a container. */
export interface VolumeMount {
  readonly volume: string;
  readonly target: string;
  /** True if it holds files and no database: migrations do without it. @default false */
  readonly holdsFiles?: boolean;
}

/** A file that a container sees at a path of its own, read-only. */
export interface FileMount {
  /** Name in the compose file. */
  readonly name: string;
  /** From the project's root. */
  readonly path: string;
  readonly text: string;
  /** Absolute path in the container. */
  readonly target: string;
  /** True for a file that the team wrote: it stays as it is. @default false */
  readonly isHandWritten?: boolean;
}

/** Memory that a container sees as a folder. */
export interface TmpfsMount {
  readonly target: string;
  readonly sizeMegabytes: number;
}

/** The folder in memory that every container has, unless its kind says otherwise. */
export const TMP: TmpfsMount = { target: '/tmp', sizeMegabytes: 64 };

/** Where a reverse proxy sends the requests whose path begins in one way. */
export interface RouteModel {
  /** `/`, or the beginning of a path without a slash at its end. */
  readonly prefix: string;
  /** Name of the service that answers. */
  readonly service: string;
  /** Port that it listens on. */
  readonly port: number;
}

/** What a reverse proxy does. */
export interface ProxyModel {
  readonly routes: RouteModel[];
  /** Largest body of a request. */
  readonly maxBodyMegabytes: number;
  /** Processes that answer. */
  readonly workers: number;
  /** Time that open connections get at a stop. */
  readonly gracefulSeconds: number;
  /** Path on which it tells that it works. */
  readonly healthPath: string;
  /** Where its configuration is generated, from the project's root. */
  readonly configurationPath: string;
}

/** A command that runs at set times, for a platform that starts it by itself. */
export interface ScheduleModel {
  /** Minute, hour, day of the month, month, day of the week, in UTC. */
  readonly expression: string;
  /** Program and arguments, without a shell. */
  readonly command: string[];
}

/** What has to be there before a service starts. */
export interface Dependency {
  readonly service: string;
  readonly condition: 'service_healthy' | 'service_completed_successfully' | 'service_started';
}

/** What a container may use of the machine, with everything decided. */
export interface Resources {
  readonly cpus: number;
  readonly memoryMegabytes: number;
  readonly reservedCpus: number;
  readonly reservedMemoryMegabytes: number;
  readonly pids: number;
}

/** What a container may use unless its service says otherwise. */
export const DEFAULT_RESOURCES: Resources = {
  cpus: 1,
  memoryMegabytes: 512,
  reservedCpus: 0.25,
  reservedMemoryMegabytes: 128,
  pids: 256,
};

/** How the service runs in development mode. */
export interface DevelopmentModel {
  /** Stage of the Dockerfile. */
  readonly target: string;
  /** Name that the stage's user has there: the engine looks up by name for whom it copies a synced file. */
  readonly user: string;
  /** Working directory of the stage, where the sources are synced to. */
  readonly workdir: string;
  /** Paths in the context whose change is copied into the running container. */
  readonly sync: string[];
  /** Paths in the context whose change builds the image anew. */
  readonly rebuild: string[];
  /** Changes without which the framework's development server does not work. */
  readonly resources?: Resources;
  /** How the engine checks whether the development server works. @default as otherwise */
  readonly healthProbe?: HealthProbe;
}

/** Addresses for browsers that code on the server may open, for which the image has a program that leads it to the services. */
export interface OpenedAddresses {
  /** Services whose address for browsers it was given. */
  readonly services: string[];
  /** Ports of the developer's machine that the code has written in it. */
  readonly ports: number[];
}

/** One container of the stack, with everything decided. */
export interface ServiceModel {
  readonly name: string;
  readonly constructPath: string;
  /** One line for the reader of the generated files. */
  readonly summary: string;
  /** Repository of the built image, or reference of the pulled one. */
  readonly image: string;
  /** What its image is built from. @default it is pulled, or another service's */
  readonly imageBuild?: BuildModel;
  /** Service whose built image this one runs too. */
  readonly sharesImageOf?: string;
  readonly command?: string[];
  /** Folder in which the command runs. @default the image's own */
  readonly workingFolder?: string;
  /** Texts, and addresses that depend on where the stack runs. */
  readonly environment: { readonly [name: string]: string | UrlPart };
  readonly secrets: SecretMount[];
  readonly port?: PortModel;
  readonly healthProbe?: HealthProbe;
  /** Where it sends requests. @default it is no reverse proxy */
  readonly proxy?: ProxyModel;
  /** What its command does at set times. @default it runs all the time */
  readonly schedule?: ScheduleModel;
  /** True for a task that ends, such as a migration. */
  readonly oneShot: boolean;
  readonly dependencies: Dependency[];
  /** Networks that it joins, each named for the service it belongs to. */
  readonly networks: string[];
  /** True when its own network has no way out to the internet. */
  readonly isolated: boolean;
  /** How its data gets another password. @default it keeps none */
  readonly passwordChange?: PasswordChange;
  readonly volumes: VolumeMount[];
  /** Folders of files that are downloaded again where they are lost: volumes on one machine, the node's disk in a cluster. @default none */
  readonly caches?: VolumeMount[];
  readonly tmpfs: TmpfsMount[];
  /** Files that it reads. @default none */
  readonly files?: FileMount[];
  /** `user:group`, numeric. */
  readonly user: string;
  readonly stopGraceSeconds: number;
  /** Time that its server gives requests in flight when it is told to stop. @default the server sets no limit */
  readonly gracefulSeconds?: number;
  /** Addresses for browsers that its server may open too. @default none */
  readonly opensAddresses?: OpenedAddresses;
  /** Programs that a health check may count on in the image. @default not known */
  readonly programs?: string[];
  /** What was read in the application's folder. @default the image is not built from one */
  readonly application?: ApplicationModel;
  /** How its values came about, for `explain`. @default not kept */
  readonly decisions?: Decision[];
  readonly resources: Resources;
  readonly development?: DevelopmentModel;
  /** Keys that the user laid over the service's part of the compose file. */
  readonly composeOverrides: { readonly [key: string]: unknown };
}

/** Whether a service keeps the data of others, and is for those alone that were given it. */
export function isDatabase({ port }: Pick<ServiceModel, 'port'>): boolean {
  return port !== undefined && ['mysql', 'postgresql', 'redis'].includes(port.protocol);
}

/** Whether a service runs an image that the stack builds, and not one that is pulled. */
export function isBuilt({ imageBuild, sharesImageOf }: Pick<ServiceModel, 'imageBuild' | 'sharesImageOf'>): boolean {
  return imageBuild !== undefined || sharesImageOf !== undefined;
}

type BuiltService = ServiceModel & { readonly imageBuild: BuildModel };

/** Services with an image of their own that the stack builds. */
export function builtServices({ services }: { readonly services: readonly ServiceModel[] }): BuiltService[] {
  return services.filter((service): service is BuiltService => service.imageBuild !== undefined);
}

/** Name of a service's image: without a tag where the stack builds it, complete where it is pulled. */
export function imageRepository({ registry }: { readonly registry?: string }, service: ServiceModel): string {
  return isBuilt(service) && registry ? `${registry}/${service.image}` : service.image;
}

/** The files that services read, each once. */
export function filesOf({ services }: { readonly services: readonly ServiceModel[] }): FileMount[] {
  const files = services.flatMap((service) => service.files ?? []);
  return distinctBy(files, ({ path }) => path);
}

/** The service whose published port leads to a service: itself, or a reverse proxy before it; undefined where none does. */
export function entranceTo(name: string, services: readonly ServiceModel[]): ServiceModel | undefined {
  const itself = services.find((service) => service.name === name && service.port?.published);
  return itself ?? services.find(({ proxy, port }) => port?.published && proxy?.routes.some((route) => route.service === name));
}
