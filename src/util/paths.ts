import { posix } from 'node:path';

/** Normalises the path of a folder: no `./` at the beginning, and no slash at the end. */
export function folderPath(path: string): string {
  return posix.normalize(path).replace(/(?<=.)\/$/, '');
}

/** Whether a path is a folder, or lies below it; everything lies below `.`. */
export function isWithin(path: string, folder: string): boolean {
  return folder === '.' || path === folder || path.startsWith(`${folder}/`);
}

/** Paths below a folder, relative to it. */
export function pathsBelow(paths: readonly string[], folder: string): string[] {
  const start = folder === '.' ? '' : `${folder}/`;
  return paths.filter((path) => path.startsWith(start)).map((path) => path.slice(start.length));
}

/** Each path once, without those that lie below another one. */
export function outermost(paths: readonly string[]): string[] {
  return [...new Set(paths)].filter((path) => !paths.some((other) => path.startsWith(`${other}/`)));
}

/** The folders that two paths have above them in common, outermost first. */
export function commonFolders(a: string, b: string): string[] {
  const [ofA, ofB] = [a, b].map((path) => path.split('/').slice(0, -1));
  const end = ofA.findIndex((folder, index) => folder !== ofB[index]);
  return end < 0 ? ofA : ofA.slice(0, end);
}
