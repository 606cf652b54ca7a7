import type { ApplicationFolder } from './application-folder';
import type { PythonApplication } from './detect/python/python-application';
import type { PythonInstallation } from './python-installation';

/**
 * Folders of the repository that a Python application needs besides its own: those installed as packages, such as members of
 * its workspace, and those that its relative imports lead to.
 */
export function localPackages(
  folder: ApplicationFolder,
  { sources }: Pick<PythonApplication, 'sources'>,
  installation: PythonInstallation | undefined,
): ApplicationFolder[] {
  const installed = installation ? installation.packageManager.localPackages(installation.project).map((path) => installation.root.below(path)) : [];
  const imported = sources.filter((path) => path.startsWith('../') && folder.isFolder(path)).map((path) => folder.below(path));
  return [...installed, ...imported];
}
