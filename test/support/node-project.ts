import { applicationFolder, Files } from './application-folder';
import type { NodePackageManager, NodeProject } from '../../src/package-managers/node-package-manager';

/** A project as a package manager sees it, from the files of the folder that decides. */
export function nodeProject(manager: NodePackageManager, files: Files, buildSecrets: readonly string[] = []): NodeProject {
  const root = applicationFolder(files);
  return { root, lockFile: manager.lockFiles.find((file) => root.has(file)), members: manager.members(root), buildSecrets };
}
