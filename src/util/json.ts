import { mapOf, PlainObject } from './objects';
import { SourceCode } from './source-code';

/** Content of a JSON file; empty when it cannot be read, or is no object. */
export function readJson(text: string): PlainObject {
  try {
    return mapOf(JSON.parse(text));
  } catch {
    return {};
  }
}

/** The same of one that may have comments, and a comma after the last entry, as those of TypeScript and Turborepo. */
export function readJsonWithComments(text: string): PlainObject {
  return readJson(SourceCode.javascript(text).text.replace(/("(?:\\.|[^"\\\n])*")|,(?=\s*[}\]])/g, '$1'));
}
