import { isPlainObject, PlainObject } from './objects';
import { SourceCode } from './source-code';

/** Content of a JSON file; empty when it cannot be read, or is no object. */
export function readJson(text: string): PlainObject {
  try {
    const value: unknown = JSON.parse(text);
    return isPlainObject(value) ? value : {};
  } catch {
    return {};
  }
}

/** The same of one that may have comments, and a comma after the last entry, as those of TypeScript and Turborepo. */
export function readJsonWithComments(text: string): PlainObject {
  return readJson(SourceCode.javascript(text).text.replace(/("(?:\\.|[^"\\\n])*")|,(?=\s*[}\]])/g, '$1'));
}
