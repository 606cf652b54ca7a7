import { applicationFolder, Files } from './application-folder';
import type { PythonProject } from '../../src/package-managers/python-package-manager';

/** A project of these files, as a package manager sees it. */
export function pythonProject(files: Files, about: Partial<PythonProject> = {}): PythonProject {
  return { folder: applicationFolder(files), path: '.', extras: [], groups: [], buildSecrets: [], ...about };
}

/** Commands by which every installation of what is locked enters the environment that is kept; test/package-managers/uv-installation.test.ts says why. */
export const OPEN_KEPT_ENVIRONMENT = [
  'if grep -qsvxFf /dev/shm/hashes /var/cache/python/hashes; then rm -rf /var/cache/python/*; fi',
  'cp /dev/shm/hashes /var/cache/python/',
  'mkdir -p /var/cache/python/venv',
  'ln -s /var/cache/python/venv /opt/venv',
  'uv venv --quiet --allow-existing /opt/venv',
].map((command) => ` && ${command} \\\n`).join('');

/** The command that takes folders out of what a package manager exports. */
export const DELETED_FOLDERS = "sed -i -E '/^(-e )?([^ ]+ @ )?(file:|[./])/d' /dev/shm/requirements.txt";
