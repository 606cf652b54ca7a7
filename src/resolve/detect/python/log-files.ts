import { pathsFromStart } from './paths-from-start';
import type { PythonModule } from './python-module';
import { argumentsAt } from '../../../util/source-code';

/** Handlers of logging, and sinks of Loguru: the file comes first. @see https://docs.python.org/3/library/logging.handlers.html */
const HANDLER = /\b(?<kind>\w*FileHandler|logger\.add)(?=\()/g;
const CONFIGURES = /\bbasicConfig(?=\()/g;
const IN_DICTIONARY = /["']class["']\s*:\s*["'](?<kind>[\w.]*FileHandler)["'][^{}]*?["']filename["']\s*:\s*(?<file>[^,}\n]+)/g;

/** A file that code logs to. */
export interface LogFile {
  /** From where the application starts, or absolute. */
  readonly path: string;
  /** Whether it is measured, and makes room for a new one: a stream cannot stand for it. */
  readonly rotates: boolean;
}

/**
 * Files that the code logs to.
 *
 * @param start folder of the application in which it is started
 */
export function findLogFiles(modules: readonly PythonModule[], start: string): LogFile[] {
  const pathsOf = (rotates: boolean): LogFile[] => {
    const expressions = (code: string) => loggedTo(code).filter((log) => log.rotates === rotates).map(({ path }) => path);
    const among = modules.filter(({ code }) => expressions(code).length > 0);
    return pathsFromStart({ among, modules, expressions, start }).filter((path) => /^[\w./-]+\.\w+$/.test(path)).map((path) => ({ path, rotates }));
  };
  const rotating = pathsOf(true);
  return [...rotating, ...pathsOf(false).filter(({ path }) => !rotating.some((log) => log.path === path))];
}

/** The expressions that name them. */
function loggedTo(code: string): LogFile[] {
  const handlers = [...code.matchAll(HANDLER)].map(({ 0: match, index, groups }) => {
    const [first = '', ...options] = argumentsAt(code, index + match.length);
    const rotates = isMeasured(groups!.kind) || options.some((option) => /^rotation\s*=/.test(option));
    return { path: first.replace(/^(?:filename|sink)\s*=\s*/, ''), rotates };
  });
  const configured = [...code.matchAll(CONFIGURES)].flatMap(({ 0: match, index }) => argumentsAt(code, index + match.length));
  return [
    ...handlers,
    ...configured.flatMap((option) => /^filename\s*=\s*(?<file>[\s\S]+)$/.exec(option)?.groups?.file ?? []).map((path) => ({ path, rotates: false })),
    ...[...code.matchAll(IN_DICTIONARY)].map(({ groups }) => ({ path: groups!.file.trim(), rotates: isMeasured(groups!.kind) })),
  ];
}

/** One that rotates by the time takes what is no file as it is; one that does so by the size does not. */
function isMeasured(handler: string): boolean {
  return /Rotating/.test(handler) && !/Timed/.test(handler);
}
