import type { ApplicationFolder } from './application-folder';
import type { PackageManager } from '../package-managers/package-manager';

/** How an application is installed, and from which folder its image is built. */
export interface Installation<T extends PackageManager> {
  readonly packageManager: T;
  /** The build context: the folder that decides what is installed, or one above it where the application needs what lies there. */
  readonly root: ApplicationFolder;
  /** Path of the application from there; `.` for the root itself. */
  readonly path: string;
}

/**
 * The nearest folder above that holds paths which lead out of a folder; undefined if none does. Nothing beyond its repository
 * is taken in.
 *
 * @param paths from the folder
 */
export function folderHolding(folder: ApplicationFolder, paths: readonly string[]): ApplicationFolder | undefined {
  const levels = paths.map((each) => each.split('/').filter((part) => part === '..').length);
  return folder.ancestors()[Math.max(0, ...levels) - 1];
}
