import { posix } from 'node:path';
import { renderProbe, renderResources } from './compose';
import { databasePorts, literal } from './compose-values';
import { YamlDocument } from './yaml-document';
import type { BuildModel } from '../model/build-model';
import type { BuildSecret } from '../model/build-secret';
import { DevelopmentModel, isDatabase, ServiceModel } from '../model/service-model';
import type { StackModel } from '../model/stack-model';
import { compact, PlainObject } from '../util/objects';

/** Text of the overlay for the development mode: sources are synced into containers that reload. */
export function renderComposeDevelopment(stack: StackModel): string {
  const services = stack.services.map((service) => [service.name, renderService(stack, service)] as const);
  const databases = stack.services.filter(isDatabase);
  const document = new YamlDocument(
    compact({
      services: compact(Object.fromEntries(services)),
      // Docker publishes no ports of containers on an internal network.
      networks: Object.fromEntries(databases.map(({ name }) => [name, { internal: false }])),
      secrets: Object.fromEntries(stack.buildSecrets.map((secret) => [buildSecretName(secret), { file: `\${${secret.variable}:-/dev/null}` }])),
    }),
  );
  for (const { name } of stack.services.filter(({ development }) => development)) {
    document.comment(['services', name, 'read_only'], 'Changed sources are synced into the running container.');
    document.comment(['services', name, 'healthcheck'], 'Checked often, so that a fix is soon noticed.');
  }
  for (const { name } of databases) document.comment(['services', name], 'Published, for a database client on this machine.');
  document.comment(['networks'], 'Docker publishes no ports of containers on an internal network.');
  document.comment(['secrets'], 'Files that downloads need during a build; empty if the variable is not set.');
  return document.toString();
}

function renderService(stack: StackModel, service: ServiceModel): PlainObject {
  const { imageBuild, development, sharesImageOf } = service;
  if (imageBuild && development) return renderDevelopment(stack, service, imageBuild, development);
  if (stack.services.some(({ name, development: shared }) => name === sharesImageOf && shared)) return { image: developmentImage(service) };
  const ports = databasePorts(stack).filter(({ name }) => name === service.name);
  return compact({ ports: ports.map(({ variable, host, container }) => `127.0.0.1:\${${variable}:-${host}}:${container}`) });
}

function renderDevelopment(stack: StackModel, service: ServiceModel, build: BuildModel, development: DevelopmentModel): PlainObject {
  const context = posix.relative(stack.paths.docker, build.context);
  return compact({
    image: developmentImage(service),
    build: compact({
      target: development.target,
      secrets: stack.buildSecrets.map((secret) => ({ source: buildSecretName(secret), target: secret.id })),
    }),
    user: development.user,
    read_only: false,
    healthcheck: renderHealthCheck(service, development),
    deploy: development.resources && { resources: renderResources(development.resources) },
    develop: {
      watch: [
        ...development.sync.map((path) => ({
          action: 'sync',
          path: literal(posix.join(context, path)),
          target: literal(posix.join(development.workdir, path)),
        })),
        ...development.rebuild.map((path) => ({ action: 'rebuild', path: literal(posix.join(context, path)) })),
      ],
    },
  });
}

/** Checked more often than in production, so that a fix is soon noticed. */
function renderHealthCheck(service: ServiceModel, development: DevelopmentModel): PlainObject | undefined {
  const probe = development.healthProbe ?? service.healthProbe;
  if (!probe) return undefined;
  return { ...(development.healthProbe && renderProbe(probe)), interval: `${Math.min(probe.intervalSeconds, 10)}s` };
}

/** Prefixed, so that the name is not that of a service's secret. */
function buildSecretName({ id }: BuildSecret): string {
  return `build-${id}`;
}

function developmentImage({ image }: ServiceModel): string {
  return `${image}:development`;
}
