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

/** The same for JSON with comments and trailing commas, as TypeScript and Turborepo use it. */
export function readJsonWithComments(text: string): PlainObject {
  return readJson(SourceCode.javascript(text).text.replace(/("(?:\\.|[^"\\\n])*")|,(?=\s*[}\]])/g, '$1'));
}
