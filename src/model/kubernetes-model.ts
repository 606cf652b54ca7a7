import type { ServiceModel } from './service-model';

/** How a stack runs in a Kubernetes cluster, with everything decided. */
export interface KubernetesModel {
  readonly namespace: string;
  /** The Secret that the team makes; its keys are the names of the stack's secrets. */
  readonly secretName: string;
  /** Address for browsers, without a slash at its end, by the name of the service that has the host. */
  readonly addresses: { readonly [service: string]: string };
  /** Ingress class. @default the cluster's */
  readonly ingressClass?: string;
  /** Secret with the certificates. @default the ingress controller has them */
  readonly tlsSecret?: string;
  /** Pods, by the name of the service. */
  readonly replicas: { readonly [service: string]: number };
  /** Name of the host, by the name of the service that runs elsewhere. */
  readonly external: { readonly [service: string]: string };
  /** Class of the volumes. @default the cluster's */
  readonly storageClass?: string;
  /** Size of each volume of a service, by its name. */
  readonly storageGigabytes: { readonly [service: string]: number };
}

/** What a browser asks to reach a service: its own address, or that of a reverse proxy before it; undefined where there is none. */
export function browserAddress({ addresses }: KubernetesModel, services: readonly ServiceModel[], name: string): string | undefined {
  const proxy = services.find((each) => each.name in addresses && each.proxy?.routes.some((route) => route.service === name));
  return addresses[name] ?? (proxy && addresses[proxy.name]);
}

/** Whether a service is a number of equal pods that run all the time. */
export function isDeployment({ oneShot, schedule, volumes }: ServiceModel): boolean {
  return !oneShot && !schedule && volumes.length === 0;
}
