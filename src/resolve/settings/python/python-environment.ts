import { indispensableAddresses, openedVariables } from './database-use';
import { valueOf } from './python-literal';
import type { EnvironmentReader } from './python-readers';
import { runsAtStart } from './python-start';
import { argumentsAt, indentationOf, SourceCode, withinBrackets } from '../../../util/source-code';
import { importsIn } from '../../detect/python/python-imports';
import { signs } from '../secret-kind';
import type { Setting, SettingForm } from '../setting';
import { isToldItsName } from '../told-name';

const NAME = String.raw`\(?\s*["'](?<name>[A-Za-z_]\w*)["']`;
const CONSTANT = String.raw`(?<constant>[A-Za-z_][\w.]*)`;
const SUBSCRIPT = new RegExp(String.raw`\benviron\[\s*(?:["'](?<name>\w+)["']|${CONSTANT})\s*\](?!\s*=[^=])`, 'g');
const GET = new RegExp(String.raw`\b(?:environ\.get|getenv)\s*(?=\()(?:${NAME}|\(\s*${CONSTANT}\s*[,)])`, 'g');
/** A constant of the module, or of a class that keeps the names. */
const NAMED = /^[ \t]*(?<constant>\w+)[ \t]*(?::[ \t]*[\w.]+[ \t]*)?=[ \t]*["'](?<name>[A-Z][A-Z0-9_]*)["'][ \t]*$/gm;
/** starlette's and python-decouple's `config("X")`, `decouple.config("X")`, environs' `env.str("X")`. */
const CONFIG = new RegExp(String.raw`(?<![.\w])(?:(?:decouple\.)?config|env(?:\.(?:str|int|bool|float|list|json|url))?)\s*(?=\()${NAME}`, 'g');
/** Functions that raise an error for None, and FastAPI's prefix of routes. */
const TAKES_NO_NONE = /(?:(?<![\w.])(?:int|float|Path|json\.loads)\(|\bprefix\s*=)\s*(?:os\.)?$/;
/** How far before a call those are looked for. */
const BEFORE = 100;
/** What stands before a call whose value goes into a variable as it is. */
const ASSIGNED = /^[ \t]*[\w.]+[ \t]*(?::[ \t]*(?<annotation>str)[ \t]*)?=[ \t]*(?:os\.)?$/;
/** What stands before a call whose value is given a name, or is made a number at once. */
const NAMES = /^[ \t]*(?:[\w.]+\.)?(?<alias>\w+)[ \t]*(?::[^=\n]*)?=[ \t]*(?:os\.)?$/;
const MAKES_NUMBER = /(?<![\w.])(?:int|float)\(\s*(?:os\.)?$/;
/** With which tokens are signed: with None, they are not. */
const ALGORITHM = /(?:^|_)ALGORITHM$/;
/** After a call: a value that is taken for an empty one, too. */
const OR_ELSE = /^[ \t]*or[ \t]+(?<value>"[^"\n]*"|'[^'\n]*'|\d+)[ \t]*(?=[\n#,)\]}]|$)/;
const CONFIG_LIBRARIES: readonly string[] = ['starlette.config', 'decouple', 'environs', 'environ'];

/** What other files say about how settings are read. */
export interface OtherFiles {
  /** Functions that are called at the start. @default none */
  readonly called?: ReadonlySet<string>;
  /** Functions of the team that read variables. @default none */
  readonly readers?: readonly EnvironmentReader[];
}

/**
 * Variables that Python code reads with os.environ, os.getenv, a library or a function of the team that does it likewise.
 *
 * @param path of the file, from the project's root
 */
export function pythonEnvironment(path: string, source: SourceCode, { called = new Set(), readers = [] }: OtherFiles = {}): Setting[] {
  const { text } = source;
  const atStart = (index: number) => runsAtStart(source, index, called);
  const isIndispensable = (name: string, index: number) => atStart(index) && !isTested(source, name, index) && !isCaught(source, index);
  const at = (index: number) => `${path}:${source.lineAt(index)}`;
  const subscripts = namedBy(text, [...text.matchAll(SUBSCRIPT)])
    .filter(({ match: { index } }) => !/\bdel\s+(?:os\.)?$/.test(text.slice(0, index)))
    .map(({ name, match: { index } }): Setting => ({ name, place: at(index), required: isIndispensable(name, index), form: formOf(text, index) }));
  const addresses = indispensableAddresses(text, (index) => atStart(index) && !isCaught(source, index));
  const read = namedBy(text, [...text.matchAll(GET)]).map((each) => {
    const { name, match: { 0: match, index } } = each;
    const required = (addresses.has(name) || endsForNone(text, index, index + match.indexOf('('))) && isIndispensable(name, index);
    return { ...call(text, each, at, required), ...(!required && isCountedOn(text, each) ? { expected: true } : {}) };
  });
  const calls = importsIn(text).some(({ module }) => CONFIG_LIBRARIES.includes(module)) ? [...text.matchAll(CONFIG)] : [];
  const configured = namedBy(text, calls).map((each) => call(text, each, at, atStart(each.match.index)));
  const byTeam = readers.filter(({ name }) => text.includes(name)).flatMap(({ name, raises }) =>
    namedBy(text, [...text.matchAll(new RegExp(String.raw`(?<![\w.])${name}\s*(?=\()${NAME}`, 'g'))]).map((each) => call(text, each, at, raises && atStart(each.match.index))));
  const opened = openedVariables(text);
  return [...subscripts, ...read, ...configured, ...byTeam].map((each) => (opened.has(each.name) ? { ...each, opened: true } : each));
}

/** Whether a call that gives None ends the program by what is done with it: `int(os.getenv("X"))`, `os.getenv("X").split()`. */
function endsForNone(text: string, index: number, open: number): boolean {
  const rest = text.slice(open + withinBrackets(text, open).length + 2);
  return /^\s*\.\w/.test(rest) || (TAKES_NO_NONE.test(text.slice(Math.max(0, index - BEFORE), index)) && /^\s*[,)]/.test(rest));
}

/** Whether a variable is only read where it is there: `if "X" in os.environ:`, and a choice whose `if` may begin the next line. */
function isTested(source: SourceCode, name: string, index: number): boolean {
  const [line, next = ''] = source.text.slice(source.text.lastIndexOf('\n', index) + 1).split('\n', 2);
  const tests = new RegExp(String.raw`\bif\b.*["']${name}["']`);
  return [line, ...(/^\s*if\b(?!.*:\s*$)/.test(next) ? [next] : []), ...source.above(index)].some((each) => tests.test(each));
}

/** Whether code goes on where the variable is missing: the `try:` around it is followed by `except KeyError:`, which raises nothing. */
function isCaught(source: SourceCode, index: number): boolean {
  const after = source.text.split('\n').slice(source.lineAt(index));
  return source.above(index).filter((line) => /^\s*try\s*:/.test(line)).some((line) => {
    const deeper = (each: string) => each.trim() === '' || indentationOf(each) > indentationOf(line);
    const [handler = '', ...rest] = after.slice(after.findIndex((each) => !deeper(each)));
    const end = rest.findIndex((each) => !deeper(each));
    const catches = /^\s*except\s*(?::|.*\b(?:(?:Key|Type|Attribute|Lookup)Error|Exception)\b)/.test(handler);
    return catches && !rest.slice(0, end < 0 ? undefined : end).some((each) => /\braise\b|\bexit\(/.test(each));
  });
}

interface Named {
  readonly name: string;
  readonly match: RegExpExecArray;
}

/** Each with its variable; what is named by something else than a text or a constant of the same file is left out. */
function namedBy(text: string, matches: readonly RegExpExecArray[]): Named[] {
  const constants = matches.some(({ groups }) => groups!.constant) ? [...text.matchAll(NAMED)].map(({ groups }) => groups!) : [];
  return matches.flatMap((match) => {
    const { name, constant } = match.groups!;
    const names = new Set(constants.filter((each) => each.constant === constant?.split('.').pop()).map((each) => each.name));
    const [found] = name ? [name] : names.size === 1 ? names : [];
    return found ? [{ name: found, match }] : [];
  });
}

/** Whether code takes what getenv returns for a value as it is: it says that it is one, signs with it, or gives it to a function with its name. */
function isCountedOn(text: string, { name, match: { 0: match, index } }: Named): boolean {
  const open = index + match.indexOf('(');
  const end = open + 2 + withinBrackets(text, open).length;
  const line = text.slice(text.lastIndexOf('\n', index) + 1, index);
  const start = line.endsWith('os.') ? index - 'os.'.length : index;
  if (argumentsAt(text, open).length === 1 && isToldItsName(text, name, start, end)) return true;
  const assigned = ASSIGNED.exec(line)?.groups;
  const isAll = /^[ \t]*(?:\n|$)/.test(text.slice(end));
  if (!assigned || !isAll || argumentsAt(text, open).length > 1) return false;
  return assigned.annotation !== undefined || signs(name) || ALGORITHM.test(name);
}

/** A number where the code makes one of it, in place or by its name: `MINUTES = int(MINUTES)`. */
function formOf(text: string, index: number): SettingForm {
  const before = text.slice(text.lastIndexOf('\n', index) + 1, index);
  const alias = NAMES.exec(before)?.groups?.alias;
  const isMadeOne = alias !== undefined && new RegExp(String.raw`(?<![\w.])(?:int|float)\(\s*${alias}\s*\)`).test(text);
  return isMadeOne || MAKES_NUMBER.test(before) ? 'number' : 'text';
}

function call(text: string, { name, match: { 0: match, index } }: Named, at: (index: number) => string, required: boolean): Setting {
  const open = index + match.indexOf('(');
  const [, ...rest] = argumentsAt(text, open);
  const named = rest.find((argument) => /^default\s*=/.test(argument))?.replace(/^default\s*=\s*/, '');
  const second = rest.find((argument) => !/^\w+\s*=(?!=)/.test(argument));
  const orElse = OR_ELSE.exec(text.slice(open + withinBrackets(text, open).length + 2))?.groups!.value;
  const fallback = named ?? second ?? orElse;
  return { name, place: at(index), required: required && fallback === undefined, fallback: valueOf(fallback, text), form: formOf(text, index) };
}
