import { INTERNAL_ADDRESSES } from './images/internal-addresses';
import { entranceTo, ServiceModel } from '../model/service-model';
import type { UrlPart } from '../model/url-part';

/** Leads what opens the addresses of others for browsers from inside a container to their services. */
export function withInternalAddresses(service: ServiceModel, all: readonly ServiceModel[]): ServiceModel {
  const { services = [], ports = [] } = service.opensAddresses ?? {};
  const entrances = services.flatMap((each) => entranceTo(each, all) ?? []).map(({ name }) => ({ name, insteadOf: 'browser' }));
  const listening = ports.flatMap((port) => all.filter((each) => isPublishedAt(each, port)).map(({ name }) => ({ name, insteadOf: `http://localhost:${port}` })));
  const opened = [...entrances, ...listening].filter(({ name }) => name !== service.name);
  if (opened.length === 0) return service;
  const [first, ...others] = opened.map(({ name, insteadOf }): UrlPart => ({ service: name, audience: 'stack', path: '', insteadOf }));
  return {
    ...service,
    environment: { [INTERNAL_ADDRESSES]: { ...first, list: 'comma', others }, ...service.environment },
    networks: [...new Set([...service.networks, ...opened.map(({ name }) => name)])],
  };
}

function isPublishedAt({ port }: ServiceModel, published: number): boolean {
  return port?.protocol === 'http' && port.published?.host === published;
}
