import { posix } from 'node:path';
import type { PythonModule } from './python-module';
import { PythonPath, pythonPath, PythonPaths } from './python-path';
import { outermost } from '../../../util/paths';

/** Constants of modules, fields of settings, and attributes of objects. */
export const ASSIGNED = /^[ \t]*(?:self\.)?(?<name>[A-Za-z_]\w*)[ \t]*(?::[^=\n]*)?=(?!=)[ \t]*(?<value>[^\n#]*)/gm;
/** Folders of the image itself, which are no place for data of an application; /tmp is writable anyway. */
const OF_SYSTEM = /^\/(?:$|app$|(?:tmp|dev|proc|sys|etc|usr|bin|sbin|lib\d*|root|run|boot)(?:\/|$)|(?:var|home|opt|mnt|srv)$)/;
/** How deep constants may stand on each other. */
const DEPTH = 4;

/** Which paths are looked for. */
export interface PathQuery {
  /** Modules whose expressions count. */
  readonly among: readonly PythonModule[];
  /** All modules, whose constants are known. */
  readonly modules: readonly PythonModule[];
  /** The expressions of a module's code. */
  readonly expressions: (code: string) => string[];
  /** Folder that the application starts in. */
  readonly start: string;
  /** What stands in code for an expression that comes to no path, that to be taken first. @default nothing */
  readonly otherwise?: (expression: string, code: string) => string[];
}

/** Whether a folder is one of the image itself. */
export function isOfSystem(folder: string): boolean {
  return OF_SYSTEM.test(folder);
}

/** Folders that expressions come to, as far as they may be an application's own. */
export function foldersFromStart(query: PathQuery): string[] {
  return outermost(pathsFromStart(query).filter((path) => path !== '.' && !isOfSystem(path))).sort();
}

/** Paths that expressions come to, from where the application starts or absolute; none that leaves it. */
export function pathsFromStart(query: PathQuery): string[] {
  const fromStart = pathsIn(query).map(({ from, path }) => (from === 'application' ? posix.relative(query.start, path) || '.' : path));
  return [...new Set(fromStart)].filter((path) => !path.split('/').includes('..')).sort();
}

/** The same, each with where it begins. */
export function pathsIn({ among, modules, expressions, start, otherwise = () => [] }: PathQuery): PythonPath[] {
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

/** What the names in modules say, by where the application starts: each kind of path is looked for in the same ones. */
const KNOWN = new WeakMap<readonly PythonModule[], Map<string, PythonPaths>>();

function knownPaths(modules: readonly PythonModule[], start: string): PythonPaths {
  const byStart = KNOWN.get(modules) ?? new Map<string, PythonPaths>();
  const known = byStart.get(start) ?? readPaths(modules, start);
  KNOWN.set(modules, byStart.set(start, known));
  return known;
}

/** A name says the same in all modules, as those that are imported do; what is said twice in different ways says nothing. */
function readPaths(modules: readonly PythonModule[], start: string): PythonPaths {
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
