import { isPlainObject, listOf } from './objects';

/** Names and values of a compose section that may be a map or a list of `NAME=value`. */
export function assignmentsOf(value: unknown): { readonly name: string; readonly value: string }[] {
  const entries = isPlainObject(value) ? Object.entries(value) : listOf(value).map((item) => String(item).split(/=(.*)/s));
  return entries.map(([name, text]) => ({ name: String(name), value: String(text ?? '') }));
}
