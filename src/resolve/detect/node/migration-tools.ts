import { posix } from 'node:path';
import { readManifest } from '../../../package-managers/node-manifest';
import { mapOf, textOf } from '../../../util/objects';
import { folderPath, isWithin } from '../../../util/paths';
import type { ReadableFolder } from '../../../util/readable-folder';
import { SourceCode } from '../../../util/source-code';
import { nodeRangeReaches } from '../../../util/version-range';

/** Tools that bring a database up to date from files of an application of Node.js. */
export type MigrationTool = 'prisma' | 'drizzle' | 'knex';

/** What a tool finds in an application's folder. */
export interface ToolFiles {
  /** Command that applies the migrations. */
  readonly command: string;
  /** File that shows that the tool is used. */
  readonly evidence: string;
  /** Files and folders that the command reads. */
  readonly files: readonly string[];
  /** Whether there is anything to apply. */
  readonly hasMigrations: boolean;
  /** Why the release in use cannot apply it. @default it can */
  readonly cannotApply?: string;
}

interface Tool {
  /** Package with the program. */
  readonly package: string;
  /** What the tool is in a command. */
  readonly inCommand: RegExp;
  find(folder: ReadableFolder): ToolFiles | undefined;
}

const SCRIPT_ENDINGS = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'];

export const MIGRATION_TOOLS: Readonly<Record<MigrationTool, Tool>> = {
  prisma: { package: 'prisma', inCommand: /\bprisma\s/, find: findPrisma },
  drizzle: { package: 'drizzle-kit', inCommand: /\bdrizzle-kit\s/, find: findDrizzle },
  knex: { package: 'knex', inCommand: /\bknex\s/, find: findKnex },
};

/** @see https://www.prisma.io/docs/orm/reference/prisma-config-reference */
function findPrisma(folder: ReadableFolder): ToolFiles | undefined {
  const config = configuration(folder, 'prisma.config');
  const inManifest = readManifest(folder).other.prisma;
  const named = literal(folder, config, 'schema') ?? textOf(mapOf(inManifest).schema);
  const usual = [named, 'prisma/schema.prisma', 'schema.prisma', 'prisma/schema'].filter((path) => path !== undefined);
  const known = usual.map((path) => posix.normalize(path)).find((path) => isThere(folder, path));
  const schema = known ?? folder.files().find((file) => posix.basename(file) === 'schema.prisma');
  if (schema === undefined) return undefined;
  const { evidence = schema, migrations } = prismaMigrations(folder, posix.dirname(schema));
  const together = posix.dirname(schema) !== '.' && migrations?.startsWith(`${posix.dirname(schema)}/`);
  return {
    command: known ? 'prisma migrate deploy' : `prisma migrate deploy --schema ${schema}`,
    evidence,
    files: [...(together ? [posix.dirname(schema)] : [schema, ...(migrations ? [migrations] : [])]), ...(config ? [config] : [])],
    hasMigrations: folder.files().some((file) => migrations !== undefined && file.startsWith(`${migrations}/`) && file.endsWith('.sql')),
  };
}

/** Where the migrations are: beside the schema, where several schemas have some. */
function prismaMigrations(folder: ReadableFolder, beside: string): { evidence?: string; migrations?: string } {
  const named = (name: string): string | undefined => {
    const files = folder.files().filter((file) => posix.basename(file) === name);
    return files.find((file) => isWithin(file, beside)) ?? files[0];
  };
  // Prisma itself writes this file beside the migrations; without it, they are applied as well.
  const lock = named('migration_lock.toml');
  const script = named('migration.sql');
  const migrations = lock ? posix.dirname(lock) : script && posix.dirname(posix.dirname(script));
  return { evidence: lock ?? script, migrations };
}

/** The command that `prisma db seed` runs; nothing where there is none. */
export function prismaSeed(folder: ReadableFolder): string {
  const inManifest = readManifest(folder).other.prisma;
  const config = configuration(folder, 'prisma.config');
  const inConfig = config && /\bseed\s*:\s*(['"`])(?<seed>[^'"`\n]+)\1/.exec(SourceCode.javascript(folder.text(config)).text)?.groups?.seed;
  return inConfig ?? textOf(mapOf(inManifest).seed) ?? '';
}

/** @see https://orm.drizzle.team/docs/drizzle-config-file */
function findDrizzle(folder: ReadableFolder): ToolFiles | undefined {
  const config = configuration(folder, 'drizzle.config');
  if (config === undefined) return undefined;
  const out = folderPath(literal(folder, config, 'out') ?? 'drizzle');
  const usual = ['drizzle.config.ts', 'drizzle.config.js', 'drizzle.config.json'].includes(config);
  return {
    command: usual ? 'drizzle-kit migrate' : `drizzle-kit migrate --config ${config}`,
    evidence: config,
    files: [config, ...(isThere(folder, out) ? [out] : [])],
    hasMigrations: folder.files().some((file) => file.startsWith(`${out}/`) && file.endsWith('.sql')),
    ...(nodeRangeReaches(readManifest(folder).dependencies['drizzle-kit'] ?? '', '0.21') === false
      ? { cannotApply: 'drizzle-kit applies migrations since 0.21 alone' }
      : {}),
  };
}

/** @see https://knexjs.org/guide/migrations.html */
function findKnex(folder: ReadableFolder): ToolFiles | undefined {
  const config = configuration(folder, 'knexfile');
  if (config === undefined) return undefined;
  const migrations = folderPath(literal(folder, config, 'directory') ?? 'migrations');
  return {
    command: config === 'knexfile.js' || config === 'knexfile.ts' ? 'knex migrate:latest' : `knex --knexfile ${config} migrate:latest`,
    evidence: config,
    files: [config, ...(isThere(folder, migrations) ? [migrations] : [])],
    hasMigrations: isThere(folder, migrations),
  };
}

function configuration(folder: ReadableFolder, name: string): string | undefined {
  const names = [...SCRIPT_ENDINGS, 'json'].map((ending) => `${name}.${ending}`);
  return names.find((file) => folder.has(file)) ?? folder.files().find((file) => names.includes(posix.basename(file)));
}

/** The first text that the configuration gives to a key; one that is computed is not seen. */
function literal(folder: ReadableFolder, file: string | undefined, key: string): string | undefined {
  if (file === undefined) return undefined;
  return new RegExp(`\\b${key}["']?\\s*:[^'"\`,{}]*(['"\`])(?<value>[\\w./-]+)\\1`).exec(SourceCode.javascript(folder.text(file)).text)?.groups?.value;
}

function isThere(folder: ReadableFolder, path: string): boolean {
  return folder.files().some((file) => isWithin(file, path));
}
