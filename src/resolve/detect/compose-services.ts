import { parse as parseYaml } from 'yaml';
import { isPlainObject, mapOf, PlainObject } from '../../util/objects';

/** The services of a compose file; none where it cannot be read. */
export function composeServices(text: string): PlainObject[] {
  return namedComposeServices(text).map(([, service]) => service);
}

/** The same with their names. */
export function namedComposeServices(text: string): [string, PlainObject][] {
  try {
    const services = Object.entries(mapOf(mapOf(parseYaml(text, { merge: true })).services));
    return services.filter((each): each is [string, PlainObject] => isPlainObject(each[1]));
  } catch {
    return []; // not for us to tell
  }
}
