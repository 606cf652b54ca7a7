/** How the stack runs in a Kubernetes cluster. Services are said by their names. */
export interface KubernetesOptions {
  /** Folder of the manifests. @default 'kubernetes' */
  readonly directory?: string;
  /** Namespace that they make, and live in. @default the stack's name */
  readonly namespace?: string;
  /**
   * Services that browsers reach, with the address at which they do: `{ frontend: 'https://todo.example.com' }`. Each needs a
   * host of its own.
   *
   * @default none: no service is reached from outside of the cluster
   */
  readonly addresses?: { [service: string]: string };
  /** Ingress class, such as `nginx`. @default the cluster's */
  readonly ingressClass?: string;
  /** Secret with the certificate of all https addresses. @default none: the ingress controller, or what stands before it, has them */
  readonly tlsSecret?: string;
  /** Pods of a service. @default 2 for what answers requests and keeps no volume, 1 for all else */
  readonly replicas?: { [service: string]: number };
  /** Services that run elsewhere, such as a managed database, with the name of their host. @default none: all run in the cluster */
  readonly external?: { [service: string]: string };
  /** Class of the volumes. @default the cluster's */
  readonly storageClass?: string;
  /** Size of each volume of a service, in GiB. @default 10 */
  readonly storageGigabytes?: { [service: string]: number };
}
