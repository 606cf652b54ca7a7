import { isDeepStrictEqual } from 'node:util';
import { buildPaths, environmentValue, hostPort, imageName, literal } from './compose-values';
import { YamlDocument } from './yaml-document';
import { DEFAULT_RESOURCES, Resources, ServiceModel } from '../model/service-model';
import type { StackModel } from '../model/stack-model';
import { compact, mergeOverrides, PlainObject } from '../util/objects';

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
  const file: PlainObject = {
    'x-defaults': DEFAULTS,
    'name': stack.name,
    'services': Object.fromEntries(stack.services.map((service) => [service.name, renderService(stack, service)])),
    'networks': Object.fromEntries(stack.networks.map(({ name, internal }) => [name, internal ? { internal } : {}])),
    'volumes': Object.fromEntries(stack.volumes.map((name) => [name, {}])),
    'secrets': Object.fromEntries(stack.secrets.map(({ name }) => [name, { file: `./secrets/${name}` }])),
  };
  const document = new YamlDocument(mergeOverrides(compact(file), stack.composeOverrides));
  document.header(`Start: npx projen ${stack.tasks.up}. A variable such as ${exampleVariable(stack)} moves a host port.`);
  document.comment(['x-defaults'], 'Every container: no privileges, nothing writable but what is mounted, bounded logs and resources.');
  document.comment(['networks'], 'One network a service: it holds the service and those that were given its address.');
  document.comment(['secrets'], `Local files that git ignores; \`npx projen ${stack.tasks.secrets}\` creates what is missing.`);
  for (const { name, summary } of stack.services) document.comment(['services', name], summary);
  for (const { name, comment } of stack.networks) document.comment(['networks', name], comment);
  document.mergeInto('x-defaults', 'defaults', stack.services.map(({ name }) => ['services', name]));
  return document.toString();
}

function renderService(stack: StackModel, service: ServiceModel): PlainObject {
  const dependencies = [...service.dependencies].sort((a, b) => (a.service < b.service ? -1 : 1));
  const rendered = compact({
    image: imageName(stack, service),
    build: service.build && { ...buildPaths(stack, service.build) },
    // Built on this machine: a registry's image of the same name must never be pulled in its place.
    pull_policy: service.sharesImageOf && !stack.registry ? 'never' : undefined,
    depends_on: Object.fromEntries(dependencies.map(({ service: name, condition }) => [name, { condition }])),
    volumes: service.volumes.map(({ volume, target }) => `${volume}:${target}`),
    secrets: service.secrets.map(({ secret, target }) => ({ source: secret, target })),
    environment: Object.fromEntries(Object.entries(service.environment).map(([name, value]) => [name, environmentValue(stack, value)])),
    ports: service.port?.published ? [`127.0.0.1:${hostPort(service)}:${service.port.container}`] : [],
    networks: [...service.networks],
    command: service.command?.map(literal),
    restart: service.oneShot ? 'no' : undefined,
    healthcheck: renderHealthCheck(service),
    user: service.user,
    tmpfs: service.tmpfs.map(({ target, sizeMegabytes }) => `${target}:size=${sizeMegabytes}m,mode=1777`),
    stop_grace_period: `${service.stopGraceSeconds}s`,
    deploy: { resources: renderResources(service.resources) },
  });
  const changed = Object.entries(rendered).filter(([key, value]) => !isDeepStrictEqual(value, DEFAULTS[key]));
  return mergeOverrides(Object.fromEntries(changed), service.composeOverrides);
}

function renderHealthCheck({ healthProbe: probe }: ServiceModel): PlainObject | undefined {
  return probe && {
    test: ['CMD', ...probe.argv.map(literal)],
    interval: `${probe.intervalSeconds}s`,
    timeout: `${probe.timeoutSeconds}s`,
    retries: probe.retries,
    start_period: `${probe.startPeriodSeconds}s`,
    start_interval: `${probe.startIntervalSeconds}s`,
  };
}

function exampleVariable({ services }: StackModel): string {
  const published = services.map(({ port }) => port?.published).find(Boolean);
  return published ? `${published.variable}=${published.host + 1}` : 'IMAGE_TAG';
}

/** The resources section of a service. */
export function renderResources(resources: Resources): PlainObject {
  return {
    limits: { cpus: String(resources.cpus), memory: `${resources.memoryMegabytes}M`, pids: resources.pids },
    reservations: { cpus: String(resources.reservedCpus), memory: `${resources.reservedMemoryMegabytes}M` },
  };
}
