import { foldersFromStart, pathsIn } from './paths-from-start';
import type { PythonModule } from './python-module';
import { argumentsAt, SourceCode } from '../../../util/source-code';

/** Starlette's class, and those of a team that extend it. */
const SERVED = /\b\w*Static\w*(?=\()|\.frontend(?=\()/g;
/** Starlette's class for templates. */
const RENDERED = /\b\w*Templates(?=\()/g;
/** Opens the file that it is given, or that its object stands for. */
const OPENS = /\bopen(?=\()/g;
const READ = /(?<object>(?:\w+\.)*\w+|\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\))\.(?:read_text|read_bytes|open)\(/g;
const SERVES = /\bdirectory\s*=/;
/** What code under it does without may stay away. */
const IF_THERE = /^\s*(?:el)?if\b.*(?:\bexists|\bis_?dir)\(/;

/**
 * Folders whose files the code serves, from where it starts. One that is missing ends the program.
 *
 * @param start folder of the application in which it is started
 */
export function findServedFolders(modules: readonly PythonModule[], start = '.'): string[] {
  return foldersFromStart({ among: modules.filter(({ code }) => SERVES.test(code)), modules, expressions: servedBy, start });
}

/**
 * Folders beside the application whose files its code serves, such as `../frontend`: where paths in the code lead to
 * them, or where a path below /app, in which images have their code, can mean nothing else.
 *
 * @param isFolder whether there is one, by its path from the application's folder
 */
export function findServedBeside(modules: readonly PythonModule[], isFolder: (path: string) => boolean): string[] {
  const among = modules.filter(({ code }) => SERVES.test(code));
  const paths = pathsIn({ among, modules, expressions: shownBy, start: '.' }).map(({ from, path }) => {
    const inImage = from === 'root' ? /^\/app\/(?<inside>.+)$/.exec(path)?.groups?.inside : undefined;
    return inImage !== undefined && !isFolder(inImage) ? `../${inImage}` : path;
  });
  return [...new Set(paths)].filter((path) => path.startsWith('../') && isFolder(path)).sort();
}

/**
 * Files beside the application that its code reads, such as `../shared/rules.json`.
 *
 * @param modules those that are loaded
 * @param isFile whether there is one that may ship, by its path from the application's folder
 */
export function findReadBeside(modules: readonly PythonModule[], isFile: (path: string) => boolean): string[] {
  const among = modules.filter(({ code }) => readBy(code).length > 0);
  const paths = pathsIn({ among, modules, expressions: readBy, start: '.' }).filter(({ from }) => from === 'application').map(({ path }) => path);
  return [...new Set(paths)].filter((path) => path.startsWith('../') && isFile(path)).sort();
}

/** The expressions that name what is served and has to be there. */
function servedBy(code: string): string[] {
  const source = SourceCode.python(code);
  const calls = [...code.matchAll(SERVED)].filter(({ index }) => !source.above(index).some((line) => IF_THERE.test(line)));
  return calls.flatMap(({ 0: match, index }) => {
    const options = argumentsAt(code, index + match.length);
    return options.some((option) => /^check_dir\s*=\s*False\b/.test(option)) ? [] : directoryIn(options);
  });
}

/** The expressions that name what is served, or rendered, whether it has to be there or not. */
function shownBy(code: string): string[] {
  const calls = [SERVED, RENDERED].flatMap((pattern) => [...code.matchAll(pattern)]);
  return calls.flatMap(({ 0: match, index }) => directoryIn(argumentsAt(code, index + match.length)));
}

/** The expressions that name a file that is opened. */
function readBy(code: string): string[] {
  const opened = [...code.matchAll(OPENS)].map(({ 0: match, index }) => argumentsAt(code, index + match.length)[0] ?? '');
  return [...opened, ...[...code.matchAll(READ)].map(({ groups }) => groups!.object)];
}

function directoryIn(options: readonly string[]): string[] {
  return options.flatMap((option) => /^directory\s*=(?<value>[\s\S]*)$/.exec(option)?.groups?.value ?? []);
}
