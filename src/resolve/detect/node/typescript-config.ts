import { posix } from 'node:path';
import { readJsonWithComments } from '../../../util/json';
import { isPlainObject } from '../../../util/objects';
import type { ReadableFolder } from '../../../util/readable-folder';

/** The one that Next.js reads. */
export const TSCONFIG = 'tsconfig.json';

/** What the beginning of an import stands for, or the whole of it. */
export interface PathAlias {
  readonly prefix: string;
  /** From the application's folder. */
  readonly target: string;
  /** Whether nothing may follow. @default false */
  readonly isWhole?: boolean;
}

/** What a tsconfig.json says about imports, with what it extends. @see https://www.typescriptlang.org/tsconfig/ */
export interface TypescriptConfig {
  /** The file and those that it extends. */
  readonly files: readonly string[];
  readonly aliases: readonly PathAlias[];
}

/** Reads a configuration of TypeScript, which may extend one above the folder; one that is missing says nothing. */
export function readTypescriptConfig(folder: ReadableFolder, file: string, above: readonly string[] = []): TypescriptConfig {
  const isThere = file.startsWith('../') ? folder.has(file) : folder.lists(file);
  if (!isThere || above.includes(file)) return { files: [], aliases: [] };
  const { extends: extended, compilerOptions } = readJsonWithComments(folder.text(file));
  const bases = [extended].flat().filter((path) => typeof path === 'string' && path.startsWith('.')).map((path) => withEnding(posix.join(posix.dirname(file), String(path))));
  const read = bases.map((base) => readTypescriptConfig(folder, base, [...above, file]));
  const aliases = isPlainObject(compilerOptions) && isPlainObject(compilerOptions.paths)
    ? aliasesOf(compilerOptions.paths, posix.join(posix.dirname(file), typeof compilerOptions.baseUrl === 'string' ? compilerOptions.baseUrl : '.'))
    : read.map((base) => base.aliases).filter((each) => each.length > 0).at(-1) ?? [];
  return { files: [file, ...read.flatMap(({ files }) => files)], aliases };
}

/** The path that an import means by an alias, from the application's folder; undefined if none fits. */
export function aliasedPath({ aliases }: TypescriptConfig, specifier: string): string | undefined {
  const alias = aliases.find(({ prefix, isWhole }) =>
    isWhole ? specifier === prefix : prefix !== '' && prefix !== '@' && specifier.startsWith(prefix));
  return alias && posix.join(alias.target, specifier.slice(alias.prefix.length));
}

function withEnding(path: string): string {
  return path.endsWith('.json') ? path : `${path}.json`;
}

function aliasesOf(paths: object, base: string): PathAlias[] {
  return Object.entries(paths).flatMap(([pattern, targets]) => {
    const [target]: unknown[] = [targets].flat();
    if (typeof target !== 'string' || pattern.endsWith('*') !== target.endsWith('*')) return [];
    const path = posix.join(base, target.replace(/\*$/, ''));
    return pattern.endsWith('*') ? [{ prefix: pattern.slice(0, -1), target: path }] : [{ prefix: pattern, target: path, isWhole: true }];
  });
}
