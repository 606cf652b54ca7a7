import { posix } from 'node:path';
import { folderPath } from '../../../util/paths';

/** A folder or a file that Python code names, as far as the text tells. */
export interface PythonPath {
  /** What it begins at: the folder of the application, wherever the program is started, or the root of the file system. */
  readonly from: 'application' | 'start' | 'root';
  /** Normalised; absolute if it begins at the root, else relative. */
  readonly path: string;
}

/** Constants and fields of settings whose values are paths, by their names. */
export type PythonPaths = ReadonlyMap<string, PythonPath>;

/** A variable that may replace it: what the code takes otherwise. */
const OPTIONAL = /\b(?:(?:os\.)?(?:getenv|environ\.get|config)\(\s*["']\w+["']\s*,|Field\()\s*(?:default\s*=\s*)?(?<value>["'][^"']*["'])[^()]*\)/g;
/** The same, before a value that counts where it is empty. */
const OR_ELSE = /^(?:os\.)?(?:getenv|environ\.get)\([^()]*\)(?:\.strip\(\))?\s+or\s+/;
/** A text that begins with a name, and goes on from there. */
const FORMATTED = /\bf(?<quote>["'])\{(?<name>[\w.]+)\}(?:\/(?<rest>[^"'{}\n]*))?\k<quote>/g;
const LITERAL = /["'](?<text>[^"'\n]*)["']/g;
const BASE = /\b__file__\b|\b(?:Path\.cwd|getcwd)\(\)|\b[A-Za-z_]\w*\b/g;
/** What is said around names and texts without changing what they come to, but for the way up. */
const AROUND = /\b(?:pathlib|os|path|join|abspath|realpath|dirname|normpath|fspath|resolve|absolute|expanduser|joinpath|parents?|Path|PurePath|str|strict|True|False|self|cls|settings|config|get_settings)\b/;

/**
 * What an expression such as `BASE_DIR / "logs"` comes to; undefined where it is no path, or depends on more than names
 * that are known.
 *
 * @param file module that has the expression, from the application's folder
 */
export function pythonPath(expression: string, file: string, known: PythonPaths): PythonPath | undefined {
  const text = expression.trim().replace(OR_ELSE, '').replace(FORMATTED, '$<name> / "$<rest>"').replace(OPTIONAL, '$<value>').replace(/\bos\.pardir\b/g, '".."');
  if (/\bf["']|["']\s*%|\.(?:format|replace|split|strip|lower)\(|[[{](?!\d+\])|\bif\b/.test(text)) return undefined;
  const code = text.replace(LITERAL, '');
  const names = (code.match(BASE) ?? []).filter((name) => !AROUND.test(name) || name.includes('('));
  if (names.length > 1) return undefined;
  const literals = [...text.matchAll(LITERAL)].map(({ groups }) => groups!.text);
  const isJoined = /\b(?:join(?:path)?|(?:Pure)?Path)\(/.test(code) && !code.includes('+');
  const base = names.length === 0 ? whereItBegins(isJoined ? literals.slice(0, 1) : literals) : baseOf(names[0], file, known);
  const isNone = (literal: string) => /^~|[^\w./ -]/.test(literal) || (names.length > 0 && literal.startsWith('/'));
  if (!base || literals.some(isNone)) return undefined;
  const path = posix.join(base.path, ...Array<string>(levelsUp(code)).fill('..'), ...literals);
  return { from: base.from, path: folderPath(path) };
}

function whereItBegins([literal, ...more]: readonly string[]): PythonPath | undefined {
  if (literal === undefined || more.length > 0) return undefined;
  return literal.startsWith('/') ? { from: 'root', path: '/' } : { from: 'start', path: '.' };
}

function baseOf(name: string, file: string, known: PythonPaths): PythonPath | undefined {
  if (name === '__file__') return { from: 'application', path: file };
  return name.includes('(') ? { from: 'start', path: '.' } : known.get(name);
}

/** Each dirname() and .parent is one up, .parents[1] two. */
function levelsUp(code: string): number {
  const single = code.match(/\bdirname\(|\.parent\b/g)?.length ?? 0;
  const several = [...code.matchAll(/\.parents\[(?<last>\d+)\]/g)].map(({ groups }) => Number(groups!.last) + 1);
  return several.reduce((sum, each) => sum + each, single);
}
