import { filesReadBy } from './read-files';
import { JAVASCRIPT } from '../../../util/file-names';
import type { ReadableFolder } from '../../../util/readable-folder';
import { isTestFile } from '../../../util/test-files';

/** What a build of Next.js begins with. */
const ENTRY = /^(?:src\/)?(?:(?:app|pages)\/|(?:middleware|proxy|instrumentation(?:-client)?)\.)|^next\.config\./;
const OUTSIDE = /^(?:\.\.\/)+[^/]+/;

/** Folders beside an application of Next.js that its code imports from, by a path or by an alias of tsconfig.json. */
export function importsOutside(folder: ReadableFolder): string[] {
  const entries = folder.files().filter((file) => ENTRY.test(file) && JAVASCRIPT.test(file) && !isTestFile(file));
  const { missing } = filesReadBy(folder, entries);
  const folders = missing.flatMap((path) => OUTSIDE.exec(path)?.[0] ?? []);
  return [...new Set(folders)].filter((path) => folder.has(path)).sort();
}
