import { ASSIGNED, foldersFromStart, isOfSystem } from './paths-from-start';
import type { PythonModule } from './python-module';
import { folderPath } from '../../../util/paths';
import { argumentsAt, splitOutsideBrackets } from '../../../util/source-code';
import type { Setting } from '../../settings/setting';

const MADE_BY_CALL = /\bos\.(?:makedirs|mkdir)(?=\()/g;
const MADE_BY_METHOD = /(?<object>(?:\w+\.)*\w+(?:\([^()\n]*\))?|\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\))(?<up>(?:\.(?:parent|resolve\(\)|absolute\(\)))*)\.mkdir\(/g;
const MAKES = /\b(?:makedirs|mkdir)\(/;
/** A file of a log in a folder, which Loguru makes; that of logging has to be there, and is written to. */
const LOGGED = /(?:\blogger\.add\(|["']sink["']\s*:|\bsink\s*=|\b\w*FileHandler\()\s*(?:filename\s*=\s*)?f?["'](?<folder>[\w.-]+(?:\/[\w.-]+)*)\/[^/"'\n]*["']/g;
/** A folder that Chroma keeps its data in, and makes: said to its client, or to LangChain's. */
const KEPT = /\bPersistentClient(?=\()|\bpersist_directory\s*=\s*(?<folder>[^,)\n]+)/g;
/** Aerich's command, in code; it writes its migrations. */
const MIGRATES = /\bCommand\(\s*tortoise_config\s*=(?![^()]*\blocation\s*=)/;
/** A folder below that in which images have their code; a name with a dot may be that of a file. */
const IN_IMAGE = /["'](?<path>\/app(?:\/[\w-]+)+)\/?["']/g;
/** A text whose end is computed. */
const FORMATTED = /\bf(?<quote>["'])(?<folder>[\w./-]*\w)\/[^"'\n]*\{[^"'\n]*\k<quote>/;
const JOIN = /^(?:os\.)?(?:path\.)?join\(/;

/**
 * Folders that the code makes, from where it starts: paths that it says as text, and those beside its modules.
 *
 * @param start folder of the application in which it is started
 */
export function findMadeFolders(modules: readonly PythonModule[], start = '.'): string[] {
  const among = modules.filter(({ code }) => [MAKES, LOGGED, KEPT, MIGRATES].some((pattern) => code.search(pattern) >= 0));
  return foldersFromStart({ among, modules, expressions: madeBy, start, otherwise: beginnings });
}

/**
 * Folders that settings name as their defaults, from where the application starts, and those below /app that only an
 * image has, where any of its code makes folders.
 *
 * @param settings those that it reads from its environment
 */
export function findNamedFolders(modules: readonly PythonModule[], settings: readonly Setting[]): string[] {
  if (!modules.some(({ code }) => MAKES.test(code))) return [];
  const inImage = modules.flatMap(({ code }) => [...code.matchAll(IN_IMAGE)].map(({ groups }) => groups!.path));
  const bySettings = settings.flatMap(({ name, fallback = '' }) => {
    // An absolute path is one of an address as well.
    const isNamed = (fallback.startsWith('/') ? /(?:DIR|DIRECTORY|FOLDER)$/i : /(?:DIR|DIRECTORY|FOLDER|(?<!ROOT_|URL_|API_)PATH)$/i).test(name);
    const isPath = /^(?:\.?\/)?[\w-]+(?:\/[\w-]+)*\/?$/.test(fallback) && !isOfSystem(fallback);
    return isNamed && isPath && !/IMAP|MAIL/i.test(name) ? [folderPath(fallback)] : [];
  });
  return [...bySettings, ...inImage];
}

/** The expressions that name what is made. */
function madeBy(code: string): string[] {
  const calls = [...code.matchAll(MADE_BY_CALL)].map(({ 0: match, index }) => {
    const [first = ''] = argumentsAt(code, index + match.length);
    return first.replace(/^name\s*=/, '');
  });
  const logged = [...code.matchAll(LOGGED)].map(({ groups }) => `"${groups!.folder}"`);
  const migrations = MIGRATES.test(code) ? ['"migrations"'] : [];
  const kept = [...code.matchAll(KEPT)].map(({ 0: match, index, groups }) =>
    groups!.folder ?? (argumentsAt(code, index + match.length)[0] ?? '').replace(/^path\s*=\s*/, ''));
  const methods = [...code.matchAll(MADE_BY_METHOD)].map(({ groups }) => `${groups!.object}${groups!.up}`);
  return [...[...calls, ...kept, ...methods].flatMap((expression) => itemsOf(expression, code) ?? [expression]), ...logged, ...migrations];
}

/** What the variable of a loop stands for: the items of the list, where that is written down; undefined for other expressions. */
function itemsOf(expression: string, code: string): string[] | undefined {
  if (!/^\w+$/.test(expression)) return undefined;
  const over = new RegExp(String.raw`\bfor\s+${expression}\s+in\s+(?<list>\w*)`).exec(code);
  if (!over) return undefined;
  const { list } = over.groups!;
  const said = list ? new RegExp(String.raw`\b${list}\s*=\s*`).exec(code) : over;
  const start = said ? said.index + said[0].length : 0;
  return said && /[([]/.test(code.charAt(start)) ? argumentsAt(code, start) : [];
}

/** What a path begins with whose end is computed, the longest first: `"uploads"` of `f"uploads/{name}"`. */
function beginnings(expression: string, code: string): string[] {
  const assigned = /^\w+$/.test(expression) ? [...code.matchAll(ASSIGNED)].filter(({ groups }) => groups!.name === expression) : [];
  return [expression, ...assigned.map(({ groups }) => groups!.value)].flatMap((each) => {
    const whole = each.trim().replace(/^\((?<inner>.*)\)$/, '$<inner>');
    const [join = ''] = JOIN.exec(whole) ?? [];
    const parts = join ? argumentsAt(whole, join.length - 1) : splitOutsideBrackets(whole, '/');
    const begun = parts.map((part, index) => [...parts.slice(0, index), part.replace(FORMATTED, '"$<folder>"')]);
    const shorter = begun.filter((first) => first.length < parts.length || first.at(-1) !== parts.at(-1)).reverse();
    return shorter.map((first) => (join ? `${join}${first.join(', ')})` : first.join('/')));
  });
}
