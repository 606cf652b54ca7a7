import type { ApplicationFolder } from './application-folder';
import type { PythonInstallation } from './python-installation';

/** Folders of the repository that are installed as packages beside a Python application, such as members of its workspace that it depends on. */
export function localPackages({ packageManager, project, root }: PythonInstallation): ApplicationFolder[] {
  return packageManager.localPackages(project).map((path) => root.below(path));
}
