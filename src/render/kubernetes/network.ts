import { NAME_LABEL, selector } from './pod';
import { ClusterStack, clusterServices } from './values';
import type { ServiceModel } from '../../model/service-model';
import { compact, PlainObject } from '../../util/objects';

const POLICY = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' };
/** What is not the internet: the cluster's own networks and the company's, and the address at which a cloud gives out its nodes' rights. */
const PRIVATE = {
  '0.0.0.0/0': ['10.0.0.0/8', '100.64.0.0/10', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'],
  '::/0': ['fc00::/7', 'fe80::/10'],
};

/**
 * The name of a service within the cluster; undefined where nobody asks it. A database has an address that stays, too:
 * without it, clients would ask that of a pod that was replaced until the name server forgets it.
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

/** Keeps all pods but one where nodes are emptied; undefined where there is one only. */
export function disruptionBudget({ kubernetes }: ClusterStack, { name }: ServiceModel): PlainObject | undefined {
  if (!(kubernetes.replicas[name] > 1)) return undefined;
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name },
    spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow', selector: { matchLabels: selector(name) } },
  };
}

/** Who may ask a service: those that were given its address, and, where it has one for browsers, everyone; undefined where nobody may. */
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

/** What holds for every pod: nobody asks it, and it asks the name server and the other pods of the stack. */
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

/** The way out to the internet, for those whose networks have one; undefined where none has. */
export function wayOut(stack: ClusterStack): PlainObject | undefined {
  const internal = stack.networks.filter((network) => network.internal).map(({ name }) => name);
  const open = clusterServices(stack).filter(({ networks }) => networks.some((name) => !internal.includes(name)));
  const to = Object.entries(PRIVATE).map(([cidr, except]) => ({ ipBlock: { cidr, except } }));
  return egress('internet', open, [{ to }]);
}

/** The way to what runs elsewhere, for those that were given its address; undefined where none was. */
export function wayTo(stack: ClusterStack, { name, port }: ServiceModel): PlainObject | undefined {
  const askers = clusterServices(stack).filter(({ networks }) => networks.includes(name));
  return port && egress(`${name}-elsewhere`, askers, [{ ports: [{ protocol: 'TCP', port: port.container }] }]);
}

function egress(name: string, pods: readonly ServiceModel[], rules: PlainObject[]): PlainObject | undefined {
  if (pods.length === 0) return undefined;
  const podSelector = { matchExpressions: [{ key: NAME_LABEL, operator: 'In', values: pods.map((each) => each.name) }] };
  return { ...POLICY, metadata: { name }, spec: { podSelector, policyTypes: ['Egress'], egress: rules } };
}

/** Leads browsers to the services that have an address; undefined where none has. */
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
