import { isPlainObject } from './objects';
import { isList, isOfKind, Kind, kindInWords, Named, OptionTable, Required, valueInWords } from './option-kinds';
import { closestWord, didYouMean } from './suggest';

/** A class that says which options it has; one that extends it may have more. */
interface Optioned {
  /** @internal */
  readonly _OPTIONS: OptionTable;
}

/** An option that does not exist, one that is missing, or a value of another kind. */
export interface OptionMistake {
  readonly what: string;
  readonly fix: string;
  /** True where nothing can be decided without the right value. */
  readonly fatal: boolean;
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
 * Finds what the compiler would find in TypeScript: options that are missing, unknown, or of another kind.
 *
 * @param path how the struct is reached from the user's code; empty for a construct's own options
 */
export function optionMistakes(given: object, table: OptionTable, path = ''): readonly OptionMistake[] {
  const subject = path || 'It';
  if (!isPlainObject(given)) return [otherKind(`${subject} was given ${valueInWords(given, table)}.`, table)];
  const known = Object.keys(table);
  const values: Readonly<Record<string, unknown>> = { ...given };
  const unknown = Object.keys(values).filter((name) => !known.includes(name)).map((name) => ({ name, meant: closestWord(name, known) }));
  const lacking = known.filter((name) => table[name] instanceof Required && values[name] === undefined);
  return [
    ...unknown.map(({ name, meant }) => ({
      what: `${subject} has no option "${name}".${didYouMean(name, known)}`,
      fix: `Use one of: ${[...known].sort().join(', ')}.`,
      fatal: lacking.some((each) => each === meant),
    })),
    ...lacking
      .filter((name) => !unknown.some(({ meant }) => meant === name))
      .map((name) => ({ what: `${subject} lacks the option "${name}".`, fix: `Give it ${name}, which has no default.`, fatal: true })),
    ...known
      .filter((name) => values[name] !== undefined)
      .flatMap((name) => valueMistakes(values[name], kindOf(table[name]), path ? `${path}.${name}` : name)),
  ];
}

/** The same for what a factory was given: its arguments, and its options. */
export function factoryMistakes(factory: string, ...given: readonly (readonly [object, OptionTable])[]): readonly OptionMistake[] {
  return given.flatMap(([values, table]) => optionMistakes(values, table, factory));
}

/**
 * Reports mistakes in options, and in the structs and factory products that they contain.
 *
 * @returns false if nothing can be decided without the right values
 */
export function checkOptions(where: string, given: object, table: OptionTable, told: Told): boolean {
  const mistakes = optionMistakes(given, table);
  for (const { what, fix } of mistakes) told.add(where, what, fix);
  return !mistakes.some(({ fatal }) => fatal);
}

/** The options that can be used, for what runs before mistakes are reported. */
export function usableOptions<T extends object>(given: T, table: OptionTable): T {
  const isUsable = ([name, value]: [string, unknown]) =>
    value === undefined || !Object.hasOwn(table, name) || !valueMistakes(value, kindOf(table[name]), name).some(({ fatal }) => fatal);
  return Object.fromEntries(Object.entries({ ...given }).filter(isUsable)) as T;
}

/** Reports mistakes in the options of an object of such a class; further options of a class that extends it are not checked. */
export function checkOptionsOfKind(where: string, object: object, given: object, told: Told): boolean {
  const { _OPTIONS: table } = object.constructor as Function & Optioned;
  const isExtended = !Object.hasOwn(object.constructor, '_OPTIONS');
  const known = isExtended ? Object.fromEntries(Object.entries(given).filter(([name]) => Object.hasOwn(table, name))) : given;
  return checkOptions(where, known, table, told);
}

function kindOf(known: Kind | Required<Kind>): Kind {
  return known instanceof Required ? known.kind : known;
}

function valueMistakes(value: unknown, kind: Kind, path: string): readonly OptionMistake[] {
  if (!isOfKind(value, kind)) return [otherKind(`${path} is ${valueInWords(value, kind)}.`, kind)];
  if (Array.isArray(value)) return isList(kind) ? value.flatMap((each, index) => valueMistakes(each, kind[0], `${path}[${index}]`)) : [];
  if (!isPlainObject(value)) return [];
  if (isMadeOfOptions(value)) return value._mistakes;
  if (kind instanceof Named) return Object.entries(value).flatMap(([name, each]) => valueMistakes(each, kind.each as Kind, `${path}.${name}`));
  return isTable(kind) ? optionMistakes(value, kind, path) : [];
}

function otherKind(what: string, kind: Kind): OptionMistake {
  return { what, fix: `Give it ${kindInWords(kind)}.`, fatal: true };
}

function isTable(kind: Kind): kind is OptionTable {
  return typeof kind === 'object' && Object.getPrototypeOf(kind) === Object.prototype;
}

function isMadeOfOptions(value: object): value is MadeOfOptions {
  return '_mistakes' in value;
}
