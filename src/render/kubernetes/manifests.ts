import { posix } from 'node:path';
import { configurationFiles } from './configuration';
import { Manifest, renderDocuments } from './documents';
import { renderKustomization } from './kustomization';
import { localStack, renderLocal } from './local';
import { admission, clusterService, denial, disruptionBudget, ingress, wayOut, wayTo } from './network';
import { ClusterStack, clusterServices } from './values';
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

const MIGRATIONS = 'Brings the database up to date, then ends. A release waits for it before it applies what needs the database.';

/** The files with which a cluster runs the stack; none unless it is asked for. */
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

/** What runs elsewhere otherwise runs here. */
function localFiles(stack: ClusterStack): Record<string, string> {
  const elsewhere = stack.services.filter(({ name }) => name in stack.kubernetes.external);
  const files = Object.fromEntries(elsewhere.map((service) => [`${service.name}.yaml`, renderDocuments(podManifests(localStack(stack), service))]));
  return { ...files, 'kustomization.yaml': renderLocal(stack, Object.keys(files)) };
}

/** Text by path in the base; those that a cluster needs first stand first. */
function resourceFiles(stack: ClusterStack): Record<string, string> {
  const browsers = ingress(stack);
  const running = clusterServices(stack);
  return {
    'namespace.yaml': renderDocuments([{ content: namespaceObject(stack), comment: 'Nothing runs here that the restricted Pod Security Standard does not allow.' }]),
    'network-policies.yaml': networkPolicies(stack),
    ...Object.fromEntries(stack.services.map((service) => [`${service.name}.yaml`, serviceFile(stack, service)])),
    ...(browsers ? { 'ingress.yaml': renderDocuments([{ content: browsers, comment: certificates(stack) }]) } : {}),
    ...Object.fromEntries(running.flatMap(configurationFiles).map(({ configMap, key, text }) => [`${configMap}/${key}`, text])),
  };
}

function namespaceObject({ kubernetes }: ClusterStack): PlainObject {
  const level = Object.fromEntries(['enforce', 'audit', 'warn'].map((mode) => [`pod-security.kubernetes.io/${mode}`, 'restricted']));
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name: kubernetes.namespace, labels: level } };
}

function networkPolicies(stack: ClusterStack): string {
  const asked = "Pods ask each other and the cluster's name server. Who is answered, the policy beside each service says.";
  return renderDocuments([{ content: denial(), comment: asked }, { content: wayOut(stack), comment: 'What has a way out in the compose file has one here.' }]);
}

function serviceFile(stack: ClusterStack, service: ServiceModel): string {
  if (service.name in stack.kubernetes.external) {
    return renderDocuments([
      { content: clusterService(stack, service), comment: `${service.name} runs elsewhere: a name in the cluster for its host.` },
      { content: wayTo(stack, service) },
    ]);
  }
  const [pods, asked] = podManifests(stack, service);
  return renderDocuments([pods, { content: clusterService(stack, service) }, { content: disruptionBudget(stack, service) }, asked]);
}

/** What makes the pods of a service, and who may ask them. */
function podManifests(stack: ClusterStack, service: ServiceModel): [Manifest, Manifest] {
  return [
    { content: workload(stack, service), comment: service.oneShot ? MIGRATIONS : service.summary },
    { content: admission(stack, service), comment: whoAsks(stack, service) },
  ];
}

function whoAsks({ kubernetes }: ClusterStack, { name }: ServiceModel): string {
  return name in kubernetes.addresses ? 'Everyone: where an ingress controller runs differs from cluster to cluster.' : 'Those that were given its address.';
}

function certificates({ kubernetes }: ClusterStack): string {
  const isSecure = Object.values(kubernetes.addresses).some((address) => address.startsWith('https:'));
  if (!isSecure || kubernetes.tlsSecret !== undefined) return 'The addresses that browsers ask.';
  return 'The addresses that browsers ask; the ingress controller, or what stands before it, has their certificates.';
}
