import type { ApplicationFolder } from './application-folder';
import { workspaceNeeds } from './detect/node/workspace-needs';
import { findNodeInstallation } from './node-installation';

/** Folders of the packages of its workspace that an application of Node.js depends on, each after those that it depends on itself. */
export function workspacePackages(folder: ApplicationFolder): ApplicationFolder[] {
  const { packageManager, root, path } = findNodeInstallation(folder);
  return workspaceNeeds(root, packageManager.members(root), path).packages.map((each) => root.below(each));
}
