import { posix } from 'node:path';
import { outermost } from '../../../util/paths';
import { argumentsAt, splitOutsideBrackets, withinBrackets } from '../../../util/source-code';
import type { SourceFile } from '../../source-files';

const MAKES = /\b(?:mkdir|mkdirSync|mkdirp|ensureDir|ensureDirSync)\s*\(/g;
/** Where the server starts, which a variable may stand before. */
const START = String.raw`(?:process\.env\.\w+\s*(?:\|\||\?\?)\s*)?process\.cwd\(\)`;
const JOINED = new RegExp(String.raw`(?:\b(?:join|resolve)\(\s*${START}\s*,|\bpath\.(?:join|resolve)\((?!\s*["'\x60]/))(?<rest>[^()]*)\)`, 'g');
const IN_TEMPLATE = /`(?:file:)?\$\{process\.cwd\(\)\}\/(?<path>[\w./-]+)/g;
const TEXT = /^\s*(["'`])(?<text>[\w./-]+)\1\s*$/;
/** A text, perhaps after a variable; of a template what is said before a folder whose name is computed. */
const SAID = /^(?:process\.env\.\w+\s*(?:\|\||\?\?)\s*)?(?:(["'`])(?<text>[\w.-][\w./-]*)\1|`(?<begun>[\w.-][\w./-]*)\/\$\{)/;
/** Transports of winston, which make the folder of their files. @see https://github.com/winstonjs/winston/blob/master/docs/transports.md */
const LOG_FILE = /\b(?:transports\.File|DailyRotateFile)\s*\(\s*\{/g;
const LOG_FOLDER = /\bdirname\s*:\s*["'`](?<folder>[\w./-]+)["'`]|\bfilename\s*:\s*["'`](?<above>[\w./-]+)\//;
/** What the build makes, and what is no place for files. */
const OF_THE_BUILD = /^(?:\.|\.\.(?:\/.*)?|(?:\.next|node_modules|build|dist|out|src|app|pages)(?:\/.*)?)$/;

/** Folders that code makes, from where the server starts: those that files name which make folders. */
export function madeFolders(sources: readonly SourceFile[]): string[] {
  const making = sources.map(({ source }) => source.text).filter((text) => text.search(MAKES) >= 0);
  const paths = making.flatMap((text) => [...pathsFromStart(text), ...saidFolders(text)]);
  const folders = paths.map((path) => posix.normalize(`./${path}`)).map((path) => (posix.extname(path) === '' ? path : posix.dirname(path)));
  const ofLogs = sources.flatMap(({ source }) => logFolders(source.text)).map(posix.normalize);
  return outermost([...folders, ...ofLogs].map((path) => path.replace(/\/$/, '')).filter((path) => !OF_THE_BUILD.test(path))).sort();
}

/** Folders that are told to what makes them, by a text or the name of one: `mkdir("./data")`. */
function saidFolders(code: string): string[] {
  return [...code.matchAll(MAKES)].flatMap(({ 0: call, index }) => {
    const [given = ''] = argumentsAt(code, index + call.length - 1);
    const named = /^\w+$/.test(given) ? new RegExp(String.raw`\b(?:const|let|var)\s+${given}\s*(?::\s*string\s*)?=\s*(?<value>[^;\n]+)`).exec(code)?.groups?.value : given;
    const { text, begun } = SAID.exec(named ?? '')?.groups ?? {};
    return text ?? begun ?? [];
  });
}

function logFolders(code: string): string[] {
  return [...code.matchAll(LOG_FILE)].flatMap(({ 0: head, index }) => {
    const options = withinBrackets(code, index + head.length - 1);
    const { folder, above } = LOG_FOLDER.exec(options)?.groups ?? {};
    return folder ?? above ?? [];
  });
}

/** Paths that code makes of the folder that the server starts in. */
export function pathsFromStart(code: string): string[] {
  return [
    ...[...code.matchAll(JOINED)].map(({ groups }) => leadingPath(groups!.rest)),
    ...[...code.matchAll(IN_TEMPLATE)].map(({ groups }) => groups!.path),
  ];
}

/** The texts that a path begins with, up to what is computed. */
function leadingPath(rest: string): string {
  const texts = splitOutsideBrackets(rest, ',').map((each) => TEXT.exec(each)?.groups?.text);
  const computed = texts.indexOf(undefined);
  return texts.slice(0, computed < 0 ? undefined : computed).join('/');
}
