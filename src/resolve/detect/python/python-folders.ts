import { posix } from 'node:path';
import type { PythonModule } from './python-module';
import { PythonPath, pythonPath, PythonPaths } from './python-path';
import { folderPath, outermost } from '../../../util/paths';
import { argumentsAt, SourceCode, splitOutsideBrackets } from '../../../util/source-code';
import type { Setting } from '../../settings/setting';

/** Constants of modules, fields of settings, and attributes of objects. */
const ASSIGNED = /^[ \t]*(?:self\.)?(?<name>[A-Za-z_]\w*)[ \t]*(?::[^=\n]*)?=(?!=)[ \t]*(?<value>[^\n#]*)/gm;
const MADE_BY_CALL = /\bos\.(?:makedirs|mkdir)(?=\()/g;
const MADE_BY_METHOD = /(?<object>(?:\w+\.)*\w+(?:\([^()\n]*\))?|\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\))(?<up>(?:\.(?:parent|resolve\(\)|absolute\(\)))*)\.mkdir\(/g;
const MAKES = /\b(?:makedirs|mkdir)\(/;
/** A file of a log in a folder, which Loguru makes; that of logging has to be there, and is written to. */
const LOGGED = /(?:\blogger\.add\(|["']sink["']\s*:|\bsink\s*=|\b\w*FileHandler\()\s*(?:filename\s*=\s*)?f?["'](?<folder>[\w.-]+(?:\/[\w.-]+)*)\/[^/"'\n]*["']/g;
/** A folder that Chroma keeps its data in, and makes: said to its client, or to LangChain's. */
const KEPT = /\bPersistentClient(?=\()|\bpersist_directory\s*=\s*(?<folder>[^,)\n]+)/g;
/** Aerich's command, in code; it writes its migrations. */
const MIGRATES = /\bCommand\(\s*tortoise_config\s*=(?![^()]*\blocation\s*=)/;
/** Starlette's class, and those of a team that extend it. */
const SERVED = /\b\w*Static\w*(?=\()|\.frontend(?=\()/g;
/** Starlette's class for templates. */
const RENDERED = /\b\w*Templates(?=\()/g;
/** Opens the file that it is given, or that its object stands for. */
const OPENS = /\bopen(?=\()/g;
const READ = /(?<object>(?:\w+\.)*\w+|\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\))\.(?:read_text|read_bytes|open)\(/g;
/** What code under it does without may stay away. */
const IF_THERE = /^\s*(?:el)?if\b.*(?:\bexists|\bis_?dir)\(/;
/** Folders of the image itself, which are no place for data of an application; /tmp is writable anyway. */
const OF_SYSTEM = /^\/(?:$|app$|(?:tmp|dev|proc|sys|etc|usr|bin|sbin|lib\d*|root|run|boot)(?:\/|$)|(?:var|home|opt|mnt|srv)$)/;
/** A folder below that in which images have their code; a name with a dot may be that of a file. */
const IN_IMAGE = /["'](?<path>\/app(?:\/[\w-]+)+)\/?["']/g;
/** A text whose end is computed. */
const FORMATTED = /\bf(?<quote>["'])(?<folder>[\w./-]*\w)\/[^"'\n]*\{[^"'\n]*\k<quote>/;
const JOIN = /^(?:os\.)?(?:path\.)?join\(/;
/** How deep constants may stand on each other. */
const DEPTH = 4;

/** What stands in code for an expression, that to be taken first. */
type Otherwise = (expression: string, code: string) => string[];

/** Whether a folder is one of the image itself. */
export function isOfSystem(folder: string): boolean {
  return OF_SYSTEM.test(folder);
}

/**
 * Folders that the code makes, from where it starts: paths that it says as text, and those beside its modules.
 *
 * @param start folder of the application in which it is started
 */
export function findMadeFolders(modules: readonly PythonModule[], start = '.'): string[] {
  const making = modules.filter(({ code }) => [MAKES, LOGGED, KEPT, MIGRATES].some((pattern) => code.search(pattern) >= 0));
  return findFolders(making, modules, madeBy, start, beginnings);
}

/**
 * Folders whose files the code serves, from where it starts. One that is missing ends the program.
 *
 * @param start folder of the application in which it is started
 */
export function findServedFolders(modules: readonly PythonModule[], start = '.'): string[] {
  return findFolders(modules.filter(({ code }) => /\bdirectory\s*=/.test(code)), modules, servedBy, start);
}

function findFolders(
  among: readonly PythonModule[],
  modules: readonly PythonModule[],
  expressions: (code: string) => string[],
  start: string,
  otherwise?: Otherwise,
): string[] {
  return outermost(pathsFromStart(among, modules, expressions, start, otherwise).filter((path) => path !== '.' && !isOfSystem(path))).sort();
}

/**
 * Paths that expressions of some modules come to, from where the application starts or absolute; none that leaves it.
 *
 * @param modules all of them, whose constants are known
 * @param otherwise what counts for an expression that comes to no path
 */
export function pathsFromStart(
  among: readonly PythonModule[],
  modules: readonly PythonModule[],
  expressions: (code: string) => string[],
  start: string,
  otherwise?: Otherwise,
): string[] {
  const paths = pathsIn(among, modules, expressions, start, otherwise);
  const fromStart = paths.map(({ from, path }) => (from === 'application' ? posix.relative(start, path) || '.' : path));
  return [...new Set(fromStart)].filter((path) => !path.split('/').includes('..')).sort();
}

function pathsIn(
  among: readonly PythonModule[],
  modules: readonly PythonModule[],
  expressions: (code: string) => string[],
  start: string,
  otherwise: Otherwise = () => [],
): PythonPath[] {
  if (among.length === 0) return [];
  const known = knownPaths(modules, start);
  return among.flatMap(({ file, code }) => {
    const isOther = (expression: string) => isOwnName(expression, { file, code }, known);
    return expressions(code).flatMap((expression) => {
      const possible = [...(isOther(expression) ? [] : [expression]), ...otherwise(expression, code)];
      return possible.map((each) => pythonPath(each, file, known)).find(Boolean) ?? [];
    });
  });
}

/** Whether a name is a parameter in its module, or given a value that is no path: what other modules say is of another one. */
function isOwnName(name: string, { file, code }: PythonModule, known: PythonPaths): boolean {
  if (!/^\w+$/.test(name)) return false;
  const values = [...code.matchAll(ASSIGNED)].filter(({ groups }) => groups!.name === name).map(({ groups }) => groups!.value);
  const isParameter = new RegExp(String.raw`\bdef\s+\w+\([^)]*\b${name}\b`).test(code);
  return (values.length > 0 || isParameter) && values.every((value) => pythonPath(value, file, known) === undefined);
}

/**
 * Folders beside the application whose files its code serves, such as `../frontend`: where paths in the code lead to
 * them, or where a path below /app, in which images have their code, can mean nothing else.
 *
 * @param isFolder whether there is one, by its path from the application's folder
 */
export function findServedBeside(modules: readonly PythonModule[], isFolder: (path: string) => boolean): string[] {
  const serving = modules.filter(({ code }) => /\bdirectory\s*=/.test(code));
  const paths = pathsIn(serving, modules, shownBy, '.').map(({ from, path }) => {
    const inImage = from === 'root' ? /^\/app\/(?<inside>.+)$/.exec(path)?.groups?.inside : undefined;
    return inImage !== undefined && !isFolder(inImage) ? `../${inImage}` : path;
  });
  return [...new Set(paths)].filter((path) => path.startsWith('../') && isFolder(path)).sort();
}

/**
 * Files beside the application that its code reads, such as `../shared/rules.json`.
 *
 * @param modules those that are loaded
 * @param isFile whether there is one that may ship, by its path from the application's folder
 */
export function findReadBeside(modules: readonly PythonModule[], isFile: (path: string) => boolean): string[] {
  const reading = modules.filter(({ code }) => readBy(code).length > 0);
  const paths = pathsIn(reading, modules, readBy, '.').filter(({ from }) => from === 'application').map(({ path }) => path);
  return [...new Set(paths)].filter((path) => path.startsWith('../') && isFile(path)).sort();
}

/**
 * Folders that settings name as their defaults, from where the application starts, and those below /app that only an
 * image has, where any of its code makes folders.
 *
 * @param settings those that it reads from its environment
 */
export function findNamedFolders(modules: readonly PythonModule[], settings: readonly Setting[]): string[] {
  if (!modules.some(({ code }) => MAKES.test(code))) return [];
  const inImage = modules.flatMap(({ code }) => [...code.matchAll(IN_IMAGE)].map(({ groups }) => groups!.path));
  const bySettings = settings.flatMap(({ name, fallback = '' }) => {
    // An absolute path is one of an address as well.
    const isNamed = (fallback.startsWith('/') ? /(?:DIR|DIRECTORY|FOLDER)$/i : /(?:DIR|DIRECTORY|FOLDER|(?<!ROOT_|URL_|API_)PATH)$/i).test(name);
    const isPath = /^(?:\.?\/)?[\w-]+(?:\/[\w-]+)*\/?$/.test(fallback) && !OF_SYSTEM.test(fallback);
    return isNamed && isPath && !/IMAP|MAIL/i.test(name) ? [folderPath(fallback)] : [];
  });
  return [...bySettings, ...inImage];
}

/** A name says the same in all modules, as those that are imported do; what is said twice in different ways says nothing. */
function knownPaths(modules: readonly PythonModule[], start: string): PythonPaths {
  const inApplication = ({ from, path }: PythonPath) => (from === 'start' ? posix.join(start, path) : path);
  const assigned = modules.flatMap(({ file, code }) =>
    [...code.matchAll(ASSIGNED)].map(({ groups }) => ({ file, name: groups!.name, value: groups!.value })));
  let known: ReadonlyMap<string, PythonPath> = new Map();
  for (let depth = 0; depth < DEPTH; depth += 1) {
    const next = new Map<string, PythonPath>();
    const unclear = new Set<string>();
    for (const { file, name, value } of assigned) {
      const path = pythonPath(value, file, known);
      if (!path) continue;
      const other = next.get(name);
      if (other && inApplication(other) !== inApplication(path)) unclear.add(name);
      next.set(name, path);
    }
    for (const name of unclear) next.delete(name);
    known = next;
  }
  return known;
}

/** The expressions that name what is served and has to be there. */
function servedBy(code: string): string[] {
  const source = SourceCode.python(code);
  const calls = [...code.matchAll(SERVED)].filter(({ index }) => !source.above(index).some((line) => IF_THERE.test(line)));
  return calls.flatMap(({ 0: match, index }) => {
    const options = argumentsAt(code, index + match.length);
    return options.some((option) => /^check_dir\s*=\s*False\b/.test(option)) ? [] : directoryIn(options);
  });
}

/** The expressions that name what is served, or rendered, whether it has to be there or not. */
function shownBy(code: string): string[] {
  const calls = [SERVED, RENDERED].flatMap((pattern) => [...code.matchAll(pattern)]);
  return calls.flatMap(({ 0: match, index }) => directoryIn(argumentsAt(code, index + match.length)));
}

/** The expressions that name a file that is opened. */
function readBy(code: string): string[] {
  const opened = [...code.matchAll(OPENS)].map(({ 0: match, index }) => argumentsAt(code, index + match.length)[0] ?? '');
  return [...opened, ...[...code.matchAll(READ)].map(({ groups }) => groups!.object)];
}

function directoryIn(options: readonly string[]): string[] {
  return options.flatMap((option) => /^directory\s*=(?<value>[\s\S]*)$/.exec(option)?.groups?.value ?? []);
}

/** The expressions that name what is made. */
function madeBy(code: string): string[] {
  const calls = [...code.matchAll(MADE_BY_CALL)].map(({ 0: match, index }) => {
    const [first = ''] = argumentsAt(code, index + match.length);
    return first.replace(/^name\s*=/, '');
  });
  const logged = [...code.matchAll(LOGGED)].map(({ groups }) => `"${groups!.folder}"`);
  const migrations = MIGRATES.test(code) ? ['"migrations"'] : [];
  const kept = [...code.matchAll(KEPT)].map(({ 0: match, index, groups }) =>
    groups!.folder ?? (argumentsAt(code, index + match.length)[0] ?? '').replace(/^path\s*=\s*/, ''));
  const methods = [...code.matchAll(MADE_BY_METHOD)].map(({ groups }) => `${groups!.object}${groups!.up}`);
  return [...[...calls, ...kept, ...methods].flatMap((expression) => itemsOf(expression, code) ?? [expression]), ...logged, ...migrations];
}

/** What the variable of a loop stands for: the items of the list, where that is written down; undefined for other expressions. */
function itemsOf(expression: string, code: string): string[] | undefined {
  if (!/^\w+$/.test(expression)) return undefined;
  const over = new RegExp(String.raw`\bfor\s+${expression}\s+in\s+(?<list>\w*)`).exec(code);
  if (!over) return undefined;
  const { list } = over.groups!;
  const said = list ? new RegExp(String.raw`\b${list}\s*=\s*`).exec(code) : over;
  const start = said ? said.index + said[0].length : 0;
  return said && /[([]/.test(code.charAt(start)) ? argumentsAt(code, start) : [];
}

/** What a path begins with whose end is computed, the longest first: `"uploads"` of `f"uploads/{name}"`. */
function beginnings(expression: string, code: string): string[] {
  const assigned = /^\w+$/.test(expression) ? [...code.matchAll(ASSIGNED)].filter(({ groups }) => groups!.name === expression) : [];
  return [expression, ...assigned.map(({ groups }) => groups!.value)].flatMap((each) => {
    const whole = each.trim().replace(/^\((?<inner>.*)\)$/, '$<inner>');
    const [join = ''] = JOIN.exec(whole) ?? [];
    const parts = join ? argumentsAt(whole, join.length - 1) : splitOutsideBrackets(whole, '/');
    const begun = parts.map((part, index) => [...parts.slice(0, index), part.replace(FORMATTED, '"$<folder>"')]);
    const shorter = begun.filter((first) => first.length < parts.length || first.at(-1) !== parts.at(-1)).reverse();
    return shorter.map((first) => (join ? `${join}${first.join(', ')})` : first.join('/')));
  });
}
