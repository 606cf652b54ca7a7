import { splitOutsideBrackets } from '../../../util/source-code';

/** The text that code gives to a key of an object. */
export interface KeyText {
  readonly value: string;
  /** Where the key stands. */
  readonly index: number;
}

const TEXT = /^(?<quote>["'`])(?<value>[^"'`$\n]*)\k<quote>(?!\s*(?:\+|\.\w))/;
const NAME = /^(?<name>[A-Za-z_]\w*)\s*(?=$|[;}\n])/;
const CHOICE = /^(?<condition>[^?]+?)\s*\?(?![?.])\s*(?<first>[\s\S]*?)\s:\s*(?<second>[\s\S]*)$/;
const IN_PRODUCTION = /^process\.env\.NODE_ENV\s*(?:={2,3}\s*["'`]production["'`]|!==?\s*["'`](?:development|test)["'`])$/;
const IN_DEVELOPMENT = /^process\.env\.NODE_ENV\s*(?:!==?\s*["'`]production["'`]|={2,3}\s*["'`](?:development|test)["'`])$/;
/** How many names may stand for each other. */
const DEPTH = 4;

/**
 * The first text that code gives to a key: as it is, by the name of a constant, as in `{ basePath }`, or by a choice that
 * NODE_ENV makes, as a build takes it; undefined where it is computed.
 */
export function textOfKey(code: string, key: string): KeyText | undefined {
  const pattern = new RegExp(String.raw`(?<![\w.])${key}(?:["']?\s*:\s*|(?=\s*[,}]))`, 'g');
  for (const { 0: match, index } of code.matchAll(pattern)) {
    const expression = match.includes(':') ? splitOutsideBrackets(code.slice(index + match.length), ',')[0] : key;
    const value = textOf(expression, code, DEPTH);
    if (value !== undefined) return { value, index };
  }
  return undefined;
}

function textOf(expression: string, code: string, left: number): string | undefined {
  const trimmed = expression.trim();
  const text = TEXT.exec(trimmed)?.groups?.value;
  if (text !== undefined || left === 0) return text;
  const { condition, first, second } = CHOICE.exec(trimmed)?.groups ?? {};
  if (condition !== undefined) {
    const holds = holdsInProduction(condition, code);
    return holds === undefined ? undefined : textOf(holds ? first : second, code, left - 1);
  }
  const name = NAME.exec(trimmed)?.groups?.name;
  const value = name && constant(name, code);
  return value ? textOf(value, code, left - 1) : undefined;
}

function holdsInProduction(condition: string, code: string): boolean | undefined {
  const { not, name } = /^(?<not>!?)(?<name>\w+)$/.exec(condition)?.groups ?? {};
  const said = name === undefined ? condition : constant(name, code) ?? '';
  const holds = IN_PRODUCTION.test(said) ? true : IN_DEVELOPMENT.test(said) ? false : undefined;
  return holds === undefined || !not ? holds : !holds;
}

/** What a constant is given; it ends with a semicolon, or with its line where the next one does not go on. */
function constant(name: string, code: string): string | undefined {
  const declared = new RegExp(String.raw`\b(?:const|let|var)\s+${name}\s*(?::\s*\w+\s*)?=\s*(?<value>[^;]*?)\s*(?:;|\n(?!\s*[?:])|$)`);
  return declared.exec(code)?.groups?.value;
}
