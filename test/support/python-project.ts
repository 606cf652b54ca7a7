import { applicationFolder, Files } from './application-folder';
import type { PythonProject } from '../../src/package-managers/python-package-manager';

/** A project of these files, as a package manager sees it. */
export function pythonProject(files: Files, about: Partial<PythonProject> = {}): PythonProject {
  return { folder: applicationFolder(files), path: '.', extras: [], groups: [], buildSecrets: [], ...about };
}
