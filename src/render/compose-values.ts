import { posix } from 'node:path';
import type { BuildModel } from '../model/build-model';
import { entranceTo, imageRepository, isBuilt, isDatabase, ServiceModel } from '../model/service-model';
import type { StackModel } from '../model/stack-model';
import { addressesOf, UrlPart } from '../model/url-part';
import type { PlainObject } from '../util/objects';
import { variableName } from '../util/variable-name';

/** Escapes a text so that compose does not interpolate it. */
export function literal(text: string): string {
  return text.replaceAll('$', '$$$$');
}

/** Host port, which the developer can override. */
export function hostPort({ port }: ServiceModel): string {
  return port?.published ? `\${${port.published.variable}:-${port.published.host}}` : '';
}

/** A port on the developer's machine. */
interface DatabasePort {
  readonly name: string;
  readonly variable: string;
  readonly host: number;
  readonly container: number;
}

/** The ports of databases, which development mode publishes; consecutive, since they all listen on the same one. */
export function databasePorts({ services }: StackModel): DatabasePort[] {
  return services.filter(isDatabase).map(({ name, port }) => {
    const container = port?.container ?? 0;
    const index = services.filter((service) => service.port?.container === container).findIndex((service) => service.name === name);
    return { name, variable: `${variableName(name)}_PORT`, host: container + index, container };
  });
}

/** Name of the image; the tag of a built one comes from the environment. */
export function imageName(stack: StackModel, service: ServiceModel): string {
  return imageRepository(stack, service) + (isBuilt(service) ? `:\${IMAGE_TAG:-${DEFAULT_TAG}}` : '');
}

/** Tag of images that a developer builds. */
export const DEFAULT_TAG = 'local';

/** An environment value; addresses depend on their audience. */
export function environmentValue(stack: StackModel, value: string | UrlPart): string {
  return typeof value === 'string' ? literal(value) : addressesText(value, (each) => address(stack, each));
}

/** One address, or the list of several. */
export function addressesText(value: UrlPart, written: (part: UrlPart) => string): string {
  const addresses = addressesOf(value).map((part) => whatItIsFor(part, written) + written(part));
  return value.list === 'json' ? `[${addresses.map((each) => `"${each}"`).join(',')}]` : addresses.join(',');
}

function whatItIsFor({ insteadOf, ...part }: UrlPart, written: (part: UrlPart) => string): string {
  if (insteadOf === undefined) return '';
  return `${insteadOf === 'browser' ? written({ ...part, audience: insteadOf }) : insteadOf}=`;
}

function address(stack: StackModel, value: UrlPart): string {
  const service = stack.services.find(({ name }) => name === value.service);
  if (!service?.port) throw new Error(`${value.service} has no port`);
  if (value.part === 'host') return value.audience === 'browser' ? 'localhost' : service.name;
  const host = value.audience === 'browser' ? publicHost(stack, service) : `${service.name}:${service.port.container}`;
  const protocol = value.part === 'webSocket' ? webSocketProtocol(service.port.protocol) : service.port.protocol;
  return `${protocol}://${host}${literal(value.path)}`;
}

/** The scheme of WebSockets for an address, or its scheme: `ws` for `http`, `wss` for `https`. */
export function webSocketProtocol(given: string): string {
  return given.replace(/^http/, 'ws');
}

/** Host and port for a browser on the developer's machine. */
function publicHost({ services }: StackModel, { name }: ServiceModel): string {
  const entrance = entranceTo(name, services);
  if (!entrance) throw new Error(`${name} publishes no port`);
  return `localhost:${hostPort(entrance)}`;
}

/** The build section; paths as compose takes them: the context from the compose file, the Dockerfile from the context. */
export function buildPaths(stack: StackModel, build: BuildModel): PlainObject {
  return {
    context: literal(posix.relative(stack.paths.docker, build.context)) || '.',
    dockerfile: literal(build.dockerfileFromContext),
    ...(build.target ? { target: literal(build.target) } : {}),
  };
}
