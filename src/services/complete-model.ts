import type { ServiceModelOptions } from './service-model-options';
import { Resources, ServiceModel, TMP } from '../model/service-model';
import { distinctBy } from '../util/distinct';

/** The part of the model that follows from options common to all kinds of service. */
export type CommonModel = Pick<
  ServiceModel, 'name' | 'constructPath' | 'environment' | 'secrets' | 'dependencies' | 'networks' | 'resources' | 'composeOverrides'
>;

/** Completes the model of a service with the common part, and with what it shares with another service. */
export function completeModel({ shares, secrets: _, ...about }: ServiceModelOptions, common: CommonModel, resources: Resources): ServiceModel {
  // The service that it shares with may depend on it, and it must not wait for itself.
  const inherited = (shares?.dependencies ?? []).filter(({ service }) => service !== common.name);
  return {
    oneShot: false,
    isolated: false,
    volumes: shares?.volumes ?? [],
    caches: shares?.caches,
    tmpfs: shares?.tmpfs ?? [TMP],
    stopGraceSeconds: 30,
    programs: shares?.programs,
    sharesImageOf: shares?.imageBuild ? shares.name : shares?.sharesImageOf,
    ...about,
    ...common,
    environment: { ...shares?.environment, ...about.environment, ...common.environment },
    secrets: distinctBy([...(shares?.secrets ?? []), ...common.secrets], (mount) => JSON.stringify(mount)),
    dependencies: distinctBy([...inherited, ...(about.dependencies ?? []), ...common.dependencies], ({ service }) => service),
    networks: [...new Set([...common.networks, ...(about.networks ?? []), ...(shares?.networks ?? []).filter((name) => name !== shares?.name)])],
    resources,
  };
}
