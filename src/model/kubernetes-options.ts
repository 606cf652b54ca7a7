/** How the stack runs in a Kubernetes cluster; services are referred to by name. */
export interface KubernetesOptions {
  /** Folder of the manifests. @default 'kubernetes' */
  readonly directory?: string;
  /** Namespace, which the manifests create. @default the stack's name */
  readonly namespace?: string;
  /**
   * Services that browsers reach, by their public addresses: `{ frontend: 'https://todo.example.com' }`. Each needs its own
   * host.
   *
   * @default none: no service is reachable from outside the cluster
   */
  readonly addresses?: { [service: string]: string };
  /** Ingress class, such as `nginx`. @default the cluster's */
  readonly ingressClass?: string;
  /** Secret with the certificate of all https addresses. @default none: the ingress controller, or a load balancer in front of it, has them */
  readonly tlsSecret?: string;
  /** Number of pods of a service. @default 2 for services that answer requests and have no volume, else 1 */
  readonly replicas?: { [service: string]: number };
  /** Services that run outside of the cluster, such as a managed database, by their host names. @default none: all run in the cluster */
  readonly external?: { [service: string]: string };
  /** Storage class of the volumes. @default the cluster's */
  readonly storageClass?: string;
  /** Size of each volume of a service, in GiB. @default 10 */
  readonly storageGigabytes?: { [service: string]: number };
}
