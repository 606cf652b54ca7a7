import { posix } from 'node:path';
import { aliasedPath, readTypescriptConfig, TSCONFIG } from './typescript-config';
import { JAVASCRIPT } from '../../../util/file-names';
import { folderPath, isWithin } from '../../../util/paths';
import type { ReadableFolder } from '../../../util/readable-folder';
import { argumentsAt, SourceCode } from '../../../util/source-code';

/** What code reads when it runs. */
export interface ReadFiles {
  /** Files and folders of the application. */
  readonly files: readonly string[];
  /** Packages that the files import. */
  readonly packages: ReadonlySet<string>;
  /** Files that they import and the repository does not have, as those that are generated. */
  readonly missing: readonly string[];
}

/** What imports leave away of the names of files; nothing first. */
export const ENDINGS = ['', '.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json', '/index.ts', '/index.js'];
const SPECIFIER = /(?:\bfrom|\bimport|\brequire\s*\(|\bimport\s*\()\s*(['"`])(?<specifier>[^'"`\n]+)\1/g;
const NAMED = /(?<=['"`])\.{1,2}\/[\w.@/-]+(?=['"`])|\b(?:migrationsFolder|migrations|directory|dir|folder|path)["']?\s*:\s*['"`](?<path>[\w.@/-]+)(?=['"`])/g;
/** A path put together from pieces: `join(process.cwd(), 'db', 'migrations')`. */
const JOINED = /(?<![\w.])(?:\w*path\.(?:posix\.)?)?(?:join|resolve)(?=\()/gi;
const PIECE = /^(?<quote>['"`])(?<piece>[\w.@/-]+)\k<quote>$/;
const OF_TYPESCRIPT = /(?:^|\/)tsconfig[\w.-]*\.json$/;

/** The file that code means by a path, whose ending may be left away, or be that of what TypeScript compiles to. */
export function fileOf(folder: ReadableFolder, path: string): string | undefined {
  return [path, path.replace(/\.([cm]?)jsx?$/, '.$1ts')].flatMap((each) => ENDINGS.map((ending) => `${each}${ending}`)).find((each) => folder.lists(each));
}

/** The package of `@acme/db/schema`. */
export function packageName(specifier: string): string {
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

/** The paths that code puts together from pieces, without the folder that they begin in: it computes that one. */
function joinedPaths(code: string): string[] {
  return [...code.matchAll(JOINED)].flatMap(({ 0: match, index }) => {
    const pieces = argumentsAt(code, index + match.length).map((each) => PIECE.exec(each)?.groups?.piece);
    const said = pieces.slice(pieces[0] === undefined ? 1 : 0);
    // Dots alone are the way to a root, of which other code takes what it needs.
    return !said.includes(undefined) && said.some((piece) => /\w/.test(piece!)) ? [said.join('/')] : [];
  });
}

/** Follows the imports of files, and finds the files and folders that they name; runs none of it. */
export function filesReadBy(folder: ReadableFolder, entries: readonly string[]): ReadFiles {
  const known = folder.files();
  const files = new Set<string>();
  const packages = new Set<string>();
  const missing: string[] = [];
  const config = readTypescriptConfig(folder, TSCONFIG);
  const queue = entries.flatMap((entry) => fileOf(folder, entry) ?? []);
  for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
    if (files.has(file)) continue;
    files.add(file);
    const code = SourceCode.javascript(folder.text(file)).text;
    if (OF_TYPESCRIPT.test(file)) queue.push(...readTypescriptConfig(folder, file).files);
    if (!JAVASCRIPT.test(file)) continue;
    for (const { groups } of code.matchAll(SPECIFIER)) follow(file, groups!.specifier);
    for (const { 0: text, groups } of code.replace(SPECIFIER, '').matchAll(NAMED)) name(file, groups?.path ?? text);
    for (const path of joinedPaths(code)) name(file, path);
  }
  return { files: [...files], packages, missing };

  function follow(file: string, specifier: string): void {
    const aliased = aliasedPath(config, specifier);
    const path = aliased ?? (specifier.startsWith('.') ? posix.join(posix.dirname(file), specifier) : undefined);
    const found = path === undefined ? undefined : fileOf(folder, path);
    if (aliased !== undefined && found) queue.push(TSCONFIG);
    if (found) queue.push(found);
    else if (path !== undefined) missing.push(path);
    else packages.add(packageName(specifier));
  }

  /** Programs name paths from where they start, and from the file itself. */
  function name(file: string, text: string): void {
    const paths = [text, posix.join(posix.dirname(file), text)].map(folderPath);
    const found = paths.find((path) => path !== '.' && known.some((each) => isWithin(each, path)));
    if (found !== undefined) files.add(found);
  }
}
