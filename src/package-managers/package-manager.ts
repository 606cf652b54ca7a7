import type { ReadableFolder } from '../util/readable-folder';

/** What every package manager has. */
export interface PackageManager {
  readonly id: string;
  /**
   * Whether the folder decides what is installed for an application below it, as the root of a workspace does.
   *
   * @param path of the application from the folder; `.` for the folder itself
   */
  decidesFor(folder: ReadableFolder, path: string): boolean;
}
