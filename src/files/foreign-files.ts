import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FILE_MANIFEST } from 'projen/lib/cleanup';
import { PROJEN_MARKER } from 'projen/lib/common';

/** Whether a file is there that projen did not write. One that it did may have lost its first line, as in a merge conflict. */
export function isForeign(projectRoot: string, path: string): boolean {
  const file = join(projectRoot, path);
  return existsSync(file) && !readFileSync(file, 'utf8').includes(PROJEN_MARKER) && !isListed(projectRoot, path);
}

/** The list may be in the middle of a merge, so it is not parsed. */
function isListed(projectRoot: string, path: string): boolean {
  const list = join(projectRoot, FILE_MANIFEST);
  return existsSync(list) && readFileSync(list, 'utf8').includes(JSON.stringify(path));
}

/** The first of the folders in which none of the files is somebody else's, and which is no file itself; the last one where none is. */
export function folderWithoutForeign(projectRoot: string, folders: readonly string[], files: readonly string[]): string {
  return folders.find((folder) => !isFile(projectRoot, folder) && !files.some((file) => isForeign(projectRoot, `${folder}/${file}`))) ?? folders[folders.length - 1];
}

function isFile(projectRoot: string, path: string): boolean {
  return statSync(join(projectRoot, path), { throwIfNoEntry: false })?.isFile() === true;
}
