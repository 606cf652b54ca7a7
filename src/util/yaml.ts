import { parse } from 'yaml';
import { mapOf, PlainObject } from './objects';

/** Content of a YAML file; empty when it cannot be read, or is no map. */
export function readYaml(text: string): PlainObject {
  try {
    // Tags of another program's own, such as `!override` of Compose, are no mistake.
    return mapOf(parse(text, { merge: true, logLevel: 'error' }));
  } catch {
    return {};
  }
}
