/** A variable of a .env file. */
export interface SetVariable {
  readonly name: string;
  readonly value: string;
  /** From 1. */
  readonly line: number;
}

const VALUE = String.raw`"(?<double>(?:\\[\s\S]|[^"\\])*)"|'(?<single>[^']*)'|\x60(?<ticks>[^\x60]*)\x60|(?<plain>[^\s#][^\n]*?|)`;
const ASSIGNMENT = new RegExp(String.raw`^[ \t]*(?:export[ \t]+)?(?<name>[A-Za-z_]\w*)[ \t]*=[ \t]*(?:${VALUE})[ \t]*(?:(?<=[\s="'\x60])#[^\n]*)?$`, 'gm');

/** Variables in a value: `${NAME}`, `${NAME:-otherwise}`. */
const REFERENCE = /(?<!\\)\$\{(?<name>[A-Za-z_]\w*)(?::?-(?<otherwise>[^${}]*))?\}/g;

/**
 * Reads a .env file; quoted values may span several lines, as keys do. Its variables may use those above them.
 *
 * @see https://github.com/motdotla/dotenv#what-rules-does-the-parsing-engine-follow
 */
export function setVariables(text: string): SetVariable[] {
  let line = 1;
  let counted = 0;
  const above = new Map<string, string>();
  const expand = (value: string) =>
    value.replace(REFERENCE, (reference, name: string, otherwise?: string) => above.get(name) ?? otherwise ?? reference);
  return [...text.matchAll(ASSIGNMENT)].map(({ groups, index }) => {
    line += text.slice(counted, index).split('\n').length - 1;
    counted = index;
    const { name, double, single, ticks, plain } = groups!;
    const value = single ?? expand(double ?? ticks ?? plain);
    above.set(name, value);
    return { name, value, line };
  });
}
