import { posix } from 'node:path';
import type { ApplicationFolder } from './application-folder';
import { importsOutside } from './detect/node/imports-outside';
import { agreement } from './detect/node/lock-agreement';
import { folderHolding, Installation } from './installation';
import { NODE_PACKAGE_MANAGERS } from '../package-managers';
import { readManifest } from '../package-managers/node-manifest';
import { localDependencies, NodePackageManager } from '../package-managers/node-package-manager';
import { declaredRelease, declaredTool } from '../package-managers/node-tools';
import { npm } from '../package-managers/npm';
import { pnpm } from '../package-managers/pnpm';
import { yarnClassic } from '../package-managers/yarn-classic';
import { isWithin } from '../util/paths';

/** The folder and package manager that install a Node.js application, and why. */
export interface NodeInstallation extends Installation<NodePackageManager> {
  /** The folder that decides. */
  readonly deciding: ApplicationFolder;
  /** The lock file in the folder that decides. @default there is none */
  readonly lockFile?: string;
  /** Why this lock file was chosen. */
  readonly reason: string;
}

/**
 * Finds the folder that decides: the root of the application's workspace, since package managers ignore a lock file in a
 * member, else the application's own.
 */
export function findNodeInstallation(folder: ApplicationFolder): NodeInstallation {
  const places = [...folder.ancestors(), folder].map((root) => ({ root, path: folder.pathWithin(root) }));
  for (const { root, path } of places) {
    const candidates = NODE_PACKAGE_MANAGERS.filter((manager) => manager.decidesFor(root, path));
    if (candidates.length > 0) return { ...choose(root, path, candidates), deciding: root, root, path };
  }
  return unlocked(places);
}

function choose(root: ApplicationFolder, path: string, candidates: readonly NodePackageManager[]): Pick<NodeInstallation, 'packageManager' | 'lockFile' | 'reason'> {
  const locks = candidates.map((packageManager) => ({
    packageManager,
    lockFile: packageManager.lockFiles.find((file) => root.has(file)) as string,
  }));
  if (locks.length === 1) return { ...locks[0], reason: path === '.' ? 'the only one that is there' : 'the one of the workspace that it is a package of' };
  const declared = locks.find(({ packageManager }) => packageManager.tool === declaredTool(root));
  if (declared) return { ...declared, reason: 'the one of the package manager that package.json names' };
  const manifest = readManifest(root);
  const scored = locks.map((lock) => ({ ...lock, score: agreement(lock.lockFile, root.text(lock.lockFile), manifest) }));
  const most = Math.max(...scored.map(({ score }) => score));
  const best = scored.filter(({ score }) => score === most);
  const { packageManager, lockFile } = best[0];
  const all = Object.keys(manifest.dependencies).length;
  const reason = best.length === 1
    ? `the one that agrees most with package.json, on ${most} of ${all} dependencies`
    : `the first of ${best.map((lock) => lock.lockFile).join(', ')}, which agree with package.json alike`;
  return { packageManager, lockFile, reason };
}

/** Without a lock file, package.json determines the package manager, else it is npm. */
function unlocked(places: readonly Pick<NodeInstallation, 'root' | 'path'>[]): NodeInstallation {
  const covers = ({ root, path }: Pick<NodeInstallation, 'root' | 'path'>): NodePackageManager | undefined =>
    [npm, pnpm].find((manager) => path === '.' || manager.members(root).includes(path));
  const place = places.find(covers) as Pick<NodeInstallation, 'root' | 'path'>;
  const declared = declaredTool(place.root) === 'yarn' && declaredRelease(place.root, 'yarn')?.version.startsWith('1.')
    ? yarnClassic
    : NODE_PACKAGE_MANAGERS.find(({ tool }) => tool === declaredTool(place.root));
  const packageManager = declared ?? covers(place) ?? npm;
  return { ...place, deciding: place.root, packageManager, lockFile: undefined, reason: declared ? 'package.json names it' : 'nothing names another' };
}

/**
 * The installation, with a folder above as the build context where the application needs what lies there; what is
 * installed stays the same.
 *
 * @param sources of the application, from its folder
 */
export function reaching(sources: readonly string[], installation: NodeInstallation): NodeInstallation {
  const { packageManager, deciding, path } = installation;
  const local = localDependencies(deciding, packageManager.members(deciding));
  const above = folderHolding(deciding, [...sources.map((source) => posix.join(path, source)), ...local]);
  return above ? { ...installation, root: above, path: posix.join(deciding.pathWithin(above), path) } : installation;
}

/** Files and folders that the code of an application imports from and that no workspace brings into the context, from its folder. */
export function importsBeside(folder: ApplicationFolder, { packageManager, deciding, path }: NodeInstallation): string[] {
  const members = packageManager.members(deciding);
  return importsOutside(folder).filter((each) => !members.some((member) => isWithin(member, posix.join(path, each))));
}
