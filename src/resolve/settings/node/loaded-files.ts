import { escapePattern } from '../../../util/escape-pattern';
import { JAVASCRIPT } from '../../../util/file-names';
import { isTestFile } from '../../../util/test-files';
import type { ApplicationFolder } from '../../application-folder';

/** What Next.js loads although nothing imports it, and what an import by the name of its folder loads. */
const WITHOUT_ITS_NAME = /^(?:src\/)?(?:[^/]+$|(?:app|pages)\/)|(?:^|\/)index\.[^/]+$/;

/**
 * Whether the application loads a file: in doubt it does. One that no code of the application names, such as a program
 * that tests start, it doesn't.
 *
 * @param path from the project's root
 */
export function isLoaded(folder: ApplicationFolder, path: string): boolean {
  const file = folder.pathTo(path);
  if (!JAVASCRIPT.test(file) || file.startsWith('../') || WITHOUT_ITS_NAME.test(file)) return true;
  const name = file.slice(file.lastIndexOf('/') + 1).replace(JAVASCRIPT, '');
  const named = new RegExp(String.raw`["'\x60/]${escapePattern(name)}(?:\.[cm]?[jt]sx?)?["'\x60?]`);
  const others = folder.files().filter((other) => other !== file && JAVASCRIPT.test(other) && !isTestFile(other)).map((other) => folder.text(other));
  return others.some((text) => text.includes(name) && named.test(text));
}
