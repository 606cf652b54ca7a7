import { ENDINGS, filesReadBy } from './read-files';
import { readTypescriptConfig, TSCONFIG } from './typescript-config';
import { JAVASCRIPT } from '../../../util/file-names';
import type { ReadableFolder } from '../../../util/readable-folder';
import { isTestFile } from '../../../util/test-files';

/** What a build of Next.js begins with. */
const ENTRY = /^(?:src\/)?(?:(?:app|pages)\/|(?:middleware|proxy|instrumentation(?:-client)?)\.)|^next\.config\./;
const OUTSIDE = /^(?:\.\.\/)+[^/]+/;

/** Folders and files beside an application of Next.js that its code imports from, by a path or by an alias of tsconfig.json, or that this extends. */
export function importsOutside(folder: ReadableFolder): string[] {
  const entries = folder.files().filter((file) => ENTRY.test(file) && JAVASCRIPT.test(file) && !isTestFile(file));
  const { missing } = filesReadBy(folder, entries);
  return outsideOf(folder, [...missing, ...readTypescriptConfig(folder, TSCONFIG).files]);
}

/** Where paths that lead out of a folder begin beside it, such as `../shared` for `../shared/prices`. */
export function outsideOf(folder: ReadableFolder, paths: readonly string[]): string[] {
  const tops = paths.flatMap((path) => OUTSIDE.exec(path)?.[0] ?? []);
  const beside = tops.flatMap((top) => ENDINGS.map((ending) => `${top}${ending}`).find((path) => folder.has(path)) ?? []);
  return [...new Set(beside)].sort();
}
