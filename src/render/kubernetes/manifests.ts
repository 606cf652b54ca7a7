import { posix } from 'node:path';
import { configMaps } from './configuration';
import { Manifest, renderDocuments } from './documents';
import { renderKustomization } from './kustomization';
import { localStack, renderLocal } from './local';
import { admission, clusterService, denial, disruptionBudget, ingress, wayOut, wayTo } from './network';
import { ClusterStack, clusterServices, externalServices } from './values';
import { workload } from './workload';
import type { ServiceModel } from '../../model/service-model';
import type { StackModel } from '../../model/stack-model';
import type { PlainObject } from '../../util/objects';

/** A file that is generated. */
export interface ManifestFile {
  /** From the project's root. */
  readonly path: string;
  readonly text: string;
}

const MIGRATIONS = 'Migrates the database, then exits. A release waits for it before it applies anything that needs the database.';

/** The Kubernetes manifests of the stack; none unless the stack has the option. */
export function renderKubernetes(stack: StackModel): ManifestFile[] {
  const { kubernetes, paths } = stack;
  if (!kubernetes || paths.kubernetes === undefined) return [];
  const inCluster = { ...stack, kubernetes };
  const folders = { base: baseFiles(inCluster), local: localFiles(inCluster) };
  return Object.entries(folders).flatMap(([folder, files]) =>
    Object.entries(files).map(([path, text]) => ({ path: posix.join(paths.kubernetes ?? '', folder, path), text })),
  );
}

function baseFiles(stack: ClusterStack): Record<string, string> {
  const files = resourceFiles(stack);
  return { ...files, 'kustomization.yaml': renderKustomization(stack, Object.keys(files).filter((path) => path.endsWith('.yaml'))) };
}

/** Services that are otherwise external run in the local cluster. */
function localFiles(stack: ClusterStack): Record<string, string> {
  const elsewhere = externalServices(stack);
  const files = Object.fromEntries(elsewhere.map((service) => [`${service.name}.yaml`, renderDocuments(podManifests(localStack(stack), service))]));
  return { ...files, ...configMaps(elsewhere).files, 'kustomization.yaml': renderLocal(stack, Object.keys(files)) };
}

/** Text by path in the base, in the order in which a cluster needs them. */
function resourceFiles(stack: ClusterStack): Record<string, string> {
  const browsers = ingress(stack);
  const running = clusterServices(stack);
  return {
    'namespace.yaml': renderDocuments([{ content: namespaceObject(stack), comment: 'Enforces the restricted Pod Security Standard.' }]),
    'network-policies.yaml': networkPolicies(stack),
    ...Object.fromEntries(stack.services.map((service) => [`${service.name}.yaml`, serviceFile(stack, service)])),
    ...(browsers ? { 'ingress.yaml': renderDocuments([{ content: browsers, comment: certificates(stack) }]) } : {}),
    ...configMaps(running).files,
  };
}

function namespaceObject({ kubernetes }: ClusterStack): PlainObject {
  const level = Object.fromEntries(['enforce', 'audit', 'warn'].map((mode) => [`pod-security.kubernetes.io/${mode}`, 'restricted']));
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: kubernetes.namespace, labels: level } };
}

function networkPolicies(stack: ClusterStack): string {
  const asked = 'Pods may connect to each other and to the cluster DNS. The policy of each service defines who may connect to it.';
  return renderDocuments([{ content: denial(), comment: asked }, { content: wayOut(stack), comment: 'Services with outbound access in the compose file have it here too.' }]);
}

function serviceFile(stack: ClusterStack, service: ServiceModel): string {
  if (service.name in stack.kubernetes.external) {
    return renderDocuments([
      { content: clusterService(stack, service), comment: `${service.name} runs outside the cluster: this is a name for its host.` },
      { content: wayTo(stack, service) },
    ]);
  }
  const [pods, asked] = podManifests(stack, service);
  return renderDocuments([pods, { content: clusterService(stack, service) }, { content: disruptionBudget(stack, service) }, asked]);
}

/** The workload of a service, and its network policy. */
function podManifests(stack: ClusterStack, service: ServiceModel): [Manifest, Manifest] {
  return [
    { content: workload(stack, service), comment: service.oneShot ? MIGRATIONS : service.summary },
    { content: admission(stack, service), comment: whoAsks(stack, service) },
  ];
}

function whoAsks({ kubernetes }: ClusterStack, { name }: ServiceModel): string {
  return name in kubernetes.addresses ? 'From anywhere, because the location of the ingress controller differs between clusters.' : 'From the services that were given its address.';
}

function certificates({ kubernetes }: ClusterStack): string {
  const isSecure = Object.values(kubernetes.addresses).some((address) => address.startsWith('https:'));
  if (!isSecure || kubernetes.tlsSecret !== undefined) return 'The public addresses.';
  return 'The public addresses; the ingress controller, or a load balancer in front of it, has their certificates.';
}
