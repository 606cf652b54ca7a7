import { posix } from 'node:path';
import type { Application } from './application';
import { readJson } from '../util/json';
import { mapOf } from '../util/objects';
import { pathsBelow } from '../util/paths';
import type { ReadableFolder } from '../util/readable-folder';

/** What a router of Next.js serves, from the application's folder. */
const ROUTE = /^(?:src\/)?(?:app\/(?:.*\/)?(?:page|layout|route)|pages\/.+)\.(?:[cm]?[jt]sx?|mdx)$/;
const CONFIG = /^next\.config\.(?:[cm]?js|[cm]?ts)$/;

/**
 * Finds Next.js applications: packages that depend on next and have a route; where none has, those with a configuration,
 * which beside an application may be part of its own.
 *
 * @param files the paths to look at
 */
export function findNextJs(repository: ReadableFolder, files: readonly string[]): Application[] {
  const packages = files.filter((file) => posix.basename(file) === 'package.json' && dependsOnNext(repository.text(file))).map(posix.dirname);
  const having = (evidence: RegExp) => packages.flatMap((path): Application[] => {
    const found = pathsBelow(files, path).find((file) => evidence.test(file));
    return found === undefined ? [] : [{ kind: 'nextjs', path, evidence: posix.join(path, found) }];
  });
  const withRoutes = having(ROUTE);
  return withRoutes.length > 0 ? withRoutes : having(CONFIG);
}

/** One that cannot be read, such as with the marks of a merge, counts by what its text names; the service reports it. */
function dependsOnNext(text: string): boolean {
  const manifest = readJson(text);
  if (Object.keys(manifest).length === 0) return /"next"\s*:\s*"/.test(text);
  return [manifest.dependencies, manifest.devDependencies].some((each) => 'next' in mapOf(each));
}
