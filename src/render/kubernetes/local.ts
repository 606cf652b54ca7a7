import { isDeepStrictEqual } from 'node:util';
import { configMaps } from './configuration';
import { renderDocuments } from './documents';
import { clusterService } from './network';
import { ClusterStack, clusterServices, environment, externalServices } from './values';
import { workload } from './workload';
import type { ServiceModel } from '../../model/service-model';
import { compact, mapOf, PlainObject } from '../../util/objects';
import { taskCommand } from '../task-command';
import { YamlDocument } from '../yaml-document';

/** The stack on a local cluster: browsers use the ports that compose publishes, and no service is external. */
export function localStack(stack: ClusterStack): ClusterStack {
  const published = stack.services.flatMap(({ name, port }) => (port?.published ? [[name, `http://localhost:${port.published.host}`]] : []));
  return { ...stack, kubernetes: { ...stack.kubernetes, addresses: Object.fromEntries(published), external: {} } };
}

/** Text of the overlay for a local cluster. */
export function renderLocal(stack: ClusterStack, resources: readonly string[]): string {
  const { name, kubernetes } = stack;
  const several = clusterServices(stack).filter((service) => kubernetes.replicas[service.name] > 1);
  const document = new YamlDocument(
    compact({
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      namespace: kubernetes.namespace,
      labels: resources.length > 0 ? [{ pairs: { 'app.kubernetes.io/part-of': name }, includeTemplates: true }] : [],
      resources: ['../base', ...resources],
      configMapGenerator: configMaps(externalServices(stack)).generator,
      replicas: several.map((service) => ({ name: service.name, count: 1 })),
      patches: patches(stack).map((patch) => ({ patch: renderDocuments([{ content: patch }]) })),
    }),
    'plain',
  );
  document.comment(['apiVersion'], `For minikube or kind, after \`${taskCommand(stack, stack.tasks.loadMinikube)}\`; browsers connect through \`kubectl port-forward\`.`);
  document.comment(['replicas'], 'One pod per service is enough for local use.');
  document.comment(['patches'], `Addresses on this machine${resources.length > 0 ? '; external services run in this cluster' : ''}.`);
  return document.toString();
}

function patches(stack: ClusterStack): PlainObject[] {
  const { name, kubernetes } = stack;
  const ingress = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata: { name }, $patch: 'delete' };
  return [
    ...(Object.keys(kubernetes.addresses).length > 0 ? [ingress] : []),
    ...clusterServices(stack).map((service) => addressPatch(stack, service)).filter((patch) => patch !== undefined),
    ...externalServices(stack).map((service) => servicePatch(stack, service)),
  ];
}

/** Sets variables whose value differs on a local cluster. */
function addressPatch(stack: ClusterStack, service: ServiceModel): PlainObject | undefined {
  const otherwise = environment(stack, service);
  const env = environment(localStack(stack), service).filter((variable) => !otherwise.some((other) => isDeepStrictEqual(other, variable)));
  if (env.length === 0) return undefined;
  const { apiVersion, kind } = workload(stack, service);
  const pods = { template: { spec: { containers: [{ name: service.name, env }] } } };
  return { apiVersion, kind, metadata: { name: service.name }, spec: service.schedule ? { jobTemplate: { spec: pods } } : pods };
}

/** Points the Service of an external host to the local pod. */
function servicePatch(stack: ClusterStack, service: ServiceModel): PlainObject {
  const here = clusterService(localStack(stack), service);
  return { ...here, spec: { ...mapOf(here?.spec), type: 'ClusterIP', externalName: null } };
}
