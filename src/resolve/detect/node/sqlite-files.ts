import { posix } from 'node:path';
import { pathsFromStart } from './made-folders';
import type { ApplicationFolder } from '../../application-folder';
import { exampleValues } from '../../settings/example-values';
import type { SourceFile } from '../../source-files';

/** Packages that open files of SQLite. */
const DRIVER = /["'`](?:better-sqlite3|node:sqlite|sqlite3?|libsql|@libsql\/client(?:\/\w+)?|drizzle-orm\/libsql(?:\/\w+)?|@prisma\/adapter-(?:better-sqlite3|libsql))["'`]/;
/** An ending alone is what a form accepts, or a file is renamed to. */
const FILE = /[^/]\.(?:db3?|sqlite3?)$/;
/** Where a schema of Prisma finds its database, without an adapter. */
const IN_PRISMA = /^\s*url\s*=\s*(?:env\("(?<name>\w+)"\)|"(?<value>[^"\n]*)")/m;
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

/**
 * Files of SQLite databases that a schema of Prisma names, from the application's folder: Prisma takes their paths from that of the schema.
 *
 * @param environment variables that the user gave; of others, what the examples say
 */
export function prismaSqliteFiles(folder: ApplicationFolder, environment: Readonly<Record<string, unknown>>): string[] {
  const schemas = folder.files().filter((file) => file.endsWith('.prisma') && /^\s*provider\s*=\s*"sqlite"/m.test(folder.text(file)));
  return schemas.flatMap((file) => {
    const { name = '', value = environment[name] ?? exampleValues(folder).get(name)?.value } = IN_PRISMA.exec(folder.text(file))?.groups ?? {};
    const path = /^file:(?<path>[^/?][^?]*)/.exec(String(value))?.groups!.path;
    return path ? [posix.join(posix.dirname(file), path)] : [];
  }).filter((path) => !path.startsWith('../'));
}
