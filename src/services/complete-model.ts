import type { ServiceModelOptions } from './service-model-options';
import { Resources, ServiceModel, TMP } from '../model/service-model';

/** What follows from the options that all kinds of service have. */
export type CommonModel = Pick<
  ServiceModel, 'name' | 'constructPath' | 'environment' | 'secrets' | 'dependencies' | 'networks' | 'resources' | 'composeOverrides'
>;

/** Puts together what a kind of service says, what all of them have in common, and the service that it runs beside. */
export function completeModel({ shares, secrets: _, ...about }: ServiceModelOptions, common: CommonModel, resources: Resources): ServiceModel {
  // A service that was given the address of the one beside it does not make that one wait for itself.
  const inherited = (shares?.dependencies ?? []).filter(({ service }) => service !== common.name);
  return {
    oneShot: false,
    isolated: false,
    volumes: shares?.volumes ?? [],
    tmpfs: shares?.tmpfs ?? [TMP],
    stopGraceSeconds: 30,
    programs: shares?.programs,
    sharesImageOf: shares?.imageBuild ? shares.name : shares?.sharesImageOf,
    ...about,
    ...common,
    environment: { ...shares?.environment, ...about.environment, ...common.environment },
    secrets: distinct([...(shares?.secrets ?? []), ...common.secrets], (mount) => JSON.stringify(mount)),
    dependencies: distinct([...inherited, ...(about.dependencies ?? []), ...common.dependencies], ({ service }) => service),
    networks: [...new Set([...common.networks, ...(about.networks ?? []), ...(shares?.networks ?? []).filter((name) => name !== shares?.name)])],
    resources,
  };
}

/** The first of those that have the same key. */
function distinct<T>(values: readonly T[], key: (value: T) => string): T[] {
  return values.filter((value, index) => values.findIndex((other) => key(other) === key(value)) === index);
}
