import { posix } from 'node:path';
import { pathsFromStart } from './made-folders';
import type { SourceFile } from '../../source-files';

/** Packages that open files of SQLite. */
const DRIVER = /["'`](?:better-sqlite3|node:sqlite|sqlite3?|libsql|@libsql\/client(?:\/\w+)?|drizzle-orm\/libsql(?:\/\w+)?|@prisma\/adapter-(?:better-sqlite3|libsql))["'`]/;
/** An ending alone is what a form accepts, or a file is renamed to. */
const FILE = /[^/]\.(?:db3?|sqlite3?)$/;
/** `"file:./shop.db"`, `"data/shop.db"`. */
const TEXT = /(?<quote>["'`])(?:file:)?(?<path>[\w./-]+)(?:\?[^"'`\n]*)?\k<quote>/g;

/**
 * Files of SQLite databases, from where the server starts.
 *
 * @param values of its variables
 */
export function sqliteFiles(sources: readonly SourceFile[], values: readonly string[]): string[] {
  const texts = sources.map(({ source }) => source.text);
  if (!texts.some((text) => DRIVER.test(text))) return [];
  const joined = texts.flatMap(pathsFromStart);
  const named = [...texts, ...values.map((value) => `"${value}"`)].flatMap((text) => [...text.matchAll(TEXT)].map(({ groups }) => groups!.path));
  // What is a part of a path that is put together is named by itself, too.
  const whole = named.filter((path) => !joined.some((each) => each.endsWith(`/${path}`)));
  const files = [...joined, ...whole].filter((path) => FILE.test(path) && !posix.isAbsolute(path)).map((path) => posix.normalize(path));
  return [...new Set(files.filter((path) => !path.startsWith('../')))].sort();
}
