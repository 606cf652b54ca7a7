import { pathsFromStart } from './paths-from-start';
import type { PythonModule } from './python-module';
import { argumentsAt } from '../../../util/source-code';

const USES = /sqlite/;
/** `sqlite+aiosqlite:///./shop.db`; a path that begins at the root has a slash more. */
const ADDRESS = /(?<quote>["'])sqlite(?:\+\w+)?:\/\/\/(?<path>[^"'{}?\n]+)(?:\?[^"'\n]*)?\k<quote>/g;
/** `f"sqlite:///{ROOT / 'shop.db'}"`, `f"sqlite:///{ROOT}/shop.db"`. */
const FORMATTED = /\bf(?<quote>["'])sqlite(?:\+\w+)?:\/\/\/\{(?<base>[^{}\n]+)\}(?:\/(?<rest>[^"'{}?\n]*))?(?:\?[^"'\n]*)?\k<quote>/g;
/** As Tortoise ORM is told. */
const CREDENTIAL = /["']file_path["']\s*:\s*(?<path>f?["'][^"'\n]+["']|[\w.]+)/g;
const CONNECT = /\b(?:aio)?sqlite3?\.connect(?=\()/g;

/**
 * Files of SQLite databases that the code names, or values of its environment, from where it starts or absolute.
 *
 * @param values of the environment, which are read as texts in code
 */
export function findSqliteFiles(modules: readonly PythonModule[], start: string, values: readonly string[] = []): string[] {
  const told = { file: '', code: values.map((value) => `"${value}"`).join('\n') };
  return pathsFromStart({ among: [...modules, told].filter(({ code }) => USES.test(code)), modules, expressions: databasesOf, start });
}

/** The expressions that name the files. */
function databasesOf(code: string): string[] {
  const addresses = [...code.matchAll(ADDRESS)].map(({ groups }) => `"${groups!.path}"`);
  const formatted = [...code.matchAll(FORMATTED)].map(({ groups }) => (groups!.rest ? `${groups!.base} / "${groups!.rest}"` : groups!.base));
  const opened = [...code.matchAll(CONNECT)].map(({ 0: match, index }) => argumentsAt(code, index + match.length)[0] ?? '');
  const told = [...code.matchAll(CREDENTIAL)].map(({ groups }) => groups!.path);
  return [...addresses, ...formatted, ...told, ...opened.map((argument) => argument.replace(/^database\s*=/, ''))];
}
