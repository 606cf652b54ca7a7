import { escapePattern } from '../../../util/escape-pattern';
import { JAVASCRIPT } from '../../../util/file-names';
import { isTestFile } from '../../../util/test-files';
import type { ApplicationFolder } from '../../application-folder';

/** What Next.js loads although nothing imports it, and what an import by the name of its folder loads. */
const WITHOUT_ITS_NAME = /^(?:src\/)?(?:[^/]+$|(?:app|pages)\/)|(?:^|\/)index\.[^/]+$/;

/**
 * Whether the application loads a file: in doubt it does. One that is named in no code that is loaded itself, such as a
 * program that tests start, it doesn't.
 *
 * @param path from the project's root
 */
export function isLoaded(folder: ApplicationFolder, path: string): boolean {
  return isLoadedBy(folder, folder.pathTo(path), new Set());
}

/** @param passed files whose own loading is in question */
function isLoadedBy(folder: ApplicationFolder, file: string, passed: Set<string>): boolean {
  if (!JAVASCRIPT.test(file) || file.startsWith('../') || WITHOUT_ITS_NAME.test(file)) return true;
  passed.add(file);
  const name = file.slice(file.lastIndexOf('/') + 1).replace(JAVASCRIPT, '');
  const named = new RegExp(String.raw`(?:/${escapePattern(name)}|["'\x60]${escapePattern(name)}(?=\.))(?:\.[cm]?[jt]sx?)?["'\x60?]`);
  const others = folder.files().filter((other) => JAVASCRIPT.test(other) && !isTestFile(other) && !passed.has(other));
  return others.some((other) => folder.text(other).includes(name) && named.test(folder.text(other)) && isLoadedBy(folder, other, passed));
}
