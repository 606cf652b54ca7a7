import type { KubernetesModel } from '../model/kubernetes-model';
import { isDeployment } from '../model/kubernetes-model';
import type { KubernetesOptions } from '../model/kubernetes-options';
import type { ServiceModel } from '../model/service-model';
import type { StackModel } from '../model/stack-model';

const VOLUME_GIGABYTES = 10;

/** Resolves the options for the services of the stack. */
export function resolveKubernetes(options: KubernetesOptions, { name, services }: Pick<StackModel, 'name' | 'services'>): KubernetesModel {
  const { namespace = name, addresses = {}, external = {}, ingressClass, tlsSecret, storageClass } = options;
  return {
    namespace,
    secretName: `${name}-secrets`,
    addresses: Object.fromEntries(Object.entries(addresses).map(([service, address]) => [service, parseAddress(address)?.origin ?? address])),
    ingressClass,
    tlsSecret,
    replicas: { ...decided(services.filter(isDeployment), podsOf), ...options.replicas },
    external: { ...external },
    storageClass,
    storageGigabytes: { ...decided(services.filter(({ volumes }) => volumes.length > 0), () => VOLUME_GIGABYTES), ...options.storageGigabytes },
  };
}

/** Parses an address; undefined if it is invalid. */
export function parseAddress(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** Two for HTTP services, so that one answers while the other or its node is replaced. Whether a foreign image supports that is unknown. */
function podsOf({ imageBuild, port }: ServiceModel): number {
  return imageBuild && port?.protocol === 'http' ? 2 : 1;
}

function decided(services: readonly ServiceModel[], value: (service: ServiceModel) => number): Record<string, number> {
  return Object.fromEntries(services.map((service) => [service.name, value(service)]));
}
