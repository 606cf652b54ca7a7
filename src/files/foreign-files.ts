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

/**
 * The folder in which projen wrote one of the files: what lies beside it, such as secrets, stays with it. Otherwise the first
 * one in which none of them is somebody else's, and which is no file itself; the last one where none is.
 */
export function folderWithoutForeign(projectRoot: string, folders: readonly string[], files: readonly string[]): string {
  const isTheirs = (folder: string) => isFile(projectRoot, folder) || files.some((file) => isForeign(projectRoot, `${folder}/${file}`));
  const isOurs = (folder: string) => files.some((file) => existsSync(join(projectRoot, folder, file)) && !isForeign(projectRoot, `${folder}/${file}`));
  return folders.find(isOurs) ?? folders.find((folder) => !isTheirs(folder)) ?? folders[folders.length - 1];
}

function isFile(projectRoot: string, path: string): boolean {
  return statSync(join(projectRoot, path), { throwIfNoEntry: false })?.isFile() === true;
}
