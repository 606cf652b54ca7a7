import { didYouMean } from './suggest';

/** The names of a type's options; the compiler sees to it that none is missing, and none too many. */
export type OptionNames<T> = { readonly [name in keyof Required<T>]: true };

/** What is told of options that do not exist. */
interface Told {
  add(where: string, what: string, fix: string): void;
}

/** Tells of options that do not exist: JavaScript lets a misspelt one through, and it would do nothing. */
export function checkOptionNames(where: string, given: object, known: readonly string[], told: Told): void {
  for (const name of Object.keys(given).filter((each) => !known.includes(each))) {
    told.add(where, `It has no option "${name}".${didYouMean(name, known)}`, `Use one of: ${[...known].sort().join(', ')}.`);
  }
}
