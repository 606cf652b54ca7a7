import { isPlainObject } from './objects';

/** An object of a class of the library. */
export class Instance {
  public constructor(
    public readonly name: string,
    public readonly example: string,
    public readonly orText: boolean,
  ) {}
}

/** Values under names that the user chooses. */
export class Named<K = unknown> {
  public constructor(public readonly each: K) {}
}

/** What cannot be left out. */
export class Required<K = unknown> {
  public constructor(public readonly kind: K) {}
}

/** What the value of an option has to be; a list has its one kind in brackets, and a struct its table. */
export type Kind = 'anything' | 'text' | 'number' | 'boolean' | Instance | Named | readonly [Kind] | OptionTable;

/** Options of a struct by name. */
export interface OptionTable {
  readonly [name: string]: Kind | Required<Kind>;
}

/** The kinds that fit a type. */
type KindOf<T> = 'anything' | (
  [T] extends [string] ? 'text'
    : [T] extends [number] ? 'number'
      : [T] extends [boolean] ? 'boolean'
        : T extends readonly (infer E)[] ? readonly [KindOf<E>]
          : Instance | Named | OptionTable
);

/** The table of a struct; the compiler checks that it has exactly the options of the struct, and that their kinds fit. */
export type OptionTableOf<T> = {
  readonly [name in keyof T]-?: object extends Pick<T, name> ? KindOf<NonNullable<T[name]>> : Required<KindOf<T[name]>>;
};

/** An object of a class, with an example of how users get one. */
export function instance(name: string, example: string, { orText = false } = {}): Instance {
  return new Instance(name, example, orText);
}

/** Values of one kind under names that the user chooses. */
export function named<K extends Kind>(each: K): Named<K> {
  return new Named(each);
}

/** An option that must be given. */
export function required<K extends Kind>(kind: K): Required<K> {
  return new Required(kind);
}

const TYPES: Readonly<Record<string, string>> = { text: 'string', number: 'number', boolean: 'boolean' };

/** Whether a value is of a kind, whatever lies within it. */
export function isOfKind(value: unknown, kind: Kind): boolean {
  if (typeof kind === 'string') return kind === 'anything' || typeof value === TYPES[kind]; // eslint-disable-line valid-typeof
  if (isList(kind)) return Array.isArray(value);
  if (kind instanceof Instance) return (kind.orText && typeof value === 'string') || classNames(value).includes(kind.name);
  return isPlainObject(value);
}

/** A kind in words, for the sentence that begins with "Give it". */
export function kindInWords(kind: Kind): string {
  if (kind === 'boolean') return 'true or false';
  if (typeof kind === 'string') return `a ${kind}`;
  if (isList(kind)) return listInWords(kind[0]);
  if (kind instanceof Instance) return `${kind.orText ? 'a text, or ' : ''}an object of the class ${kind.name}, such as ${kind.example}`;
  return kind instanceof Named ? 'a map of names to values, such as { NAME: … }' : `a map of options: { ${Object.keys(kind).join(', ')} }`;
}

function listInWords(each: Kind): string {
  if (each instanceof Instance) return `a list of objects of the class ${each.name}, such as [${each.example}]`;
  return each === 'text' ? "a list of texts, such as ['one', 'two']" : 'a list';
}

/** What a value of the wrong kind is, in words; a text is shown only where no secret belongs. */
export function valueInWords(value: unknown, kind: Kind): string {
  if (typeof value === 'string') return kind === 'number' || kind === 'boolean' ? JSON.stringify(value) : 'a text';
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return 'a list';
  return isPlainObject(value) ? `an object of the class ${classNames(value)[0]}` : String(value);
}

export function isList(kind: Kind): kind is readonly [Kind] {
  return Array.isArray(kind);
}

/** Names of the classes of an object; those of another copy of the library have the same. */
function classNames(value: unknown): string[] {
  if (!isPlainObject(value)) return [];
  const names: string[] = [];
  for (let prototype = Object.getPrototypeOf(value); prototype; prototype = Object.getPrototypeOf(prototype)) names.push(prototype.constructor.name);
  return names;
}
