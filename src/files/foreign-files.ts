import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FILE_MANIFEST } from 'projen/lib/cleanup';
import { containerFiles } from '../model/container-files';
import { isGenerated } from '../util/generated-text';

/** Whether a file is there that projen did not write. One that it did may have lost its first line, as in a merge conflict. */
export function isForeign(projectRoot: string, path: string): boolean {
  const file = join(projectRoot, path);
  return existsSync(file) && !isGenerated(readFileSync(file, 'utf8')) && !isListed(projectRoot, path);
}

/** The list may be in the middle of a merge, so it is not parsed. */
function isListed(projectRoot: string, path: string): boolean {
  const list = join(projectRoot, FILE_MANIFEST);
  return existsSync(list) && readFileSync(list, 'utf8').includes(JSON.stringify(path));
}

/**
 * The folder in which projen wrote one of the files: what lies beside it, such as secrets, stays with it. Otherwise the first
 * one in which none of them is somebody else's, and which is no file itself; the last one where none is.
 *
 * @param files names, or what a file is called in every folder of that one, such as `*\/Dockerfile`
 */
export function folderWithoutForeign(projectRoot: string, folders: readonly string[], files: readonly string[]): string {
  const pathsIn = (folder: string) => files.flatMap((file) => named(projectRoot, folder, file));
  const isTheirs = (folder: string) => isFile(projectRoot, folder) || pathsIn(folder).some((path) => isForeign(projectRoot, path));
  const isOurs = (folder: string) => pathsIn(folder).some((path) => existsSync(join(projectRoot, path)) && !isForeign(projectRoot, path));
  return folders.find(isOurs) ?? folders.find((folder) => !isTheirs(folder)) ?? folders[folders.length - 1];
}

function named(projectRoot: string, folder: string, file: string): string[] {
  const { name } = /^\*\/(?<name>.+)$/.exec(file)?.groups ?? {};
  if (name === undefined) return [`${folder}/${file}`];
  const within = isFolder(projectRoot, folder) ? readdirSync(join(projectRoot, folder), { withFileTypes: true }) : [];
  const paths = within.filter((entry) => entry.isDirectory()).map((entry) => `${folder}/${entry.name}/${name}`);
  return paths.filter((path) => path !== containerFiles(folder).pins);
}

function isFile(projectRoot: string, path: string): boolean {
  return statSync(join(projectRoot, path), { throwIfNoEntry: false })?.isFile() === true;
}

function isFolder(projectRoot: string, path: string): boolean {
  return statSync(join(projectRoot, path), { throwIfNoEntry: false })?.isDirectory() === true;
}
