import { pathsFromStart } from './python-folders';
import type { PythonModule } from './python-module';
import { argumentsAt } from '../../../util/source-code';

/** Handlers of logging, and sinks of Loguru: the file comes first. @see https://docs.python.org/3/library/logging.handlers.html */
const HANDLER = /\b\w*FileHandler(?=\()|\blogger\.add(?=\()/g;
const CONFIGURES = /\bbasicConfig(?=\()/g;
const IN_DICTIONARY = /["']class["']\s*:\s*["'][\w.]*FileHandler["'][^{}]*?["']filename["']\s*:\s*(?<file>[^,}\n]+)/g;
/** Loguru asks for the size of its file. */
const ROTATES = /^rotation\s*=/;

/**
 * Files that the code logs to, by their paths from where the application starts, or absolute.
 *
 * @param start folder of the application in which it is started
 */
export function findLogFiles(modules: readonly PythonModule[], start: string): string[] {
  const logging = modules.filter(({ code }) => loggedTo(code).length > 0);
  return pathsFromStart(logging, modules, loggedTo, start).filter((path) => /^[\w./-]+\.\w+$/.test(path));
}

/** The expressions that name them. */
function loggedTo(code: string): string[] {
  const handlers = [...code.matchAll(HANDLER)].map(({ 0: match, index }) => argumentsAt(code, index + match.length));
  const configured = [...code.matchAll(CONFIGURES)].map(({ 0: match, index }) => argumentsAt(code, index + match.length));
  return [
    ...handlers.filter((options) => !options.some((option) => ROTATES.test(option))).map(([first = '']) => first.replace(/^(?:filename|sink)\s*=\s*/, '')),
    ...configured.flatMap((options) => options.flatMap((option) => /^filename\s*=\s*(?<file>[\s\S]+)$/.exec(option)?.groups?.file ?? [])),
    ...[...code.matchAll(IN_DICTIONARY)].map(({ groups }) => groups!.file.trim()),
  ];
}
