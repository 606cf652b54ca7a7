import { NAME_LABEL, selector } from './pod';
import { ClusterStack, clusterServices } from './values';
import type { ServiceModel } from '../../model/service-model';
import { compact, PlainObject } from '../../util/objects';

const POLICY = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' };
/** Not the internet: networks of the cluster and the company, and the metadata address of clouds, which hands out credentials of nodes. */
const PRIVATE = {
  '0.0.0.0/0': ['10.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'],
  '::/0': ['fc00::/7', 'fe80::/10'],
};

/**
 * The Kubernetes Service; undefined if nothing listens on a port. Databases have a stable address too: otherwise clients would use
 * that of a replaced pod until DNS forgets it.
 */
export function clusterService({ kubernetes }: ClusterStack, service: ServiceModel): PlainObject | undefined {
  const { name, port } = service;
  if (name in kubernetes.external) {
    return { apiVersion: 'v1', kind: 'Service', metadata: { name }, spec: { type: 'ExternalName', externalName: kubernetes.external[name] } };
  }
  if (!port) return undefined;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector: selector(name), ports: [{ name: port.protocol, port: port.container, targetPort: port.protocol }] },
  };
}

/** Keeps all pods but one while nodes are drained; undefined for a single pod. */
export function disruptionBudget({ kubernetes }: ClusterStack, { name }: ServiceModel): PlainObject | undefined {
  if (!(kubernetes.replicas[name] > 1)) return undefined;
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name },
    spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow', selector: { matchLabels: selector(name) } },
  };
}

/** Who may connect to a service: services that were given its address, or everyone if it has a public one; undefined if nobody may. */
export function admission(stack: ClusterStack, { name, port }: ServiceModel): PlainObject | undefined {
  const askers = clusterServices(stack).filter((each) => each.name !== name && each.networks.includes(name)).map((each) => each.name);
  const isPublic = name in stack.kubernetes.addresses;
  if (!port || (askers.length === 0 && !isPublic)) return undefined;
  const from = isPublic ? [] : [{ podSelector: { matchExpressions: [{ key: NAME_LABEL, operator: 'In', values: askers }] } }];
  return {
    ...POLICY,
    metadata: { name },
    spec: {
      podSelector: { matchLabels: selector(name) },
      policyTypes: ['Ingress'],
      ingress: [compact({ from, ports: [{ protocol: 'TCP', port: port.container }] })],
    },
  };
}

/** The default for every pod: no ingress; egress to DNS and to the other pods of the stack. */
export function denial(): PlainObject {
  const names = [{ protocol: 'UDP', port: 53 }, { protocol: 'TCP', port: 53 }];
  const nameServer = {
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } },
    podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } },
  };
  return {
    ...POLICY,
    metadata: { name: 'default' },
    spec: {
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
      egress: [{ to: [{ podSelector: {} }] }, { to: [nameServer, { ipBlock: { cidr: '169.254.0.0/16' } }], ports: names }],
    },
  };
}

/** Egress to the internet for services on a network that has it; undefined if there are none. */
export function wayOut(stack: ClusterStack): PlainObject | undefined {
  const internal = stack.networks.filter((network) => network.internal).map(({ name }) => name);
  const open = clusterServices(stack).filter(({ networks }) => networks.some((name) => !internal.includes(name)));
  const to = Object.entries(PRIVATE).map(([cidr, except]) => ({ ipBlock: { cidr, except } }));
  return egress('internet', open, [{ to }]);
}

/** Egress to an external service for those that were given its address; undefined if there are none. */
export function wayTo(stack: ClusterStack, { name, port }: ServiceModel): PlainObject | undefined {
  const askers = clusterServices(stack).filter(({ networks }) => networks.includes(name));
  return port && egress(`${name}-elsewhere`, askers, [{ ports: [{ protocol: 'TCP', port: port.container }] }]);
}

function egress(name: string, pods: readonly ServiceModel[], rules: PlainObject[]): PlainObject | undefined {
  if (pods.length === 0) return undefined;
  const podSelector = { matchExpressions: [{ key: NAME_LABEL, operator: 'In', values: pods.map((each) => each.name) }] };
  return { ...POLICY, metadata: { name }, spec: { podSelector, policyTypes: ['Egress'], egress: rules } };
}

/** The Ingress for services with a public address; undefined if there are none. */
export function ingress({ name, kubernetes, services }: ClusterStack): PlainObject | undefined {
  const addresses = Object.entries(kubernetes.addresses).map(([service, address]) => ({ service, url: new URL(address) }));
  if (addresses.length === 0) return undefined;
  const secure = addresses.filter(({ url }) => url.protocol === 'https:').map(({ url }) => url.hostname);
  const rules = addresses.map(({ service, url }) => {
    const port = { name: services.find((each) => each.name === service)?.port?.protocol };
    return { host: url.hostname, http: { paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: service, port } } }] } };
  });
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name },
    spec: compact({
      ingressClassName: kubernetes.ingressClass,
      tls: kubernetes.tlsSecret === undefined ? [] : [{ hosts: secure, secretName: kubernetes.tlsSecret }],
      rules,
    }),
  };
}
