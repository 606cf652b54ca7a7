import { posix } from 'node:path';
import type { FileMount } from '../model/service-model';
import { INIT_FOLDER, INIT_SCRIPT } from '../resolve/detect/team-database';
import { folderOf, ResolveContext } from '../resolve/resolve-context';
import { slug } from '../util/slug';

/** A database that scripts make. */
export interface InitializedDatabase {
  readonly name: string;
  /** Folder of its data in the container. */
  readonly data: string;
}

/** A shell that becomes the server runs no trap. */
const beginAgain = (data: string): string => `# shellcheck shell=bash
# The image's entrypoint sources this before the scripts that make the database, and ends here only if one of them fails.
# Without it, the next start would take what they left for a whole database, and the stack for healthy.
trap 'echo "A script failed: what was made so far is removed, and the next start begins again." >&2; find ${data} -mindepth 1 -delete' EXIT
`;

/**
 * Scripts of the team, where the image of a database runs them in the order in which they are given, after one that begins
 * again where they fail.
 *
 * @param database its name, and the folder of its data
 * @param paths from the project's root
 * @param addProblem told of those that cannot run
 */
export function initScripts(
  { name: service, data }: InitializedDatabase, paths: readonly string[], context: ResolveContext, addProblem: (what: string, fix: string) => void,
): FileMount[] {
  if (paths.length === 0) return [];
  const root = folderOf(context, '.');
  const order = (number: number): string => String(number).padStart(Math.max(String(paths.length).length, 2), '0');
  const scripts = paths.flatMap((path, index): FileMount[] => {
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
    const name = [order(index + 1), slug(posix.basename(path, extension), 30)].filter(Boolean).join('-');
    return [{ name: `${service}-${name}`, path: posix.normalize(path), text, target: `${INIT_FOLDER}/${name}${extension}`, isHandWritten: true }];
  });
  const first: FileMount = {
    name: `${service}-begin-again`,
    path: posix.join(context.paths.docker, service, 'begin-again.sh'),
    text: beginAgain(data),
    target: `${INIT_FOLDER}/${order(0)}-begin-again.sh`,
  };
  return [first, ...scripts];
}
