import { posix } from 'node:path';

/** A folder's path as all others are written: without `./` at its beginning and a slash at its end. */
export function folderPath(path: string): string {
  return posix.normalize(path).replace(/(?<=.)\/$/, '');
}

/** Whether a path is a folder, or lies below it; everything lies below `.`. */
export function isWithin(path: string, folder: string): boolean {
  return folder === '.' || path === folder || path.startsWith(`${folder}/`);
}
