import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJEN_MARKER } from 'projen/lib/common';

/** Whether a file is there that projen did not write. */
export function isForeign(path: string): boolean {
  return existsSync(path) && !readFileSync(path, 'utf8').includes(PROJEN_MARKER);
}

/** The first of the folders in which none of the files is somebody else's; the last one where all have some. */
export function folderWithoutForeign(projectRoot: string, folders: readonly string[], files: readonly string[]): string {
  return folders.find((folder) => !files.some((file) => isForeign(join(projectRoot, folder, file)))) ?? folders[folders.length - 1];
}
