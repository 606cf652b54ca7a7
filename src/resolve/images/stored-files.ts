import { posix } from 'node:path';
import { Instruction } from '../../model/instruction';
import { APPLICATION } from '../../util/dockerfile-text';

/** Files that outlive a container, by their paths in the build context. */
export interface StoredFiles {
  /** Folders that are volumes; one outside of the application is absolute. */
  readonly folders: readonly string[];
  /** Databases of SQLite that lie beside the code: links into a volume of their own. */
  readonly links: readonly string[];
}

/** Where the files are that links lead to. */
const LINKED = '.sqlite';

/** Folders of the image that are volumes, from the context's root. */
export function volumeFolders({ folders, links }: StoredFiles): string[] {
  return [...(links.length > 0 ? [LINKED] : []), ...folders];
}

/** Where folders outside of the application are made for an image that is put together of several stages. */
const OUTSIDE = '/stored';

/**
 * Makes the folders as they have to be in the image: a new volume gets its permissions from there.
 *
 * @param above folder in which those outside of the application are made
 */
export function storeFiles(stored: StoredFiles, above = '/'): Instruction[] {
  const folders = volumeFolders(stored).map((folder) => (posix.isAbsolute(folder) ? posix.join(above, folder) : folder));
  if (folders.length === 0) return [];
  const links = stored.links.map((file) => `ln -s ${posix.join(APPLICATION, LINKED, posix.basename(file))} ${file}`);
  const comment = 'Volumes get their permissions from here; the container may run as any user.';
  return [Instruction.run([`install -d -m 1777 ${folders.join(' ')}`, ...links], { comment: links.length > 0 ? `${comment}\nSQLite follows the links.` : comment })];
}

/** The same in a stage of which the application's folder is copied. */
export function storeFilesToCopy(stored: StoredFiles): Instruction[] {
  return storeFiles(stored, OUTSIDE);
}

/** Copies the folders outside of the application from that stage. */
export function copyStoredFolders({ folders }: StoredFiles, stage: string): Instruction[] {
  return folders.some((folder) => posix.isAbsolute(folder)) ? [Instruction.copy({ sources: [`${OUTSIDE}/`], destination: '/', from: stage })] : [];
}
