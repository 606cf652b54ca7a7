import { readInstruction } from '../../model/docker-instruction';
import { browserAddress, KubernetesModel } from '../../model/kubernetes-model';
import type { ServiceModel } from '../../model/service-model';
import type { StackModel } from '../../model/stack-model';
import { addressesOf, UrlPart } from '../../model/url-part';
import type { PlainObject } from '../../util/objects';
import { addressesText, webSocketProtocol } from '../compose-values';

/** A stack with the option for Kubernetes. */
export interface ClusterStack extends StackModel {
  readonly kubernetes: KubernetesModel;
}

/** Escapes a text: Kubernetes replaces `$(NAME)` with a variable, and `$$` with one dollar. */
export function literal(text: string): string {
  return text.replace(/\$(?=[$(])/g, '$$$$');
}

/** The services that run in the cluster. */
export function clusterServices({ services, kubernetes }: ClusterStack): ServiceModel[] {
  return services.filter(({ name }) => !(name in kubernetes.external));
}

/** The services that run elsewhere, except on a local cluster. */
export function externalServices({ services, kubernetes }: ClusterStack): ServiceModel[] {
  return services.filter(({ name }) => name in kubernetes.external);
}

/** Variables of a container. */
export function environment(stack: ClusterStack, service: ServiceModel): PlainObject[] {
  const given = Object.entries(service.environment).flatMap(([name, value]) => environmentValue(stack, value).map((text) => [name, text] as const));
  return [...given, ...fromImage(service)].map(([name, value]) => ({ name, value: literal(value) }));
}

/** Whether browsers reach it at the developer's machine: an address on the internet leads to the same place from everywhere. */
function isHere({ services, kubernetes }: ClusterStack, { service }: UrlPart): boolean {
  return browserAddress(kubernetes, services, service)?.startsWith('http://localhost') ?? false;
}

/** A value, with addresses in the cluster; nothing for one of addresses that are not needed there. */
function environmentValue(stack: ClusterStack, value: string | UrlPart): string[] {
  if (typeof value === 'string') return [value];
  const [first, ...others] = addressesOf(value).filter((part) => part.insteadOf !== 'browser' || isHere(stack, part));
  return first ? [addressesText({ ...first, others }, (part) => address(stack, part))] : [];
}

function address({ services, kubernetes }: ClusterStack, { service, audience, part, path }: UrlPart): string {
  const port = services.find(({ name }) => name === service)?.port;
  const origin = audience === 'browser' ? browserAddress(kubernetes, services, service) : `${port?.protocol}://${service}:${port?.container}`;
  if (origin === undefined || !port) throw new Error(`${service} has no address`);
  if (part === 'host') return audience === 'browser' ? new URL(origin).hostname : service;
  return (part === 'webSocket' ? webSocketProtocol(origin) : origin) + path;
}

/** HOSTNAME as the image sets it: container runtimes set it to the pod's name, and a server would listen on that address only. */
function fromImage({ imageBuild, port, environment: given }: ServiceModel): [string, string][] {
  if (!port || 'HOSTNAME' in given) return [];
  const instructions = imageBuild?.dockerfile.stages.at(-1)?.instructions ?? [];
  const set = instructions.flatMap(readInstruction).filter(({ keyword }) => keyword === 'ENV').flatMap(({ assignments }) => assignments);
  return set.filter(({ name }) => name === 'HOSTNAME').map(({ name, value }) => [name, value]);
}
