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
 * The Next.js applications: packages that depend on next, and have something that it serves.
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

/** A manifest that cannot be read is told by the service, once another one leads to it. */
function dependsOnNext(text: string): boolean {
  const { dependencies, devDependencies } = readJson(text);
  return [dependencies, devDependencies].some((each) => 'next' in mapOf(each));
}
