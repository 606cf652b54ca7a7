import { posix } from 'node:path';
import type { VolumeMount } from '../model/service-model';
import type { Decisions } from '../resolve/decisions';
import { StoredFiles, volumeFolders } from '../resolve/images/stored-files';
import { isWithin } from '../util/paths';

/** What keeps an empty folder in git, and is no content. */
export const KEEPS_FOLDER = /(?:^|\/)\.(?:git)?(?:keep|ignore)$/;
/** Folders that nobody wants to keep. */
const TEMPORARY = /(?:^|\/)[._]?(?:te?mp|temporary|cache|logs?)(?:[-_/]|$)/i;

/**
 * A volume for each folder that outlives the container; named for the whole path where folders have the same name.
 *
 * @param databases those of the files that are databases, which migrations share
 * @param from where relative paths begin in the image
 */
export function storedVolumes(service: string, kept: StoredFiles, databases: StoredFiles, from: string): VolumeMount[] {
  const folders = volumeFolders(kept);
  const hasDatabase = (folder: string): boolean => volumeFolders(databases).some((each) => isWithin(each, folder));
  const nameOf = (folder: string): string => {
    const isAlone = folders.filter((each) => posix.basename(each) === posix.basename(folder)).length === 1;
    return `${service}-${(isAlone ? posix.basename(folder) : folder).replace(/^[./]+/, '').replace(/[^\w.-]+/g, '-')}`;
  };
  return folders.map((folder) => ({
    volume: nameOf(folder),
    target: posix.resolve(from, folder),
    ...(hasDatabase(folder) ? {} : { holdsFiles: true }),
  }));
}

/** Records which databases of SQLite outlive the container. */
export function decideSqlite(decisions: Decisions, files: readonly string[]): void {
  if (files.length === 0) return;
  decisions.choose('SQLite', { otherwise: { value: files, reason: 'kept in a volume; PostgreSQL is for more than one container' }, change: 'option database' });
}

/**
 * Says so where what users upload would be lost with the container.
 *
 * @param inMemory folders that it writes to and that are memory
 * @param taking the place of code that takes uploads
 */
export function tellOfUploads(decisions: Decisions, inMemory: readonly string[], taking: string | undefined): void {
  const folders = inMemory.filter((path) => !TEMPORARY.test(path));
  if (taking !== undefined && folders.length > 0) decisions.lost(folders.join(', '), taking);
}
