import { browserAddress, isDeployment, KubernetesModel } from '../../model/kubernetes-model';
import type { ServiceModel } from '../../model/service-model';
import { addressesOf, UrlPart } from '../../model/url-part';
import type { Problems } from '../../util/problem';
import { didYouMean } from '../../util/suggest';
import { parseAddress } from '../kubernetes';

/** What is checked, and where problems are reported. */
export interface CheckedKubernetes {
  /** Name of the stack. */
  readonly where: string;
  readonly kubernetes: KubernetesModel;
  readonly services: readonly ServiceModel[];
  /** Names of all services, including those with problems. */
  readonly known: readonly string[];
}

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
/** @see https://kubernetes.io/docs/concepts/configuration/configmap/#motivation */
const CONFIG_MAP_BYTES = 1024 ** 2;
/** Names of the stack's own manifests, which no service can have. */
const RESERVED = ['namespace', 'network-policies', 'ingress', 'kustomization'];

/** Reports what no manifest can express. */
export function checkKubernetes(checked: CheckedKubernetes, problems: Problems): void {
  const { where, kubernetes: { namespace, ingressClass, tlsSecret, storageClass, addresses } } = checked;
  if (!LABEL.test(namespace)) {
    problems.add(where, `kubernetes.namespace "${namespace}" is not a valid namespace name.`, 'Use at most 63 lower-case letters, digits and hyphens, such as "shop-production".');
  }
  for (const [option, name] of Object.entries({ ingressClass, tlsSecret, storageClass })) {
    if (name === undefined || isHostName(name)) continue;
    problems.add(where, `kubernetes.${option} "${name}" is not a valid name of a Kubernetes object.`, 'Use lower-case letters, digits, hyphens and dots.');
  }
  if (tlsSecret !== undefined && Object.values(addresses).every((address) => !address.startsWith('https:'))) {
    problems.add(where, `kubernetes.tlsSecret "${tlsSecret}" has a certificate for no address.`, 'Begin the addresses with https://, or leave it out.');
  }
  checkNames(checked, problems);
  checkAddresses(checked, problems);
  checkNumbers(checked, problems);
  checkExternal(checked, problems);
  checkFiles(checked, problems);
  for (const service of checked.services.filter(({ name }) => !(name in checked.kubernetes.external))) checkService(checked, service, problems);
}

function checkNames({ where, kubernetes, known }: CheckedKubernetes, problems: Problems): void {
  const { addresses, replicas, external, storageGigabytes } = kubernetes;
  for (const [option, values] of Object.entries({ addresses, replicas, external, storageGigabytes })) {
    for (const name of Object.keys(values).filter((each) => !known.includes(each))) {
      problems.add(where, `kubernetes.${option} names the service "${name}", which does not exist.${didYouMean(name, known)}`, `Use one of: ${known.join(', ')}.`);
    }
  }
}

function checkAddresses({ where, kubernetes: { addresses, external }, services }: CheckedKubernetes, problems: Problems): void {
  const hosts = new Map<string, string>();
  for (const [name, text] of Object.entries(addresses)) {
    const address = parseAddress(text);
    const service = services.find((each) => each.name === name);
    if (!address || !/^https?:$/.test(address.protocol) || address.href !== `${address.origin}/` || !isHostName(address.hostname)) {
      problems.add(where, `kubernetes.addresses gives "${name}" an invalid address: "${text}".`, 'Give scheme and host without a path, such as "https://todo.example.com".');
      continue;
    }
    if (name in external) {
      problems.add(where, `kubernetes.addresses gives "${name}" an address, and kubernetes.external says that it runs elsewhere.`, 'Leave out one of them.');
    } else if (service && service.port?.protocol !== 'http') {
      const speaks = service.port ? `speaks ${service.port.protocol}` : 'listens on no port';
      problems.add(where, `kubernetes.addresses gives "${name}" an address, and it ${speaks}.`, 'Leave it out: an Ingress passes HTTP on. Other ports take a Service of type LoadBalancer, in an overlay.');
    }
    const other = hosts.get(address.hostname);
    if (other) problems.add(where, `kubernetes.addresses gives ${address.hostname} to "${other}" and to "${name}".`, 'Give each a host of its own, or put a ReverseProxy before them.');
    hosts.set(address.hostname, name);
  }
}

function checkNumbers({ where, kubernetes: { replicas, storageGigabytes }, services }: CheckedKubernetes, problems: Problems): void {
  for (const [option, values] of Object.entries({ replicas, storageGigabytes })) {
    for (const [name, value] of Object.entries(values)) {
      if (Number.isInteger(value) && value >= 1) continue;
      problems.add(where, `kubernetes.${option} of "${name}" is ${JSON.stringify(value)}.`, 'Give a whole number of at least 1.');
    }
  }
  for (const service of services) {
    const { name, volumes } = service;
    if (name in replicas && !isDeployment(service)) {
      const why = volumes.length > 0 ? 'keeps a volume, which one pod has' : 'is started when there is something to do';
      problems.add(where, `kubernetes.replicas names "${name}", which ${why}.`, 'Leave it out.');
    }
    if (name in storageGigabytes && volumes.length === 0) {
      problems.add(where, `kubernetes.storageGigabytes names "${name}", which keeps no volume.`, 'Leave it out.');
    }
  }
}

function checkExternal({ where, kubernetes: { external } }: CheckedKubernetes, problems: Problems): void {
  for (const [name, host] of Object.entries(external)) {
    if (isHostName(host)) continue;
    problems.add(where, `kubernetes.external gives "${name}" an invalid host name: "${host}".`, 'Give a name that the cluster\'s name server knows, such as "todo.db.example.com"; an address of numbers or a port cannot be in it.');
  }
}

function checkFiles({ services }: CheckedKubernetes, problems: Problems): void {
  for (const { constructPath: where, files = [] } of services) {
    for (const { path } of files.filter(({ text }) => Buffer.byteLength(text) > CONFIG_MAP_BYTES)) {
      problems.add(where, `${path} is larger than 1 MiB, which is all that a ConfigMap holds.`, 'Split it, or load such data by a migration.');
    }
  }
}

function checkService({ kubernetes, services }: CheckedKubernetes, service: ServiceModel, problems: Problems): void {
  const { name, constructPath: where, user, volumes, environment } = service;
  if (RESERVED.includes(name)) {
    problems.add(where, `"${name}" is the name of a manifest of the stack.`, `Give the service another name than ${RESERVED.join(', ')}.`);
  }
  if (/^0+:/.test(user)) {
    problems.add(where, 'It runs as root, which the restricted Pod Security Standard refuses.', 'Give another user, or leave the service to another cluster with kubernetes.external.');
  }
  for (const { volume } of volumes) {
    const other = services.find((each) => each.name !== name && each.volumes.some((mount) => mount.volume === volume));
    if (!other || services.indexOf(other) > services.indexOf(service)) continue;
    const fix = other.oneShot
      ? 'Give it a Postgres; or say migrations: Migrations.none(), and let it migrate its file when it starts.'
      : 'Keep what both need in a database or an object store.';
    problems.add(where, `It shares the volume "${volume}" with "${other.name}", and most volumes of a cluster are one pod's.`, fix);
  }
  for (const [variable, value] of Object.entries(environment)) {
    for (const { service: target } of typeof value === 'string' ? [] : browserParts(value)) {
      if (browserAddress(kubernetes, services, target)) continue;
      const fix = `Say it: kubernetes: { addresses: { '${target}': 'https://${target}.example.com' } }; or that of a ReverseProxy before it.`;
      problems.add(where, `${variable} is the address of "${target}" for browsers, and nothing says what that is in the cluster.`, fix);
    }
  }
}

function browserParts(value: UrlPart): UrlPart[] {
  return addressesOf(value).filter(({ audience }) => audience === 'browser');
}

/** A name such as `db.example.com`; RFC 1123, and no address of numbers. */
function isHostName(text: unknown): boolean {
  return typeof text === 'string' && text.length <= 253 && text.split('.').every((label) => LABEL.test(label)) && !/^[\d.]+$/.test(text);
}
