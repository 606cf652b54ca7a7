import { readManifest } from './node-manifest';
import { readJson } from '../util/json';
import { isPlainObject, mapOf, PlainObject } from '../util/objects';
import type { ReadableFolder } from '../util/readable-folder';
import { nodeRangeAllows } from '../util/version-range';

/**
 * What npm is told so that it installs what is locked, although packages do not fit the ones beside them: their team
 * locked with such a word, and `npm ci` alone refuses. Undefined where all fit.
 *
 * Without peers, npm takes nothing that is locked as a peer of another package alone: then it needs the stronger word.
 */
export function peerOption(root: ReadableFolder, lockFile: string): '--force' | '--legacy-peer-deps' | undefined {
  const packages = lockedPackages(root.text(lockFile));
  if ('overrides' in readManifest(root).other || !hasConflict(packages)) return undefined;
  return Object.values(packages).some(({ peer }) => peer === true) ? '--force' : '--legacy-peer-deps';
}

/** Whether a direct dependency asks for another version of what lies beside it, or for what is not there: of others, npm only warns. */
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

/** A preview fits only a range that names one of the same release. */
function fits(range: string, version: string): boolean {
  const [release, preview] = version.split('-');
  if (range === '*' || range === '') return true;
  return preview === undefined ? nodeRangeAllows(range, version) !== false : range.includes(`${release}-`);
}

function lockedPackages(text: string): { readonly [path: string]: PlainObject } {
  const entries = Object.entries(mapOf(readJson(text).packages));
  return Object.fromEntries(entries.filter((entry): entry is [string, PlainObject] => isPlainObject(entry[1])));
}
