import type { DockerfileOptions } from './container-image';
import type { ContainerServiceOptions } from './container-service';
import type { FastApiServiceOptions, SystemPackages } from './fastapi-options';
import type { NextJsServiceOptions } from './nextjs-options';
import type { PostgresOptions } from './postgres';
import type { ResourceOptions } from './resource-options';
import type { ReverseProxyOptions } from './reverse-proxy';
import type { ScheduledJobOptions } from './scheduled-job';
import type { ConnectionOptions, DerivedSecretOptions, EnvironmentSecretOptions, SecretOptions } from './secret';
import type { ServiceOptions } from './service';
import type { ValkeyOptions } from './valkey';
import type { WebServiceOptions } from './web-service';
import type { WorkerOptions } from './worker';
import type { OptionNames } from '../util/option-names';

/** Limits and reservations. */
export const RESOURCE_OPTIONS: OptionNames<ResourceOptions> = {
  cpus: 'optional',
  memoryMegabytes: 'optional',
  reservedCpus: 'optional',
  reservedMemoryMegabytes: 'optional',
  pids: 'optional',
};

/** Options that all kinds of service have, those of other packages too. */
export const SERVICE_OPTIONS: OptionNames<ServiceOptions> = { environment: 'optional', secrets: 'optional', resources: RESOURCE_OPTIONS };

const WEB_SERVICE: OptionNames<WebServiceOptions & ServiceOptions> = {
  ...SERVICE_OPTIONS,
  path: 'optional',
  port: 'optional',
  hostPort: 'optional',
  publish: 'optional',
  user: 'optional',
  profile: 'optional',
  healthCheck: 'optional',
  sizeBudgetMegabytes: 'optional',
};

/** Packages of the distribution. */
export const SYSTEM_PACKAGES: OptionNames<SystemPackages> = { builder: 'optional', runtime: 'optional' };

/** Options of a FastAPI service. */
export const FASTAPI_OPTIONS: OptionNames<FastApiServiceOptions> = {
  ...WEB_SERVICE,
  app: 'optional',
  sources: 'optional',
  extras: 'optional',
  groups: 'optional',
  pythonVersion: 'optional',
  command: 'optional',
  systemPackages: SYSTEM_PACKAGES,
  optionalLibraries: 'optional',
  writableFolders: 'optional',
  removeDevelopmentFiles: 'optional',
  stripNativeModules: 'optional',
  database: 'optional',
  migrations: 'optional',
};

/** Options of a Next.js service. */
export const NEXTJS_OPTIONS: OptionNames<NextJsServiceOptions> = {
  ...WEB_SERVICE,
  sources: 'optional',
  runtimePublicEnvironment: 'optional',
  nodeVersion: 'optional',
  buildEnvironment: 'optional',
  imageOptimization: 'optional',
  writableFolders: 'optional',
  database: 'optional',
  migrations: 'optional',
  migrationsSizeBudgetMegabytes: 'optional',
};

/** Options of a worker. */
export const WORKER_OPTIONS: OptionNames<WorkerOptions> = {
  ...SERVICE_OPTIONS,
  service: 'required',
  command: 'required',
  healthCheck: 'optional',
  stopSeconds: 'optional',
};

/** Options of a scheduled job. */
export const SCHEDULED_JOB_OPTIONS: OptionNames<ScheduledJobOptions> = {
  ...SERVICE_OPTIONS,
  service: 'required',
  command: 'required',
  schedule: 'required',
  stopSeconds: 'optional',
};

/** Options of a reverse proxy. */
export const REVERSE_PROXY_OPTIONS: OptionNames<ReverseProxyOptions> = {
  routes: 'required',
  port: 'optional',
  hostPort: 'optional',
  maxBodyMegabytes: 'optional',
  sizeBudgetMegabytes: 'optional',
  resources: RESOURCE_OPTIONS,
};

/** Options of a service with an existing image. */
export const CONTAINER_SERVICE_OPTIONS: OptionNames<ContainerServiceOptions> = {
  ...SERVICE_OPTIONS,
  image: 'required',
  user: 'optional',
  port: 'optional',
  protocol: 'optional',
  publish: 'optional',
  hostPort: 'optional',
  healthCheck: 'optional',
  httpClient: 'optional',
  command: 'optional',
  volumes: 'optional',
  tmpfs: 'optional',
  stopSeconds: 'optional',
};

/** Options of a Dockerfile of the team's own. */
export const DOCKERFILE_OPTIONS: OptionNames<DockerfileOptions> = {
  context: 'required',
  file: 'optional',
  target: 'optional',
  sizeBudgetMegabytes: 'optional',
};

/** Options of a PostgreSQL server. */
export const POSTGRES_OPTIONS: OptionNames<PostgresOptions> = { database: 'optional', user: 'optional', pin: 'optional', resources: RESOURCE_OPTIONS };

/** Options of a Valkey server. */
export const VALKEY_OPTIONS: OptionNames<ValkeyOptions> = { persistent: 'optional', password: 'optional', resources: RESOURCE_OPTIONS };

/** Options of a secret. */
export const SECRET_OPTIONS: OptionNames<SecretOptions> = { target: 'optional', asVariable: 'optional' };

/** Options of a secret that comes from the developer's environment. */
export const ENVIRONMENT_SECRET_OPTIONS: OptionNames<EnvironmentSecretOptions> = { ...SECRET_OPTIONS, optional: 'optional' };

/** Options of a secret that holds the value of another one. */
export const DERIVED_SECRET_OPTIONS: OptionNames<DerivedSecretOptions> = {
  ...SECRET_OPTIONS,
  from: 'required',
  prefix: 'optional',
  suffix: 'optional',
  service: 'optional',
};

/** Options of the address of a server. */
export const CONNECTION_OPTIONS: OptionNames<ConnectionOptions> = { scheme: 'optional', target: 'optional', asVariable: 'optional' };
