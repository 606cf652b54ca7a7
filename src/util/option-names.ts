import { isPlainObject } from './objects';
import { closestWord, didYouMean } from './suggest';

/** Whether an option must be given; for a struct or a list of structs, the options that those have. */
type Known = 'required' | 'optional' | OptionTable;

/** Options of a struct by name. */
export interface OptionTable {
  readonly [name: string]: Known;
}

/** The table of a struct; the compiler checks that it has exactly the options of the struct. */
export type OptionNames<T> = { readonly [name in keyof Required<T>]: object extends Pick<T, name> ? Exclude<Known, 'required'> : 'required' };

/** A class that says which options it has; one that extends it may have more. */
interface Kind {
  /** @internal */
  readonly _OPTIONS: OptionTable;
}

/** An option that does not exist, or one that is missing. */
export interface OptionMistake {
  readonly what: string;
  readonly fix: string;
  /** True where a value is missing that nothing can do without. */
  readonly lacks: boolean;
}

/** The product of a factory. A factory has no construct path for messages, so whoever is given its product reports mistakes. */
interface MadeOfOptions {
  /** @internal */
  readonly _mistakes: readonly OptionMistake[];
}

/** Receives the mistakes. */
interface Told {
  add(where: string, what: string, fix: string): void;
}

/**
 * Finds missing options, and unknown ones: JavaScript would silently ignore a misspelt option.
 *
 * @param path how the struct is reached from the user's code; empty for a construct's own options
 */
export function optionMistakes(given: object, table: OptionTable, path = ''): OptionMistake[] {
  const known = Object.keys(table);
  const subject = path || 'It';
  const values: Readonly<Record<string, unknown>> = { ...given };
  const unknown = Object.keys(values).filter((name) => !known.includes(name)).map((name) => ({ name, meant: closestWord(name, known) }));
  const lacking = known.filter((name) => table[name] === 'required' && values[name] === undefined);
  return [
    ...unknown.map(({ name, meant }) => ({
      what: `${subject} has no option "${name}".${didYouMean(name, known)}`,
      fix: `Use one of: ${[...known].sort().join(', ')}.`,
      lacks: lacking.some((each) => each === meant),
    })),
    ...lacking
      .filter((name) => !unknown.some(({ meant }) => meant === name))
      .map((name) => ({ what: `${subject} lacks the option "${name}".`, fix: `Give it ${name}, which has no default.`, lacks: true })),
    ...Object.entries(values).flatMap(([name, value]) => mistakesBelow(value, table[name], path ? `${path}.${name}` : name)),
  ];
}

/**
 * Reports mistakes in options, and in the structs and factory products that they contain.
 *
 * @returns false if a required value is missing
 */
export function checkOptionNames(where: string, given: object, table: OptionTable, told: Told): boolean {
  return tell(where, optionMistakes(given, table), told);
}

/** The same for an object of such a class; further options of a class that extends it are not checked. */
export function checkOptionsOfKind(where: string, object: object, given: object, told: Told): boolean {
  const { _OPTIONS: table } = object.constructor as Function & Kind;
  const isExtended = !Object.hasOwn(object.constructor, '_OPTIONS');
  const known = isExtended ? Object.fromEntries(Object.entries(given).filter(([name]) => Object.hasOwn(table, name))) : given;
  return checkOptionNames(where, known, table, told);
}

/** The same for products of factories that are not given as options. */
export function checkFactoryOptions(where: string, values: readonly MadeOfOptions[], told: Told): boolean {
  return tell(where, values.flatMap(({ _mistakes: mistakes }) => mistakes), told);
}

function tell(where: string, mistakes: readonly OptionMistake[], told: Told): boolean {
  for (const { what, fix } of mistakes) told.add(where, what, fix);
  return !mistakes.some(({ lacks }) => lacks);
}

function mistakesBelow(value: unknown, known: Known | undefined, path: string): readonly OptionMistake[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => mistakesBelow(each, known, `${path}[${index}]`));
  if (!isPlainObject(value)) return [];
  if (isMadeOfOptions(value)) return value._mistakes;
  return typeof known === 'object' ? optionMistakes(value, known, path) : [];
}

function isMadeOfOptions(value: object): value is MadeOfOptions {
  return '_mistakes' in value;
}
