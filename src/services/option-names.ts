import type { FastApiServiceOptions } from './fastapi-options';
import type { NextJsServiceOptions } from './nextjs-options';
import type { ServiceOptions } from './service';
import type { WebServiceOptions } from './web-service';
import type { OptionNames } from '../util/option-names';

const WEB_SERVICE: OptionNames<WebServiceOptions & ServiceOptions> = {
  environment: true,
  secrets: true,
  resources: true,
  path: true,
  port: true,
  hostPort: true,
  publish: true,
  user: true,
  profile: true,
  healthCheck: true,
  sizeBudgetMegabytes: true,
};

const FASTAPI: OptionNames<FastApiServiceOptions> = {
  ...WEB_SERVICE,
  app: true,
  sources: true,
  extras: true,
  groups: true,
  pythonVersion: true,
  command: true,
  systemPackages: true,
  optionalLibraries: true,
  writableFolders: true,
  removeDevelopmentFiles: true,
  stripNativeModules: true,
  database: true,
  migrations: true,
};

const NEXTJS: OptionNames<NextJsServiceOptions> = {
  ...WEB_SERVICE,
  sources: true,
  runtimePublicEnvironment: true,
  nodeVersion: true,
  buildEnvironment: true,
  imageOptimization: true,
  database: true,
  migrations: true,
  migrationsSizeBudgetMegabytes: true,
};

/** Options of a FastAPI service. */
export const FASTAPI_OPTIONS = Object.keys(FASTAPI);
/** Options of a Next.js service. */
export const NEXTJS_OPTIONS = Object.keys(NEXTJS);
