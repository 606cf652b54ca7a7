import { configurationFiles } from './configuration';
import { probes } from './probes';
import { ClusterStack, environment, literal } from './values';
import { imageRepository, isDatabase, Resources, ServiceModel, TmpfsMount } from '../../model/service-model';
import { numbered } from '../../util/numbered';
import { compact, PlainObject } from '../../util/objects';
import { slug } from '../../util/slug';

/** Labels by which pods are selected. */
export const NAME_LABEL = 'app.kubernetes.io/name';
const COMPONENT_LABEL = 'app.kubernetes.io/component';
/** Time in which requests still reach a pod that is stopping. */
const DRAIN_SECONDS = 5;
/** Where the image of PostgreSQL keeps its data up to version 17. */
const POSTGRES_DATA = '/var/lib/postgresql/data';

/** What selects the pods of a service. */
export function selector(name: string): PlainObject {
  return { [NAME_LABEL]: name };
}

/** Labels of a service's workload and pods. */
export function labels(service: ServiceModel): PlainObject {
  return { ...selector(service.name), [COMPONENT_LABEL]: component(service) };
}

/** Role of a service, by which a release applies migrations before servers and workers. */
function component(service: ServiceModel): string {
  if (service.oneShot) return 'migrations';
  if (service.schedule) return 'scheduled-job';
  if (isDatabase(service)) return 'database';
  return service.port ? 'server' : 'worker';
}

/** Keeps a node's disk from being filled. */
const CACHE_SIZE = '10Gi';

/** The pod of a service, which meets the restricted Pod Security Standard. */
export function podTemplate(stack: ClusterStack, service: ServiceModel): PlainObject {
  return { metadata: { labels: labels(service) }, spec: podSpec(stack, service) };
}

function podSpec(stack: ClusterStack, service: ServiceModel): PlainObject {
  const [user, group] = service.user.split(':').map(Number);
  return compact({
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    restartPolicy: ends(service) ? 'Never' : undefined,
    terminationGracePeriodSeconds: service.stopGraceSeconds + (drains(service) ? DRAIN_SECONDS : 0),
    securityContext: compact({
      runAsNonRoot: true,
      runAsUser: user,
      runAsGroup: group,
      fsGroup: group,
      fsGroupChangePolicy: service.volumes.length > 0 ? 'OnRootMismatch' : undefined,
      seccompProfile: { type: 'RuntimeDefault' },
    }),
    topologySpreadConstraints: stack.kubernetes.replicas[service.name] > 1 ? [spread(service)] : [],
    containers: [container(stack, service)],
    volumes: podVolumes(stack, service),
  });
}

/** Spreads pods over nodes. */
function spread({ name }: ServiceModel): PlainObject {
  return { maxSkew: 1, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway', labelSelector: { matchLabels: selector(name) } };
}

function container(stack: ClusterStack, service: ServiceModel): PlainObject {
  const command = service.schedule?.command ?? service.command;
  return compact({
    name: service.name,
    image: imageRepository(stack, service),
    args: command?.map(literal),
    workingDir: service.workingFolder,
    env: [...environment(stack, service), ...databaseFolder(service)],
    ports: service.port ? [{ name: service.port.protocol, containerPort: service.port.container }] : [],
    ...(ends(service) ? {} : probes(service)),
    lifecycle: drains(service) ? { preStop: { sleep: { seconds: DRAIN_SECONDS } } } : undefined,
    resources: resources(service.resources),
    securityContext: { allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: { drop: ['ALL'] } },
    volumeMounts: mounts(service),
  });
}

function ends({ oneShot, schedule }: ServiceModel): boolean {
  return oneShot || schedule !== undefined;
}

function drains({ port }: ServiceModel): boolean {
  return port?.protocol === 'http';
}

/** The root of a volume may contain a folder of its file system, and PostgreSQL initialises only an empty folder. */
function databaseFolder({ port, volumes }: ServiceModel): PlainObject[] {
  const isAtRoot = port?.protocol === 'postgresql' && volumes.some(({ target }) => target === POSTGRES_DATA);
  return isAtRoot ? [{ name: 'PGDATA', value: `${POSTGRES_DATA}/pgdata` }] : [];
}

function resources({ cpus, memoryMegabytes, reservedCpus, reservedMemoryMegabytes }: Resources): PlainObject {
  return {
    requests: { cpu: cpu(reservedCpus), memory: `${reservedMemoryMegabytes}Mi` },
    limits: { cpu: cpu(cpus), memory: `${memoryMegabytes}Mi` },
  };
}

function cpu(cpus: number): string {
  return Number.isInteger(cpus) ? String(cpus) : `${Math.round(cpus * 1000)}m`;
}

function mounts(service: ServiceModel): PlainObject[] {
  const { secrets, volumes, caches = [] } = service;
  return [
    ...(secrets.length > 0 ? [{ name: 'secrets', mountPath: '/run/secrets', readOnly: true }] : []),
    ...configurationFiles(service).map(({ configMap, key, target }) => ({ name: configMap, mountPath: target, subPath: key, readOnly: true })),
    ...[...volumes, ...caches].map(({ volume, target }) => ({ name: claimName(volume), mountPath: target })),
    ...inMemory(service).map(({ name, target }) => ({ name, mountPath: target })),
  ];
}

function podVolumes({ kubernetes }: ClusterStack, service: ServiceModel): PlainObject[] {
  const { secrets, caches = [] } = service;
  const items = secrets.map(({ secret, target }) => ({ key: secret, path: target }));
  return [
    ...(items.length > 0 ? [{ name: 'secrets', secret: { secretName: kubernetes.secretName, defaultMode: 0o440, items } }] : []),
    ...configurationFiles(service).map(({ configMap }) => ({ name: configMap, configMap: { name: configMap } })),
    ...caches.map(({ volume }) => ({ name: claimName(volume), emptyDir: { sizeLimit: CACHE_SIZE } })),
    ...inMemory(service).map(({ name, sizeMegabytes }) => ({ name, emptyDir: { medium: 'Memory', sizeLimit: `${sizeMegabytes}Mi` } })),
  ];
}

/** Name of the claim of a volume. */
export function claimName(volume: string): string {
  return slug(volume, 63);
}

/** Folders in memory, each with a name of its own: `/data/cache` and `/data/.cache` would share theirs. */
function inMemory({ tmpfs }: ServiceModel): (TmpfsMount & { readonly name: string })[] {
  const names = numbered(tmpfs.map(({ target }) => `memory-${slug(target, 50)}`));
  return tmpfs.map((mount, index) => ({ ...mount, name: names[index] }));
}
