import { posix } from 'node:path';
import { withoutHashComments } from '../../util/hash-comments';
import type { ReadableFolder } from '../../util/readable-folder';

const MAKES = /\bmkdir\s+(?:-\S+\s+)*(?<paths>[^&|;\n]+)/g;

/** Whether the application's own Dockerfile makes a folder, by its path from where the application starts. */
export function isMadeByDockerfile(folder: ReadableFolder, path: string): boolean {
  const commands = withoutHashComments(folder.text('Dockerfile')).replace(/\\\n/g, ' ').matchAll(MAKES);
  const made = [...commands].flatMap(({ groups }) => groups!.paths.trim().split(/\s+/)).map((each) => posix.normalize(each).replace(/\/$/, ''));
  return made.some((each) => each === path || (posix.isAbsolute(each) && each.endsWith(`/${path}`)));
}
