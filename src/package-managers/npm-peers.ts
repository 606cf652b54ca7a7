import { readManifest } from './node-manifest';
import { readJson } from '../util/json';
import { isPlainObject, mapOf, PlainObject } from '../util/objects';
import type { ReadableFolder } from '../util/readable-folder';
import { nodeRangeAllows } from '../util/version-range';

/**
 * The option with which npm installs a lock file that has conflicting peer dependencies: the team locked with one, and `npm
 * ci` alone refuses. Undefined without a conflict.
 *
 * `--legacy-peer-deps` leaves out packages that are locked only as peers of others; with such packages it takes `--force`.
 */
export function peerOption(root: ReadableFolder, lockFile: string): '--force' | '--legacy-peer-deps' | undefined {
  const packages = lockedPackages(root.text(lockFile));
  if ('overrides' in readManifest(root).other || !hasConflict(packages)) return undefined;
  return Object.values(packages).some(({ peer }) => peer === true) ? '--force' : '--legacy-peer-deps';
}

/** Whether a peer of a direct dependency is missing, or present in another version; for indirect dependencies, npm only warns. */
function hasConflict(packages: { readonly [path: string]: PlainObject }): boolean {
  const { dependencies, devDependencies, optionalDependencies } = packages[''] ?? {};
  const direct = [dependencies, devDependencies, optionalDependencies].flatMap((each) => Object.keys(mapOf(each)));
  return direct.some((name) => {
    const { peerDependencies, peerDependenciesMeta: meta } = packages[`node_modules/${name}`] ?? {};
    return Object.entries(mapOf(peerDependencies)).some(([peer, range]) => {
      const beside = packages[`node_modules/${peer}`]?.version;
      if (beside === undefined) return mapOf(mapOf(meta)[peer]).optional !== true;
      return !fits(String(range), String(beside));
    });
  });
}

/** A prerelease satisfies only ranges that name a prerelease of the same version. */
function fits(range: string, version: string): boolean {
  const [release, preview] = version.split('-');
  if (range === '*' || range === '') return true;
  return preview === undefined ? nodeRangeAllows(range, version) !== false : range.includes(`${release}-`);
}

function lockedPackages(text: string): { readonly [path: string]: PlainObject } {
  const entries = Object.entries(mapOf(readJson(text).packages));
  return Object.fromEntries(entries.filter((entry): entry is [string, PlainObject] => isPlainObject(entry[1])));
}
