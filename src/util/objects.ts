export type PlainValue = string | number | boolean | null | undefined | PlainValue[] | PlainObject;
export interface PlainObject {
  [key: string]: PlainValue;
}

/** Whether a value is a map of keys to values. */
export function isPlainObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value if it is a map, else an empty one. */
export function mapOf(value: unknown): PlainObject {
  return isPlainObject(value) ? value : {};
}

/** The value if it is a list, else an empty one. */
export function listOf(value: unknown): PlainValue[] {
  return Array.isArray(value) ? value : [];
}

/** The value if it is a text. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The maps in a list. */
export function mapsIn(value: unknown): PlainObject[] {
  return listOf(value).filter(isPlainObject);
}

/** The texts in a list. */
export function textsIn(value: unknown): string[] {
  return listOf(value).filter((each) => typeof each === 'string');
}

/** The texts in a value, at any depth. */
export function textsWithin(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsWithin) : [];
}

/** Lays `overrides` over `base`: objects merge key by key, everything else replaces; `null` removes a key. */
export function mergeOverrides(base: PlainObject, overrides: { readonly [key: string]: unknown }): PlainObject {
  const merged: PlainObject = { ...base };
  for (const [key, value] of Object.entries(overrides as PlainObject)) {
    const existing = merged[key];
    if (value === null) delete merged[key];
    else merged[key] = isPlainObject(existing) && isPlainObject(value) ? mergeOverrides(existing, value) : value;
  }
  return merged;
}

/** Lays later overrides over earlier ones; a `null` stays, so that it still removes the key of what both are laid over. */
export function combineOverrides(earlier: PlainObject, later: { readonly [key: string]: unknown }): PlainObject {
  const combined: PlainObject = { ...earlier };
  for (const [key, value] of Object.entries(later as PlainObject)) {
    const existing = combined[key];
    combined[key] = isPlainObject(existing) && isPlainObject(value) ? combineOverrides(existing, value) : value;
  }
  return combined;
}

/** Drops the keys whose value is undefined, as an option is that was not given. */
export function withoutUndefined<T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [K in keyof T]: Exclude<T[K], undefined> };
}

/** Drops the keys whose value is undefined, an empty list or an empty object. */
export function compact(object: PlainObject): PlainObject {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => {
      if (value === undefined) return false;
      if (Array.isArray(value)) return value.length > 0;
      return !isPlainObject(value) || Object.keys(value).length > 0;
    }),
  );
}
