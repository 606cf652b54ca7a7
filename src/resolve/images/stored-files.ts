import { posix } from 'node:path';
import { Instruction } from '../../model/instruction';
import { APPLICATION } from '../../util/dockerfile-text';
import { shellQuote } from '../../util/shell';

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
export const OUTSIDE = '/stored';

/** Where the commands work, and where the application lies when it runs. */
interface StoragePlace {
  /** Folder in which those outside of the application are made. @default the root */
  readonly above?: string;
  /** Folder of the application, from where the commands work. @default that folder itself */
  readonly folder?: string;
  /** Folder of the application in the image. @default the top */
  readonly application?: string;
}

/**
 * Makes the folders as they have to be in the image: a new volume gets its permissions from there.
 */
export function storeFiles(stored: StoredFiles, place?: StoragePlace): Instruction[] {
  if (volumeFolders(stored).length === 0) return [];
  return [Instruction.run(storeCommands(stored, place), { comment: storeComments(stored).join('\n') })];
}

/** Commands that make the folders. */
export function storeCommands(stored: StoredFiles, { above = '/', folder = '.', application = APPLICATION }: StoragePlace = {}): string[] {
  const place = (path: string): string => posix.join(folder, path);
  const folders = volumeFolders(stored).map((each) => (posix.isAbsolute(each) ? posix.join(above, each) : place(each)));
  return [
    `install -d -m 1777 ${folders.map(shellQuote).join(' ')}`,
    ...stored.links.map((file) => `ln -s ${[posix.join(application, LINKED, posix.basename(file)), place(file)].map(shellQuote).join(' ')}`),
  ];
}

/** What is said of the commands. */
export function storeComments({ links }: StoredFiles): string[] {
  return ['Volumes get their permissions from here; the container may run as any user.', ...(links.length > 0 ? ['SQLite follows the links.'] : [])];
}

/** The same in a stage of which the application's folder is copied. */
export function storeFilesToCopy(stored: StoredFiles): Instruction[] {
  return storeFiles(stored, { above: OUTSIDE });
}

/** Copies the folders outside of the application from that stage. */
export function copyStoredFolders({ folders }: StoredFiles, stage: string): Instruction[] {
  return folders.some((folder) => posix.isAbsolute(folder)) ? [Instruction.copy({ sources: [`${OUTSIDE}/`], destination: '/', from: stage })] : [];
}
