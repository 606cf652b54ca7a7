import type { NodePackageManager } from './node-package-manager';
import { npm } from './npm';
import { pip } from './pip';
import type { PythonPackageManager } from './python-package-manager';
import { uv } from './uv';
import type { ReadableFolder } from '../util/readable-folder';

/** In the order in which they are looked for. */
export const PYTHON_PACKAGE_MANAGERS: readonly PythonPackageManager[] = [uv, pip];
export const NODE_PACKAGE_MANAGERS: readonly NodePackageManager[] = [npm];

/** The first package manager whose lock file the folder has. */
export function findPackageManager<T extends { readonly lockFile: string }>(
  managers: readonly T[],
  folder: ReadableFolder,
): T | undefined {
  return managers.find(({ lockFile }) => folder.has(lockFile));
}
