import { checkInstructions } from './checks/check-instructions';
import { checkNumbers } from './checks/check-numbers';
import { checkDistinct, checkName, checkSecrets, checkService } from './checks/check-services';
import { withInternalAddresses } from './internal-addresses';
import { withSecretVariables } from './secret-variables';
import type { SecretModel, SecretMount } from '../model/secret';
import { Dependency, entranceTo, ServiceModel } from '../model/service-model';
import type { NetworkModel, StackModel } from '../model/stack-model';
import { addressesOf, UrlPart } from '../model/url-part';
import { distinctBy } from '../util/distinct';
import type { Problems } from '../util/problem';

/**
 * What follows from the services together: their networks, volumes and start order, and how they get secrets as variables;
 * reports problems that only the whole stack shows.
 *
 * @param others names of services that are in the stack and not known
 */
export function wire(services: readonly ServiceModel[], problems: Problems, others: readonly string[] = []): Pick<StackModel, 'services' | 'networks' | 'volumes'> {
  for (const service of services) {
    checkName(service.constructPath, 'service', service.name, problems);
    checkService(service, problems);
    checkNumbers(service, problems);
    checkSecrets(service, problems);
    checkInstructions(service, problems);
  }
  checkDistinct(services, problems);
  checkReferences(services, others, problems);
  checkAddresses(services, problems);
  const started = withSecretVariables(services).map((service) => {
    const dependencies = service.dependencies.map((each) => whatCanBeWaitedFor(each, services));
    return withInternalAddresses({ ...service, dependencies }, services);
  });
  const volumes = services.flatMap((service) => [...service.volumes, ...service.caches ?? []].map(({ volume }) => volume));
  return { services: started, networks: networks(started), volumes: [...new Set(volumes)].sort() };
}

function networks(services: readonly ServiceModel[]): NetworkModel[] {
  return services
    .filter(({ oneShot }) => !oneShot)
    .map(({ name, isolated }) => {
      const members = services.filter((service) => service.networks.includes(name)).map((service) => service.name);
      return { name, internal: isolated, comment: `${members.join(', ')}${isolated ? '; no outbound access' : ''}` };
    });
}

/** A service without a health check can only be waited for until it has started. */
function whatCanBeWaitedFor(dependency: Dependency, services: readonly ServiceModel[]): Dependency {
  const target = services.find(({ name }) => name === dependency.service);
  const never = dependency.condition === 'service_healthy' && target !== undefined && !target.healthProbe;
  return never ? { ...dependency, condition: 'service_started' } : dependency;
}

/** Reports what is given to a service and is of another stack, whose containers it cannot reach. */
function checkReferences(services: readonly ServiceModel[], others: readonly string[], problems: Problems): void {
  for (const { constructPath, dependencies } of services) {
    const isHere = (name: string): boolean => services.some((service) => service.name === name) || others.some((each) => name === each || name.startsWith(`${each}-`));
    for (const { service } of dependencies.filter((each) => !isHere(each.service))) {
      problems.add(constructPath, `It uses "${service}", which is not in its stack.`, 'Create that service in the stack of the one that uses it.');
    }
  }
}

function checkAddresses(services: readonly ServiceModel[], problems: Problems): void {
  for (const { constructPath, environment } of services) {
    for (const [name, value] of Object.entries(environment)) {
      for (const part of typeof value === 'string' ? [] : addressesOf(value)) checkAddress(constructPath, name, part, services, problems);
    }
  }
}

function checkAddress(where: string, name: string, { service, audience }: UrlPart, services: readonly ServiceModel[], problems: Problems): void {
  const target = services.find((each) => each.name === service);
  if (!target) return; // its own problem is already told
  if (!target.port) {
    problems.add(where, `${name} is the address of "${service}", which listens on no port.`, 'Remove it; what it needs of that service goes through a queue or a database.');
  } else if (audience === 'browser' && !entranceTo(service, services)) {
    problems.add(
      where,
      `${name} is the public address of "${service}", which publishes no port.`,
      target.port.protocol === 'http'
        ? `Leave out publish: false of "${service}", or put a ReverseProxy before it; or give its url, which the other containers reach.`
        : 'Give its url, which the other containers reach.',
    );
  }
}

/** One entry for each name, in order of use; derived secrets come after the others. */
export function distinctSecrets(mounts: readonly SecretMount[]): SecretModel[] {
  const isOptional = (name: string) => mounts.every(({ secret, optional = false }) => secret !== name || optional);
  const secrets = mounts.flatMap(({ secret: name, source }) => (source ? [{ name, source, ...(isOptional(name) ? { optional: true } : {}) }] : []));
  const distinct = distinctBy(secrets, ({ name }) => name);
  return [...distinct.filter(({ source }) => source.kind !== 'derived'), ...distinct.filter(({ source }) => source.kind === 'derived')];
}
