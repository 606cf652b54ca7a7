import { DEFAULT_TAG } from './compose-values';
import { containerFiles } from '../model/container-files';
import { imageRepository, ServiceModel } from '../model/service-model';
import type { ServiceManifest, StackManifest } from '../model/stack-manifest';
import type { StackModel } from '../model/stack-model';

/** The manifest of a stack: what the commands of `projen-containers` know of it. */
export function renderManifest(stack: StackModel): StackManifest {
  const { name, paths: { docker, scripts }, services, tasks } = stack;
  const { compose, reports } = containerFiles(docker);
  return {
    name,
    defaultTag: DEFAULT_TAG,
    paths: { docker, scripts, compose, reports },
    services: services.map((service) => serviceManifest(stack, service)),
    tasks,
  };
}

function serviceManifest(stack: StackModel, service: ServiceModel): ServiceManifest {
  const { name, imageBuild: build, sharesImageOf, port, oneShot } = service;
  return {
    name,
    image: imageRepository(stack, service),
    build: build && {
      context: build.context,
      dockerfile: build.dockerfilePath,
      target: build.target,
      sizeBudgetMegabytes: build.sizeBudgetMegabytes,
    },
    sharesImageOf,
    port,
    oneShot,
  };
}
