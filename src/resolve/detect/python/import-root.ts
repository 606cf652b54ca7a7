import { posix } from 'node:path';
import { importsIn } from './python-imports';
import type { PythonModule } from './python-module';

/** Modules of the standard library that applications like to have files named like. */
export const STANDARD_LIBRARY: readonly string[] = [
  'calendar', 'code', 'copy', 'dataclasses', 'email', 'enum', 'html', 'http', 'json', 'logging', 'platform', 'queue', 'random', 'secrets',
  'select', 'signal', 'socket', 'ssl', 'statistics', 'string', 'test', 'time', 'token', 'types', 'typing', 'uuid',
];

/**
 * Folder from which the application's modules are imported, as their own import statements have it: `.`, `src`, or the
 * folder of the module itself.
 *
 * @param entry file of the module that is served
 * @param foreign names that are imported from dependencies
 */
export function importRoot(entry: string, modules: readonly PythonModule[], foreign: ReadonlySet<string>): string {
  const paths = new Set(modules.flatMap(({ file }) => [file, ...foldersOf(file)]));
  const near = modules.filter(({ file }) => !entry.includes('/') || !file.includes('/') || file.split('/')[0] === entry.split('/')[0]);
  const imports = [...new Set(near.flatMap(({ code }) => importsOf(code).absolute))].filter((name) => !isForeign(name, foreign));
  const depth = importsOf(modules.find(({ file }) => file === entry)?.code ?? '').depth;
  const possible = [...foldersOf(entry).reverse(), '.'].reverse().filter((root) => levels(entry, root) >= depth);
  const scores = possible.map((root) => ({ root, score: imports.filter((name) => resolves(name, root, paths)).length }));
  const best = Math.max(...scores.map(({ score }) => score));
  const roots = scores.filter(({ score }) => score === best).map(({ root }) => root);
  return roots.find((root) => root === 'src' && isSrcLayout(modules)) ?? roots[0] ?? '.';
}

/** Packages below a folder that is none itself. */
function isSrcLayout(modules: readonly PythonModule[]): boolean {
  return modules.some(({ file }) => /^src\/[^/]+\/__init__\.py$/.test(file)) && !modules.some(({ file }) => /^src\/[^/]+\.py$/.test(file));
}

function importsOf(code: string): { absolute: string[]; depth: number } {
  const names = importsIn(code).map(({ module }) => module);
  const dots = names.map((name) => /^\.*/.exec(name)![0].length);
  return { absolute: names.filter((name) => name !== '' && !name.startsWith('.')), depth: Math.max(0, ...dots) };
}

function isForeign(name: string, foreign: ReadonlySet<string>): boolean {
  const [top] = name.split('.');
  return STANDARD_LIBRARY.includes(top) || foreign.has(top.toLowerCase().replaceAll('_', '-'));
}

/** Whether the first two parts of a dotted name are there; a module of the first one's name has nothing below it. */
function resolves(name: string, root: string, paths: ReadonlySet<string>): boolean {
  const [first, second] = name.split('.');
  const path = posix.join(root, first);
  if (second === undefined && paths.has(`${path}.py`)) return true;
  return paths.has(path) && (second === undefined || paths.has(posix.join(path, second)) || paths.has(`${posix.join(path, second)}.py`));
}

/** Folders above a file, nearest last; without the root. */
function foldersOf(file: string): string[] {
  const parts = file.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** How many packages a module lies in. */
function levels(file: string, root: string): number {
  return file.split('/').length - 1 - (root === '.' ? 0 : root.split('/').length);
}
