import type { DockerfileOptions } from './container-image';
import type { ContainerServiceOptions } from './container-service';
import type { DatabaseServerOptions } from './database-server';
import type { FastApiServiceOptions, SystemPackages } from './fastapi-options';
import type { NextJsServiceOptions } from './nextjs-options';
import type { PostgresOptions } from './postgres';
import type { ResourceOptions } from './resource-options';
import type { ReverseProxyOptions } from './reverse-proxy';
import type { ScheduledJobOptions } from './scheduled-job';
import type { ConnectionOptions, DerivedSecretOptions, EnvironmentSecretOptions, FileSecretOptions, SecretOptions } from './secret';
import type { ServiceOptions } from './service';
import type { ValkeyOptions } from './valkey';
import type { WebServiceOptions } from './web-service';
import type { WorkerOptions } from './worker';
import { instance, named, OptionTableOf, OptionTable, required } from '../util/option-kinds';

const BASE_PROFILE = instance('BaseProfile', 'BaseProfile.alpine()');
const CONTAINER_IMAGE = instance('ContainerImage', "ContainerImage.pin('mailpit', 'axllent/mailpit:v1.27')");
const DATABASE = instance('DatabaseServer', "new Postgres(stack, 'postgres')");
const HEALTH_CHECK = instance('HealthCheck', "HealthCheck.http({ path: '/health' })");
const HTTP_CLIENT = instance('HttpClient', 'HttpClient.wget()');
const MIGRATIONS = instance('Migrations', 'Migrations.alembic()');
const SECRET = instance('Secret', "Secret.fromEnvironment('API_KEY')");
const SERVICE = instance('Service', "new FastApiService(stack, 'backend')");
const TEXT_OR_ADDRESS = instance('ServiceUrl', 'backend.url', { orText: true });

/** Limits and reservations. */
export const RESOURCE_OPTIONS: OptionTableOf<ResourceOptions> = {
  cpus: 'number',
  memoryMegabytes: 'number',
  reservedCpus: 'number',
  reservedMemoryMegabytes: 'number',
  pids: 'number',
};

/** Options that all kinds of service have, those of other packages too. */
export const SERVICE_OPTIONS: OptionTableOf<ServiceOptions> = { environment: named(TEXT_OR_ADDRESS), secrets: [SECRET], resources: RESOURCE_OPTIONS };

/** What methods of a service add to its options. */
export const ADDED_OPTIONS: OptionTable = { ...SERVICE_OPTIONS, instructions: [instance('Instruction', "Instruction.run(['make'])")] };

const WEB_SERVICE: OptionTableOf<WebServiceOptions & ServiceOptions> = {
  ...SERVICE_OPTIONS,
  path: 'text',
  port: 'number',
  hostPort: 'number',
  publish: 'boolean',
  user: 'text',
  profile: BASE_PROFILE,
  healthCheck: HEALTH_CHECK,
  sizeBudgetMegabytes: 'number',
};

/** Packages of the distribution. */
export const SYSTEM_PACKAGES: OptionTableOf<SystemPackages> = { builder: ['text'], runtime: ['text'] };

/** Options of a FastAPI service. */
export const FASTAPI_OPTIONS: OptionTableOf<FastApiServiceOptions> = {
  ...WEB_SERVICE,
  app: 'text',
  sources: ['text'],
  extras: ['text'],
  groups: ['text'],
  pythonVersion: 'text',
  command: ['text'],
  systemPackages: SYSTEM_PACKAGES,
  optionalLibraries: ['text'],
  writableFolders: ['text'],
  persistentFolders: ['text'],
  removeDevelopmentFiles: 'boolean',
  stripNativeModules: 'boolean',
  database: DATABASE,
  migrations: MIGRATIONS,
};

/** Options of a Next.js service. */
export const NEXTJS_OPTIONS: OptionTableOf<NextJsServiceOptions> = {
  ...WEB_SERVICE,
  sources: ['text'],
  runtimePublicEnvironment: 'boolean',
  nodeVersion: 'text',
  buildEnvironment: named('text'),
  imageOptimization: 'boolean',
  writableFolders: ['text'],
  persistentFolders: ['text'],
  database: DATABASE,
  migrations: MIGRATIONS,
  migrationsSizeBudgetMegabytes: 'number',
};

/** Options of a worker. */
export const WORKER_OPTIONS: OptionTableOf<WorkerOptions> = {
  ...SERVICE_OPTIONS,
  service: required(SERVICE),
  command: required(['text']),
  healthCheck: HEALTH_CHECK,
  stopSeconds: 'number',
};

/** Options of a scheduled job. */
export const SCHEDULED_JOB_OPTIONS: OptionTableOf<ScheduledJobOptions> = {
  ...SERVICE_OPTIONS,
  service: required(SERVICE),
  command: required(['text']),
  schedule: required('text'),
  stopSeconds: 'number',
};

/** Options of a reverse proxy. */
export const REVERSE_PROXY_OPTIONS: OptionTableOf<ReverseProxyOptions> = {
  routes: required(named(SERVICE)),
  port: 'number',
  hostPort: 'number',
  maxBodyMegabytes: 'number',
  sizeBudgetMegabytes: 'number',
  resources: RESOURCE_OPTIONS,
};

/** Options of a service with an existing image. */
export const CONTAINER_SERVICE_OPTIONS: OptionTableOf<ContainerServiceOptions> = {
  ...SERVICE_OPTIONS,
  image: required(CONTAINER_IMAGE),
  user: 'text',
  port: 'number',
  protocol: 'text',
  publish: 'boolean',
  hostPort: 'number',
  healthCheck: HEALTH_CHECK,
  httpClient: HTTP_CLIENT,
  command: ['text'],
  volumes: named('text'),
  tmpfs: named('number'),
  stopSeconds: 'number',
};

/** Options of a Dockerfile of the team's own. */
export const DOCKERFILE_OPTIONS: OptionTableOf<DockerfileOptions> = {
  context: required('text'),
  file: 'text',
  target: 'text',
  sizeBudgetMegabytes: 'number',
};

/** Options of any database. */
export const DATABASE_OPTIONS: OptionTableOf<DatabaseServerOptions> = { database: 'text', user: 'text', initScripts: ['text'], resources: RESOURCE_OPTIONS };

/** Options of a PostgreSQL server. */
export const POSTGRES_OPTIONS: OptionTableOf<PostgresOptions> = { ...DATABASE_OPTIONS, pin: 'text' };

/** Options of a Valkey server. */
export const VALKEY_OPTIONS: OptionTableOf<ValkeyOptions> = { persistent: 'boolean', password: 'boolean', resources: RESOURCE_OPTIONS };

/** Options of a secret. */
export const SECRET_OPTIONS: OptionTableOf<SecretOptions> = { target: 'text', asVariable: 'text' };

/** Options of a secret that is a file of the developer. */
export const FILE_SECRET_OPTIONS: OptionTableOf<FileSecretOptions> = { target: 'text', optional: 'boolean' };

/** Options of a secret that comes from the developer's environment. */
export const ENVIRONMENT_SECRET_OPTIONS: OptionTableOf<EnvironmentSecretOptions> = { ...SECRET_OPTIONS, optional: 'boolean' };

/** Options of a secret that holds the value of another one. */
export const DERIVED_SECRET_OPTIONS: OptionTableOf<DerivedSecretOptions> = {
  ...SECRET_OPTIONS,
  from: required(SECRET),
  prefix: 'text',
  suffix: 'text',
  service: SERVICE,
};

/** Options of the address of a server. */
export const CONNECTION_OPTIONS: OptionTableOf<ConnectionOptions> = { scheme: 'text', target: 'text', asVariable: 'text' };
