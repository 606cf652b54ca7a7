import { posix } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { buildPaths, environmentValue, hostPort, imageName, literal } from './compose-values';
import { taskCommand } from './task-command';
import { YamlDocument } from './yaml-document';
import type { HealthProbe } from '../model/health-check';
import { DEFAULT_RESOURCES, filesOf, Resources, ServiceModel } from '../model/service-model';
import type { StackModel } from '../model/stack-model';
import { compact, isPlainObject, mapOf, mergeOverrides, PlainObject, PlainValue } from '../util/objects';

/** What every container of the stack has, unless it says otherwise. */
const DEFAULTS: PlainObject = {
  init: true,
  read_only: true,
  cap_drop: ['ALL'],
  security_opt: ['no-new-privileges:true'],
  tmpfs: ['/tmp:size=64m,mode=1777'],
  restart: 'unless-stopped',
  stop_grace_period: '30s',
  logging: { driver: 'json-file', options: { 'max-size': '10m', 'max-file': '3' } },
  deploy: { resources: renderResources(DEFAULT_RESOURCES) },
};

/** Text of the compose file. @see https://github.com/compose-spec/compose-spec/blob/main/spec.md */
export function renderCompose(stack: StackModel): string {
  const { 'x-defaults': defaultOverrides, ...overrides } = stack.composeOverrides as PlainObject;
  const defaults = mergeOverrides(DEFAULTS, mapOf(defaultOverrides));
  const file: PlainObject = {
    'x-defaults': defaults,
    'name': stack.name,
    'services': Object.fromEntries(stack.services.map((service) => [service.name, renderService(stack, service, defaults)])),
    'networks': Object.fromEntries(stack.networks.map(({ name, internal }) => [name, internal ? { internal } : {}])),
    'volumes': Object.fromEntries(stack.volumes.map((name) => [name, {}])),
    'secrets': Object.fromEntries(stack.secrets.map(({ name }) => [name, { file: `./secrets/${name}` }])),
    'configs': Object.fromEntries(filesOf(stack).map(({ name, path }) => [name, { file: `./${posix.relative(stack.paths.docker, path)}` }])),
  };
  const complete = mergeOverrides(compact(file), overrides);
  const { services, sharing } = shareDefaults(complete.services, defaults);
  const document = new YamlDocument({ ...complete, services });
  document.header(`Start with ${taskCommand(stack, stack.tasks.up)}.${howToMove(stack)}`);
  document.comment(['x-defaults'], 'For every container: an init that reaps orphans, no privileges, a read-only root file system, limited logs and resources.');
  document.comment(['networks'], 'One network per service, shared with the services that were given its address.');
  document.comment(['configs'], 'Files that containers read.');
  document.comment(['secrets'], `Local files, ignored by git; \`${taskCommand(stack, stack.tasks.secrets)}\` creates missing ones.`);
  for (const { name, summary } of stack.services) document.comment(['services', name], summary);
  for (const { name, comment } of stack.networks) document.comment(['networks', name], comment);
  document.mergeInto('x-defaults', 'defaults', sharing.map((name) => ['services', name]));
  return document.toString();
}

/** Moves shared keys to the common part. A service that lacks one of them is rendered in full, since a merge only adds keys. */
function shareDefaults(services: PlainValue, defaults: PlainObject): { services: PlainObject; sharing: string[] } {
  const entries = Object.entries(mapOf(services));
  const sharing = entries.filter(([, service]) => isPlainObject(service) && Object.keys(defaults).every((key) => key in service));
  const shared = sharing.map(([name, service]) => [
    name,
    Object.fromEntries(Object.entries(service as PlainObject).filter(([key, value]) => !isDeepStrictEqual(value, defaults[key]))),
  ]);
  return { services: { ...Object.fromEntries(entries), ...Object.fromEntries(shared) }, sharing: sharing.map(([name]) => name) };
}

function renderService(stack: StackModel, service: ServiceModel, defaults: PlainObject): PlainObject {
  const dependencies = [...service.dependencies].sort((a, b) => (a.service < b.service ? -1 : 1));
  const rendered = compact({
    image: imageName(stack, service),
    build: service.imageBuild && { ...buildPaths(stack, service.imageBuild) },
    // Built on this machine: a registry's image of the same name must never be pulled in its place.
    pull_policy: service.sharesImageOf && !stack.registry ? 'never' : undefined,
    depends_on: Object.fromEntries(dependencies.map(({ service: name, condition }) => [name, { condition }])),
    volumes: [...service.volumes, ...service.caches ?? []].map(({ volume, target }) => `${volume}:${literal(target)}`),
    configs: (service.files ?? []).map(({ name, target }) => ({ source: name, target: literal(target) })),
    secrets: service.secrets.map(({ secret, target }) => ({ source: secret, target: literal(target) })),
    environment: Object.fromEntries(Object.entries(service.environment).map(([name, value]) => [name, environmentValue(stack, value)])),
    ports: service.port?.published ? [`127.0.0.1:${hostPort(service)}:${service.port.container}`] : [],
    networks: [...service.networks],
    working_dir: service.workingFolder && literal(service.workingFolder),
    command: service.command?.map(literal),
    restart: service.oneShot ? 'no' : undefined,
    healthcheck: renderHealthCheck(service),
    user: service.user,
    tmpfs: service.tmpfs.map(({ target, sizeMegabytes }) => `${literal(target)}:size=${sizeMegabytes}m,mode=1777`),
    stop_grace_period: `${service.stopGraceSeconds}s`,
    deploy: { resources: renderResources(service.resources) },
  });
  // Values that the model leaves at their default follow the common part, which the team may have changed.
  const decided = Object.entries(rendered).filter(([key, value]) => !isDeepStrictEqual(value, DEFAULTS[key]));
  const complete = { ...Object.fromEntries(decided), ...missing(defaults, decided) };
  return mergeOverrides(complete, service.composeOverrides);
}

function missing(defaults: PlainObject, decided: readonly (readonly [string, PlainValue])[]): PlainObject {
  return Object.fromEntries(Object.entries(defaults).filter(([key]) => !decided.some(([name]) => name === key)));
}

function renderHealthCheck({ healthProbe: probe, sharesImageOf }: ServiceModel): PlainObject | undefined {
  // The image's own check is that of the service it was built for.
  if (!probe) return sharesImageOf ? { disable: true } : undefined;
  return renderProbe(probe);
}

/** The health check of a container. */
export function renderProbe(probe: HealthProbe): PlainObject {
  return {
    test: ['CMD', ...probe.argv.map(literal)],
    interval: `${probe.intervalSeconds}s`,
    timeout: `${probe.timeoutSeconds}s`,
    retries: probe.retries,
    start_period: `${probe.startPeriodSeconds}s`,
    start_interval: `${probe.startIntervalSeconds}s`,
  };
}

function howToMove({ services }: StackModel): string {
  const published = services.map(({ port }) => port?.published).find(Boolean);
  return published ? ` Set a variable such as ${published.variable}=${published.host + 1} to change a host port.` : '';
}

/** The resources section of a service. */
export function renderResources(resources: Resources): PlainObject {
  return {
    limits: { cpus: String(resources.cpus), memory: `${resources.memoryMegabytes}M`, pids: resources.pids },
    reservations: { cpus: String(resources.reservedCpus), memory: `${resources.reservedMemoryMegabytes}M` },
  };
}
