import { parse as parseYaml } from 'yaml';
import { mapOf, mapsIn, PlainObject } from '../../util/objects';

/** The services of a compose file; none where it cannot be read. */
export function composeServices(text: string): PlainObject[] {
  try {
    return mapsIn(Object.values(mapOf(mapOf(parseYaml(text, { merge: true })).services)));
  } catch {
    return []; // not for us to tell
  }
}
