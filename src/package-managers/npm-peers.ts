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

type Locked = { readonly [path: string]: PlainObject };

/**
 * Whether a peer is missing, or one of a direct dependency present in another version; of indirect dependencies, npm warns of
 * the latter alone.
 */
function hasConflict(packages: Locked): boolean {
  return Object.entries(packages).some(([path, about]) => path !== '' && lacksPeer(packages, path, about)) || hasOtherVersion(packages);
}

/** Npm locks each peer, unless it was told to leave them out. */
function lacksPeer(packages: Locked, path: string, { peerDependencies, peerDependenciesMeta: meta }: PlainObject): boolean {
  return Object.keys(mapOf(peerDependencies)).some((peer) => mapOf(mapOf(meta)[peer]).optional !== true && !isFound(packages, path, peer));
}

/** Whether Node.js finds a package from a folder. */
function isFound(packages: Locked, folder: string, name: string): boolean {
  const places = folder.split('/node_modules/').map((_, index, parts) => `${parts.slice(0, index + 1).join('/node_modules/')}/node_modules/${name}`);
  return [`node_modules/${name}`, ...places].some((place) => place in packages);
}

function hasOtherVersion(packages: Locked): boolean {
  const { dependencies, devDependencies, optionalDependencies } = packages[''] ?? {};
  const direct = [dependencies, devDependencies, optionalDependencies].flatMap((each) => Object.keys(mapOf(each)));
  return direct.some((name) => {
    return Object.entries(mapOf(packages[`node_modules/${name}`]?.peerDependencies)).some(([peer, range]) => {
      const beside = packages[`node_modules/${peer}`]?.version;
      return beside !== undefined && !fits(String(range), String(beside));
    });
  });
}

/** A prerelease satisfies only ranges that name a prerelease of the same version. */
function fits(range: string, version: string): boolean {
  const [release, preview] = version.split('-');
  if (range === '*' || range === '') return true;
  return preview === undefined ? nodeRangeAllows(range, version) !== false : range.includes(`${release}-`);
}

function lockedPackages(text: string): Locked {
  const entries = Object.entries(mapOf(readJson(text).packages));
  return Object.fromEntries(entries.filter((entry): entry is [string, PlainObject] => isPlainObject(entry[1])));
}
