import type { ResourceOptions } from './resource-options';
import type { Secret } from './secret';
import type { ApplicationModel } from '../model/application-model';
import type { BuildModel } from '../model/build-model';
import type { HealthProbe } from '../model/health-check';
import type { PasswordChange } from '../model/secret';
import type {
  Dependency, DevelopmentModel, FileMount, PortModel, ProxyModel, ScheduleModel, ServiceModel, TmpfsMount, VolumeMount,
} from '../model/service-model';
import type { UrlPart } from '../model/url-part';

/** What a kind of service decides; the rest follows from the options that all of them have. */
export interface ServiceModelOptions {
  /** One line for the reader of the generated files. */
  readonly summary: string;
  /** Repository of the built image, or reference of the pulled one. */
  readonly image: string;
  /** `user:group`, numeric. */
  readonly user: string;
  /** What its image is built from. @default it is pulled, or another service's */
  readonly imageBuild?: BuildModel;
  /** A service that it runs beside: it gets that one's environment, secrets, volumes, networks and what it waits for. @default none */
  readonly shares?: ServiceModel;
  /** Program and arguments, without a shell. @default the image's own */
  readonly command?: string[];
  /** Variables that the kind sets; the user's win. @default none */
  readonly environment?: { [name: string]: string | UrlPart };
  /** Secrets beside those that the user gave. @default none */
  readonly secrets?: Secret[];
  /** Port that it listens on. @default none: nobody connects to it */
  readonly port?: PortModel;
  /** How the engine checks whether it works. @default it does not */
  readonly healthProbe?: HealthProbe;
  /** Where it sends requests. @default it is no reverse proxy */
  readonly proxy?: ProxyModel;
  /** What its command does at set times. @default it runs all the time */
  readonly schedule?: ScheduleModel;
  /** True for a task that ends. @default false */
  readonly oneShot?: boolean;
  /** Services that have to be there before it, beside those that it was given the address of. @default none */
  readonly dependencies?: Dependency[];
  /** Networks of other services, beside those that it was given the address of. @default none */
  readonly networks?: string[];
  /** True when its own network has no way out to the internet. @default false */
  readonly isolated?: boolean;
  /** How its data gets another password. @default it keeps none */
  readonly passwordChange?: PasswordChange;
  /** Named volumes. @default none */
  readonly volumes?: VolumeMount[];
  /** Folders of files that are downloaded again where they are lost: volumes on one machine, the node's disk in a cluster. @default none */
  readonly caches?: VolumeMount[];
  /** Folders in memory. @default /tmp with 64 MiB */
  readonly tmpfs?: TmpfsMount[];
  /** Files that it reads. @default none */
  readonly files?: FileMount[];
  /** Time between SIGTERM and SIGKILL when it is stopped, in seconds. @default 30 */
  readonly stopGraceSeconds?: number;
  /** Time that its server gives requests in flight, in seconds. @default the server sets no limit */
  readonly gracefulSeconds?: number;
  /** Programs that a health check may count on in the image. @default not known */
  readonly programs?: string[];
  /** What was read in the application's folder. @default the image is not built from one */
  readonly application?: ApplicationModel;
  /** How the service runs in development mode. @default as otherwise */
  readonly development?: DevelopmentModel;
  /** Limits and reservations, where the user says nothing. @default see {@link ResourceOptions} */
  readonly resources?: ResourceOptions;
}
