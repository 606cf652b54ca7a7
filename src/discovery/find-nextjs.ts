import { posix } from 'node:path';
import type { Application } from './application';
import { readJson } from '../util/json';
import { mapOf } from '../util/objects';
import { pathsBelow } from '../util/paths';
import type { ReadableFolder } from '../util/readable-folder';

const PACKAGE = /(?:^|\/)package\.json$/;
/** What a router of Next.js serves, from the application's folder. */
const ROUTE = /^(?:src\/)?(?:app\/(?:.*\/)?(?:page|layout|route)|pages\/.+)\.(?:[cm]?[jt]sx?|mdx)$/;
const CONFIG = /^next\.config\.(?:[cm]?js|[cm]?ts)$/;

/**
 * Finds Next.js applications: packages that depend on next and have a route or configuration.
 *
 * @param files the paths to look at
 */
export function findNextJs(repository: ReadableFolder, files: readonly string[]): Application[] {
  return files.filter((file) => PACKAGE.test(file)).flatMap((manifest): Application[] => {
    if (!dependsOnNext(repository.text(manifest))) return [];
    const path = manifest.replace(PACKAGE, '') || '.';
    const within = pathsBelow(files, path);
    const evidence = within.find((file) => ROUTE.test(file)) ?? within.find((file) => CONFIG.test(file));
    return evidence === undefined ? [] : [{ kind: 'nextjs', path, evidence: posix.join(path, evidence) }];
  });
}

/** An unreadable manifest is reported by the service, if something else identifies the application. */
function dependsOnNext(text: string): boolean {
  const { dependencies, devDependencies } = readJson(text);
  return [dependencies, devDependencies].some((each) => 'next' in mapOf(each));
}
