import { parse } from 'yaml';
import { mapOf, PlainObject } from './objects';

/** Content of a YAML file; empty when it cannot be read, or is no map. */
export function readYaml(text: string): PlainObject {
  try {
    return mapOf(parse(text, { merge: true }));
  } catch {
    return {};
  }
}
