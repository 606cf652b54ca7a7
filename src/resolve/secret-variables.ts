import { withSecretEnvironment, withSecretValues } from './images/secret-environment';
import type { ServiceModel } from '../model/service-model';

/**
 * Gives processes their secrets as variables: an image sets them for the command that it has, and a container that runs
 * another command, such as a worker in the image of a server, sets them itself.
 */
export function withSecretVariables(services: readonly ServiceModel[]): ServiceModel[] {
  const prepared = services.map((service) => withVariablesInImage(service, services));
  return prepared.map((service) => (wantsVariables(service) ? withVariablesInCommand(service, prepared) : service));
}

function wantsVariables({ secrets }: ServiceModel): boolean {
  return secrets.some(({ variable }) => variable !== undefined);
}

/** Name of the service whose Dockerfile makes the image. */
function ownerOf({ name, sharesImageOf, imageBuild }: ServiceModel): string {
  return sharesImageOf ?? imageBuild?.stageOf ?? name;
}

function withVariablesInImage(service: ServiceModel, services: readonly ServiceModel[]): ServiceModel {
  const { name, imageBuild, application } = service;
  const isWanted = services.some((each) => ownerOf(each) === name && wantsVariables(each));
  if (!imageBuild || !application || !isWanted) return service;
  return { ...service, imageBuild: { ...imageBuild, dockerfile: withSecretEnvironment(imageBuild.dockerfile, application.runtime.name) } };
}

function withVariablesInCommand(service: ServiceModel, services: readonly ServiceModel[]): ServiceModel {
  const { command, schedule, imageBuild } = service;
  const { application, imageBuild: build } = services.find(({ name }) => name === ownerOf(service)) ?? {};
  const target = imageBuild?.target ?? build?.target;
  const stage = build?.dockerfile.stages.filter(({ name }) => target === undefined || name === target).at(-1);
  if (!application || !stage || !command) return service;
  const start = (argv: readonly string[]): string[] => withSecretValues(argv, stage, application.runtime.name);
  return { ...service, command: start(command), ...(schedule ? { schedule: { ...schedule, command: start(schedule.command) } } : {}) };
}
