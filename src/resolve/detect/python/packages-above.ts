import { posix } from 'node:path';
import { importsIn, PythonImport } from './python-imports';
import { SourceCode } from '../../../util/source-code';
import type { ApplicationFolder } from '../../application-folder';

/** What imports ask of where an application is imported from. */
export interface PackagesAbove {
  /** Name of the application's folder, as a package of the folders above it that have to be packages too, such as `apps.api`. @default none has to */
  readonly name?: string;
  /** Files and folders outside of the application that the imports lead to, from its folder. */
  readonly sources: readonly string[];
}

/** An import under a condition, in a `try` or for types alone, may be done without. */
const UNDER_CONDITION = /^[ \t]+(?=from\b|import\b)/gm;
const NAME = /^[A-Za-z_][\w-]*$/;

/**
 * Follows the imports of modules: `from .config import settings` at the top of an application's folder works only where
 * the folder is a package of what lies above it, and `from backend.config import settings` in a folder beside backend
 * only where both are.
 *
 * @param entries files of the modules that are served
 * @param dependencies names of the packages that are installed
 */
export function packagesAbove(folder: ApplicationFolder, entries: readonly string[], dependencies: ReadonlySet<string> = new Set()): PackagesAbove {
  const files = new Set(entries);
  let levels = 0;
  for (const file of files) { // those that are added meanwhile come, too
    for (const { module, name } of surelyImported(folder.text(file))) {
      if (!module.startsWith('.')) {
        const beside = isForeign(module, folder, dependencies) ? [] : modulesAt(folder, posix.join('..', ...module.split('.')), name);
        if (beside.length > 0) levels = Math.max(levels, 1);
        for (const each of beside) files.add(each);
        continue;
      }
      const dots = /^\.+/.exec(module)![0].length;
      const base = posix.join(posix.dirname(file), ...Array<string>(dots - 1).fill('..'));
      levels = Math.max(levels, levelsAbove(base));
      const path = posix.join(base, ...module.slice(dots).split('.'));
      for (const each of modulesAt(folder, path, name)) files.add(each);
    }
  }
  const parts = folder.path.split('/').slice(-levels);
  // What the server's own folder has by that name would be found first.
  const isShadowed = folder.isFolder(parts[0]) || folder.has(`${parts[0]}.py`);
  if (levels === 0 || parts.length < levels || isShadowed || !parts.every((part) => NAME.test(part))) return { sources: [] };
  const packages = Array.from({ length: levels - 1 }, (_, index) => `${'../'.repeat(index + 1)}__init__.py`);
  const outside = [...files, ...packages.filter((file) => folder.has(file))].filter((file) => file.startsWith('../'));
  return { name: parts.join('.'), sources: [...new Set(outside.map(topOf))].sort() };
}

/** What code imports at its top, without conditions. */
export function surelyImported(text: string): readonly PythonImport[] {
  return importsIn(SourceCode.python(text).text.replace(UNDER_CONDITION, '_'));
}

/** Whether a name is the application's own, or a dependency's. */
function isForeign(module: string, folder: ApplicationFolder, dependencies: ReadonlySet<string>): boolean {
  const [top] = module.split('.');
  return folder.path === '.' || folder.isFolder(top) || folder.has(`${top}.py`) || dependencies.has(top.toLowerCase().replaceAll('_', '-'));
}

/** How many folders have to be packages, from the application's own upwards, for this one to be a package. */
function levelsAbove(base: string): number {
  if (base === '.') return 1;
  const up = base.split('/').filter((part) => part === '..').length;
  return up > 0 && base.endsWith('..') ? up + 1 : up;
}

/** The module itself, and the one that a name may be in it; each from the application's folder. */
function modulesAt(folder: ApplicationFolder, path: string, name = ''): string[] {
  return [path, posix.join(path, name)]
    .flatMap((each) => [`${each}.py`, posix.join(each, '__init__.py')])
    .filter((file) => folder.has(file))
    .map((file) => folder.pathTo(folder.pathFromProject(file)));
}

/** `../shared` of `../shared/config.py`. */
function topOf(file: string): string {
  return /^(?:\.\.\/)+[^/]+/.exec(file)?.[0] ?? file;
}
