import { posix } from 'node:path';
import type { PythonModule } from './python-module';
import { PythonPath, pythonPath, PythonPaths } from './python-path';
import { folderPath, outermost } from '../../../util/paths';
import { argumentsAt, SourceCode } from '../../../util/source-code';
import type { Setting } from '../../settings/setting';

/** Constants of modules, fields of settings, and attributes of objects. */
const ASSIGNED = /^[ \t]*(?:self\.)?(?<name>[A-Za-z_]\w*)[ \t]*(?::[^=\n]*)?=(?!=)[ \t]*(?<value>[^\n#]*)/gm;
const MADE_BY_CALL = /\bos\.(?:makedirs|mkdir)(?=\()/g;
const MADE_BY_METHOD = /(?<object>(?:\w+\.)*\w+(?:\([^()\n]*\))?|\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\))(?<up>(?:\.(?:parent|resolve\(\)|absolute\(\)))*)\.mkdir\(/g;
const MAKES = /\b(?:makedirs|mkdir)\(/;
/** A file of a log in a folder, which Loguru makes; that of logging has to be there, and is written to. */
const LOGGED = /(?:\blogger\.add\(|["']sink["']\s*:|\bsink\s*=|\b\w*FileHandler\()\s*(?:filename\s*=\s*)?f?["'](?<folder>[\w.-]+(?:\/[\w.-]+)*)\/[^/"'\n]*["']/g;
/** Starlette's class, and those of a team that extend it. */
const SERVED = /\b\w*Static\w*(?=\()|\.frontend(?=\()/g;
/** What code under it does without may stay away. */
const IF_THERE = /^\s*(?:el)?if\b.*(?:\bexists|\bis_?dir)\(/;
/** How deep constants may stand on each other. */
const DEPTH = 4;

/**
 * Folders that the code makes, from where it starts: relative paths that it says as text, and those beside its modules.
 *
 * @param start folder of the application in which it is started
 */
export function findMadeFolders(modules: readonly PythonModule[], start = '.'): string[] {
  return findFolders(modules.filter(({ code }) => MAKES.test(code) || code.search(LOGGED) >= 0), modules, madeBy, start);
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
): string[] {
  if (among.length === 0) return [];
  const known = knownPaths(modules, start);
  const paths = among.flatMap(({ file, code }) => expressions(code).flatMap((expression) => pythonPath(expression, file, known) ?? []));
  const fromStart = paths.map(({ from, path }) => (from === 'start' ? path : posix.relative(start, path) || '.'));
  return outermost(fromStart.filter((path) => path !== '.' && !path.split('/').includes('..'))).sort();
}

/**
 * Folders that settings name as their defaults, from where the application starts, where any of its code makes folders.
 *
 * @param settings those that it reads from its environment
 */
export function findNamedFolders(modules: readonly PythonModule[], settings: readonly Setting[]): string[] {
  if (!modules.some(({ code }) => MAKES.test(code))) return [];
  const named = settings.filter(({ name }) => /(?:DIR|DIRECTORY|FOLDER|(?<!ROOT_|URL_|API_)PATH)$/i.test(name) && !/IMAP|MAIL/i.test(name));
  return named.flatMap(({ fallback = '' }) => (/^(?:\.\/)?[\w-]+(?:\/[\w-]+)*\/?$/.test(fallback) ? [folderPath(fallback)] : []));
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

/** The expressions that name what is served. */
function servedBy(code: string): string[] {
  const source = SourceCode.python(code);
  return [...code.matchAll(SERVED)].filter(({ index }) => !source.above(index).some((line) => IF_THERE.test(line))).flatMap(({ 0: match, index }) => {
    const options = argumentsAt(code, index + match.length);
    if (options.some((option) => /^check_dir\s*=\s*False\b/.test(option))) return [];
    return options.flatMap((option) => /^directory\s*=(?<value>[\s\S]*)$/.exec(option)?.groups?.value ?? []);
  });
}

/** The expressions that name what is made. */
function madeBy(code: string): string[] {
  const calls = [...code.matchAll(MADE_BY_CALL)].map(({ 0: match, index }) => {
    const [first = ''] = argumentsAt(code, index + match.length);
    return first.replace(/^name\s*=/, '');
  });
  const logged = [...code.matchAll(LOGGED)].map(({ groups }) => `"${groups!.folder}"`);
  return [...calls, ...logged, ...[...code.matchAll(MADE_BY_METHOD)].map(({ groups }) => `${groups!.object}${groups!.up}`)];
}
