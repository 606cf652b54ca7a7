import type { ApplicationFolder } from './application-folder';
import type { PackageManager } from '../package-managers/package-manager';

/** Where it is decided what is installed for an application: in its own folder, or at the root of its workspace. */
export interface Installation<T extends PackageManager> {
  readonly packageManager: T;
  /** The folder that decides; the build context, since the installation reads it. */
  readonly root: ApplicationFolder;
  /** Path of the application from there; `.` for the root itself. */
  readonly path: string;
}
