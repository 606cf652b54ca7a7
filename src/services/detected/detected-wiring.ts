import type { Candidate } from './candidate';
import { addressesElsewhere, AddressVariable, addressVariables } from '../../discovery/address-variables';
import { foreignServer } from '../../resolve/settings/foreign-servers';
import { redisVariables } from '../../resolve/settings/redis-variables';
import { isNeeded } from '../../resolve/settings/setting';
import { slug } from '../../util/slug';
import type { Service } from '../service';
import { ServiceUrl } from '../service-url';
import { Valkey, VALKEY_PORT } from '../valkey';
import { environmentOption, foreignDecision } from '../wiring/setting-decisions';

/** Records how an application was found. */
export function recordApplication(service: Service, { application: { path, evidence }, name, options, port }: Candidate, hostPort: number): void {
  const change = 'services, by its name; exclude leaves it out';
  service._decided({ setting: 'application', value: path, origin: 'file', source: evidence, change });
  const source = slug(path, path.length).includes(name) ? 'its folder' : 'its framework, since its folder has no name that tells';
  if (options.path !== undefined) service._decided({ setting: 'name', value: name, origin: 'option', source: 'services', change: 'services, by the folder in path' });
  else service._decided({ setting: 'name', value: name, origin: 'default', source, change: `services: { other: { path: '${path}' } }` });
  if (hostPort !== (options.hostPort ?? options.port ?? port)) {
    service._decided({ setting: 'hostPort', value: String(hostPort), origin: 'guess', source: 'another service has the port that it listens on', change: 'option hostPort' });
  }
}

/** Sets the addresses that the code of a service reads, unless the team did. */
export function connectAddresses(service: Service, self: Candidate, all: readonly Candidate[], services: readonly Service[]): void {
  const told = Object.keys(self.options.environment ?? {});
  const addressable = all.map(({ name, application: { kind, path }, port }) => ({ name, path, kind, port }));
  const variables = addressVariables(addressable[all.indexOf(self)], addressable, self.settings);
  for (const variable of variables.filter(({ setting }) => !told.includes(setting.name))) {
    const { setting: { name, place }, targets, audience, webSocket, certain } = variable;
    const urls = targets.map((target) => services[all.findIndex((each) => each.name === target)]);
    service.addEnvironment(name, addressValue(variable, urls));
    const address = `the address of ${targets.join(', ')}${webSocket ? ' for WebSockets' : ''}`;
    const value = `${address}, as ${audience === 'browser' ? 'browsers reach it' : 'containers reach it'}`;
    service._decided({ setting: name, value, origin: certain ? 'file' : 'guess', source: place, change: environmentOption(name, service.name) });
  }
  const elsewhere = addressesElsewhere(addressable[all.indexOf(self)], addressable, self.settings);
  // What the code counts on, and servers that are known by name, are told with what they come to.
  for (const setting of elsewhere.filter((each) => !told.includes(each.name) && !isNeeded(each) && !foreignServer(each, self.settings))) {
    service._decided(foreignDecision(setting, new URL(setting.fallback ?? '').host, environmentOption(setting.name, service.name)));
  }
}

function addressValue({ audience, webSocket, path, list }: AddressVariable, services: readonly Service[]): ServiceUrl {
  const urls = services
    .map(({ url, publicUrl }) => (audience === 'browser' ? publicUrl : url))
    .map((url) => (webSocket ? url.webSocket() : url))
    .map((url) => (path ? url.path(path) : url));
  if (list === 'json') return ServiceUrl.jsonList(...urls);
  return urls.length > 1 ? ServiceUrl.commaList(...urls) : urls[0];
}

/** Connects a service to the stack's Valkey the way its code expects, unless the team did. */
export function connectCache(service: Service, { settings, options }: Candidate, cache: Valkey): void {
  const told = [...Object.keys(options.environment ?? {}), ...(options.secrets ?? []).flatMap(({ variable }) => variable ?? [])];
  for (const { part, setting: { name, place, secretFile } } of redisVariables(settings).filter(({ setting }) => !told.includes(setting.name))) {
    const secret = { target: secretFile ?? name.toLowerCase(), asVariable: secretFile ? undefined : name };
    if (part === 'port') service.addEnvironment(name, String(VALKEY_PORT));
    else if (part === 'database') service.addEnvironment(name, '0');
    else if (part === 'host') service.addEnvironment(name, cache.url.host());
    else if (!cache.password) service.addEnvironment(name, cache.url.path('/0'));
    else service.addSecret(part === 'url' ? cache.connection(secret) : cache.password._as(secret, cache));
    service._decided({ setting: name, value: `from ${cache.name}`, origin: 'file', source: place, change: environmentOption(name, service.name) });
  }
}
