import { posix } from 'node:path';
import type { FileMount } from '../model/service-model';
import { INIT_FOLDER, INIT_SCRIPT } from '../resolve/detect/team-database';
import { folderOf, ResolveContext } from '../resolve/resolve-context';
import { slug } from '../util/slug';

/**
 * Scripts of the team, where the image of a database runs them in the order in which they are given.
 *
 * @param service name of the database
 * @param paths from the project's root
 * @param addProblem told of those that cannot run
 */
export function initScripts(
  service: string, paths: readonly string[], context: ResolveContext, addProblem: (what: string, fix: string) => void,
): FileMount[] {
  const root = folderOf(context, '.');
  const digits = String(paths.length).length;
  return paths.flatMap((path, index) => {
    const text = root.isFolder(path) ? undefined : root.read(path);
    if (text === undefined) {
      addProblem(`initScripts: "${path}" ${root.isFolder(path) ? 'is a folder' : 'does not exist'}.`, "Give files, relative to the project's root, each with its path.");
      return [];
    }
    const [extension] = INIT_SCRIPT.exec(path) ?? [];
    if (extension === undefined) {
      addProblem(`initScripts: "${path}" is neither a .sql nor a .sh file.`, 'Unpack an archive; leave out what is not to run.');
      return [];
    }
    const order = String(index + 1).padStart(Math.max(digits, 2), '0');
    const name = [order, slug(posix.basename(path, extension), 30)].filter(Boolean).join('-');
    return [{ name: `${service}-${name}`, path: posix.normalize(path), text, target: `${INIT_FOLDER}/${name}${extension}`, isHandWritten: true }];
  });
}
