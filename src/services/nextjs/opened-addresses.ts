import type { OpenedAddresses, ServiceModel } from '../../model/service-model';
import { addressesOf } from '../../model/url-part';
import type { ApplicationFolder } from '../../resolve/application-folder';
import type { Decisions } from '../../resolve/decisions';
import { fixedAddresses, readFromVariable } from '../../resolve/detect/node/fixed-addresses';
import { fixedRewrite } from '../../resolve/detect/node/fixed-rewrite';
import type { NextConfig } from '../../resolve/detect/node/next-config';
import type { Setting } from '../../resolve/settings/setting';
import { saysPublic } from '../../util/variable-name';

/** Records the addresses of other servers that code has written in it. */
export function decideFixedAddresses(
  decisions: Decisions, folder: ApplicationFolder, config: NextConfig, { port, isStatic }: { readonly port: number; readonly isStatic: boolean },
): void {
  const rewrite = isStatic ? undefined : fixedRewrite(folder, config);
  if (rewrite) decisions.fixed('the backend', rewrite, 'read it from a variable, such as API_URL');
  for (const address of fixedAddresses(folder, port)) decisions.fixed('a server', address, readFromVariable(address));
}

/** What the server may open although it is for browsers: what it was given for them, and what its code says. */
export function openedAddresses(
  name: string, environment: ServiceModel['environment'], settings: readonly Setting[], decisions: Decisions,
): OpenedAddresses | undefined {
  const written = settings.flatMap((each) => (each.inBrowser ? [each.name] : []));
  const given = Object.entries(environment).filter(([variable]) => saysPublic(variable) || written.includes(variable));
  const parts = given.flatMap(([, value]) => (typeof value === 'string' ? [] : addressesOf(value)));
  const services = parts.filter(({ audience, service }) => audience === 'browser' && service !== name).map(({ service }) => service);
  const ports = decisions.toModel().flatMap(({ fixedPort }) => fixedPort ?? []);
  return services.length + ports.length > 0 ? { services: [...new Set(services)], ports: [...new Set(ports)] } : undefined;
}
