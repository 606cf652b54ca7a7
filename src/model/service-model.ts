import type { Dockerfile } from './dockerfile';
import type { HealthProbe } from './health-check';
import type { SecretMount } from './secret';
import type { PlainObject } from '../util/objects';

/** Part of an environment value that depends on where the stack runs. */
export interface UrlPart {
  readonly service: string;
  /** `stack`: as the other containers reach it. `browser`: as the user's browser does. */
  readonly audience: 'stack' | 'browser';
  readonly path: string;
}

export type EnvironmentModel = Readonly<Record<string, string | UrlPart>>;

/** A container port and how the host sees it. */
export interface PortModel {
  readonly container: number;
  /** Absent: only other containers reach the service. */
  readonly published?: {
    readonly host: number;
    /** Environment variable that overrides the host port. */
    readonly variable: string;
  };
  readonly protocol: 'http' | 'postgresql';
  /** Path that answers when the service works. */
  readonly checkPath: string;
}

export interface VolumeMount {
  readonly volume: string;
  readonly target: string;
}

export interface TmpfsMount {
  readonly target: string;
  readonly sizeMegabytes: number;
}

export interface Dependency {
  readonly service: string;
  readonly condition: 'service_healthy' | 'service_completed_successfully' | 'service_started';
}

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

/** What the image of a service is built from. */
export interface BuildModel {
  /** Path of the build context from the project's root. */
  readonly context: string;
  /** Path of the Dockerfile from the project's root. */
  readonly dockerfilePath: string;
  readonly dockerfile: Dockerfile;
  /** What of the context may enter the build; in the syntax of an ignore file, in order. */
  readonly ignore: IgnoreRules;
  readonly secrets: readonly string[];
  /** `build-images` fails above it. 1 MB is 1,000,000 bytes, as Docker counts. */
  readonly sizeBudgetMegabytes: number;
}

/** An allow-list: nothing enters but `include`, and of that not `exclude`. */
export interface IgnoreRules {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

/** How the service runs in development mode. */
export interface DevelopmentModel {
  /** Stage of the Dockerfile. */
  readonly target: string;
  /** Working directory of the stage, where the sources are synced to. */
  readonly workdir: string;
  /** Paths in the context whose change is copied into the running container. */
  readonly sync: readonly string[];
  /** Paths in the context whose change builds the image anew. */
  readonly rebuild: readonly string[];
  /** Changes without which the framework's development server does not work. */
  readonly resources?: Resources;
}

/** One container of the stack, with everything decided. */
export interface ServiceModel {
  readonly name: string;
  readonly constructPath: string;
  /** One line for the reader of the generated files. */
  readonly summary: string;
  /** Repository of the built image, or reference of the pulled one. */
  readonly image: string;
  readonly build?: BuildModel;
  /** Service whose built image this one runs too. */
  readonly sharesImageOf?: string;
  readonly command?: readonly string[];
  readonly environment: EnvironmentModel;
  readonly secrets: readonly SecretMount[];
  readonly port?: PortModel;
  readonly healthProbe?: HealthProbe;
  /** True for a task that ends, such as a migration. */
  readonly oneShot: boolean;
  readonly dependencies: readonly Dependency[];
  /** Networks that it joins, each named for the service it belongs to. */
  readonly networks: readonly string[];
  /** True when its own network has no way out to the internet. */
  readonly isolated: boolean;
  readonly volumes: readonly VolumeMount[];
  readonly tmpfs: readonly TmpfsMount[];
  /** `user:group`, numeric. */
  readonly user: string;
  readonly stopGraceSeconds: number;
  readonly resources: Resources;
  readonly development?: DevelopmentModel;
  readonly composeOverrides: PlainObject;
}
