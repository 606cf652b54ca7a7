import { DEFAULT_TAG } from './compose-values';
import type { ServiceModel } from '../model/service-model';
import type { ServiceManifest, StackManifest } from '../model/stack-manifest';
import type { StackModel } from '../model/stack-model';

/** Path of a stack's manifest from the project's root. */
export function manifestPath(stack: string): string {
  return `.projen/containers/${stack}.json`;
}

/** The manifest of a stack: what the commands of `projen-containers` know of it. */
export function renderManifest(stack: StackModel): StackManifest {
  const { name, paths: { docker, scripts }, services, tasks } = stack;
  return {
    name,
    defaultTag: DEFAULT_TAG,
    paths: {
      docker,
      scripts,
      compose: `${docker}/docker-compose.yml`,
      bake: `${docker}/docker-bake.hcl`,
      pins: `${docker}/pins/Dockerfile`,
      secrets: `${docker}/secrets`,
      reports: `${docker}/reports`,
    },
    services: services.map((service) => serviceManifest(stack, service)),
    tasks,
  };
}

function serviceManifest({ registry }: StackModel, service: ServiceModel): ServiceManifest {
  const { name, image, imageBuild: build, sharesImageOf, port, oneShot, dependencies, secrets, user, stopGraceSeconds } = service;
  return {
    name,
    image: registry && (build || sharesImageOf) ? `${registry}/${image}` : image,
    build: build && {
      context: build.context,
      dockerfile: build.dockerfilePath,
      target: build.target,
      sizeBudgetMegabytes: build.sizeBudgetMegabytes,
    },
    sharesImageOf,
    port,
    oneShot,
    dependencies,
    secrets: secrets.map(({ secret }) => secret),
    user,
    stopGraceSeconds,
  };
}
