import { DIALECTS } from './database-dialect';
import { COMPOSE_FILES } from '../../util/file-names';
import { isGenerated } from '../../util/generated-text';
import { mapOf, PlainObject, textOf } from '../../util/objects';
import type { ApplicationFolder } from '../application-folder';
import { namedComposeServices } from '../detect/compose-services';

const OWN_SERVERS = new RegExp(`(?:^|/)(?:${[...DIALECTS.map(({ images }) => images.names), 'redis', 'valkey'].join('|')})(?:$|[:@/-])`);
/** An address without a domain: `http://search:8108`, `search:8108`. */
const HOST = /^(?:[\w+.-]+:\/\/(?:[^/@]*@)?)?(?<host>[\w-]+)(?=[:/]|$)/;

/**
 * Servers that compose files of the team pull, other than those that the stack has of its own, by the variables that these
 * files give their addresses with.
 */
export function composeServers(folder: ApplicationFolder): ReadonlyMap<string, string> {
  const files = [folder, ...folder.ancestors()].flatMap((each) => {
    const ofTeam = COMPOSE_FILES.filter((file) => each.lists(file) && !isGenerated(each.text(file)));
    return ofTeam.map((file) => ({ path: each.pathFromProject(file), services: namedComposeServices(each.text(file)) }));
  });
  const built = new Set(files.flatMap(({ services }) => services.filter(([, { build }]) => build !== undefined).map(([name]) => name)));
  return new Map(files.flatMap(({ path, services }) => {
    const others = services.filter(([name, { image }]) => !built.has(name) && typeof image === 'string' && !isOwnServer(image));
    const pulled = new Set(others.map(([name]) => name));
    return services.flatMap(([own, service]) => environmentOf(service).flatMap(([variable, value]): [string, string][] => {
      const host = HOST.exec(value)?.groups?.host;
      return host !== undefined && host !== own && pulled.has(host) ? [[variable, `${host} of ${path}`]] : [];
    }));
  }).reverse()); // the nearest file has the last word
}

/** Whether an image is that of a server that the stack has of its own. */
export function isOwnServer(image: string): boolean {
  return OWN_SERVERS.test(image);
}

function environmentOf({ environment }: PlainObject): [string, string][] {
  if (!Array.isArray(environment)) return Object.entries(mapOf(environment)).map(([name, value]) => [name, textOf(value) ?? '']);
  return environment.flatMap((each): [string, string][] => {
    const [, name, value] = /^(\w+)=(.*)$/s.exec(String(each)) ?? [];
    return name ? [[name, value]] : [];
  });
}
