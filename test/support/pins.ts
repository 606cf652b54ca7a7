import type { IPins } from '../../src/resolve/resolve-context';

/** Pins that know every alias. */
export function pinsOf(reference: (alias: string) => string): IPins {
  return { get: reference, find: reference };
}
