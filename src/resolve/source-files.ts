import type { ApplicationFolder } from './application-folder';
import { JAVASCRIPT } from '../util/file-names';
import { SourceCode } from '../util/source-code';
import { isTestFile } from '../util/test-files';
import { withNamesOfOs } from './settings/python/names-of-os';

/** Code of a Next.js application that its server does not run. */
export const NOT_SERVED_NODE = /(?:^|\/)(?:scripts?|docs?|\.[^/]+)\/|\.(?:stories|d)\.|(?:^|\/)(?!next\.config\.)[\w.-]+\.config\.[cm]?[jt]s$/;

/** A file of code, with its path from the project's root. */
export interface SourceFile {
  readonly path: string;
  readonly source: SourceCode;
}

/**
 * Code of a folder in JavaScript and TypeScript, without tests and what a pattern leaves out.
 *
 * @param having what the text of each has
 */
export function javascriptSources(folder: ApplicationFolder, leftOut: RegExp, having = /(?:)/): SourceFile[] {
  const isMeant = (file: string) => JAVASCRIPT.test(file) && !leftOut.test(file) && !isTestFile(file) && folder.text(file).search(having) >= 0;
  const files = folder.files().filter(isMeant);
  return files.map((file) => ({ path: folder.pathFromProject(file), source: SourceCode.javascript(folder.text(file)) }));
}

/** Code in Python among some files of a folder, without tests and what a pattern leaves out. */
export function pythonSources(folder: ApplicationFolder, files: readonly string[], leftOut: RegExp): SourceFile[] {
  const sources = files.filter((file) => file.endsWith('.py') && !leftOut.test(file) && !isTestFile(file));
  return sources.map((file) => ({ path: folder.pathFromProject(file), source: withNamesOfOs(SourceCode.python(folder.text(file))) }));
}
