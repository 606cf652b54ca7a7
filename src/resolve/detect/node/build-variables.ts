import type { ApplicationFolder } from '../../application-folder';
import { importedModules } from '../../imported-modules';
import { librarySettings } from '../../settings/library-settings';
import { EnvironmentReader, environmentReaders } from '../../settings/node/environment-readers';
import { isLoaded } from '../../settings/node/loaded-files';
import { prismaConfiguration } from '../../settings/node/migration-settings';
import { nodeEnvironment, readVariables, schemaVariables } from '../../settings/node/node-environment';
import { isNeeded, Setting } from '../../settings/setting';
import { javascriptSources, SourceFile } from '../../source-files';
import { workspacePackages } from '../../workspace-packages';

/** A variable that the build needs although its value comes at run time only. */
export interface BuildVariable {
  readonly name: string;
  readonly value: string;
  /** File and line that read it, from the project's root. */
  readonly place: string;
}

type NeededVariable = Pick<Setting, 'name' | 'place' | 'sample'>;

const NOT_BUILT = /(?:^|\/)(?:docs?|scripts?|seeds?|cypress|playwright)(?:\/|\.)/;
const SET_BY_OTHERS = /^(?:NEXT_PUBLIC_.*|NODE_ENV|NEXT_RUNTIME|HOSTNAME|CI|VERCEL.*|ANALYZE)$/;
/** What T3 Env looks for. @see https://env.t3.gg/docs/customization#skipping-validation */
const SKIP_VALIDATION = 'SKIP_ENV_VALIDATION';

/** Values in the shape that clients parse as soon as they are made, with a user or a pooler where one wants that; none of them leads anywhere. */
const PLACEHOLDERS: readonly (readonly [RegExp, string])[] = [
  [/UPSTASH.*URL$/, 'https://build.invalid'],
  [/(?:TURSO|LIBSQL).*UR[IL]$/, 'libsql://build.invalid'],
  [/MONGO.*UR[IL]$/, 'mongodb://build.invalid/build'],
  [/REDIS.*UR[IL]$/, 'redis://build.invalid'],
  [/^POSTGRES_URL$/, 'postgresql://build@build-pooler.invalid/build'],
  [/(?:DATABASE|POSTGRES|DB|PG|DIRECT).*UR[IL]$/, 'postgresql://build@build.invalid/build'],
  [/(?:UR[IL]|HOST|ENDPOINT|ORIGIN)$/, 'http://build.invalid'],
];
const PLACEHOLDER = 'placeholder-while-the-image-is-built';

/**
 * Variables that the sources cannot do without, each with a placeholder: Next.js loads every module while it builds,
 * and one that throws for want of a setting would stop it.
 *
 * @param given variables that have a value in the build anyway
 */
export function detectBuildVariables(folder: ApplicationFolder, given: readonly string[]): BuildVariable[] {
  const found = new Map<string, BuildVariable>();
  const read = [...javascriptSources(folder, NOT_BUILT), ...importedModules(folder)];
  const readers = environmentReaders(read.map(({ source }) => source));
  const own = read.flatMap((source) => {
    const required = requiredIn(source, readers);
    return required.length > 0 && isLoaded(folder, source.path) ? required : [];
  });
  // Clients of a workspace's packages are made before the build.
  const sources = workspacePackages(folder).flatMap((each) => javascriptSources(each, NOT_BUILT));
  const ofPackages = sources.flatMap(({ path, source }) => prismaConfiguration(path, source));
  // What a library cannot do without, code that is loaded looks for in its own ways.
  const ofLibraries = librarySettings(folder).filter(({ fallback }) => fallback === undefined);
  const all: NeededVariable[] = [...own, ...ofPackages, ...ofLibraries];
  for (const { name, place, sample } of all) {
    if (found.has(name) || given.includes(name) || SET_BY_OTHERS.test(name)) continue;
    found.set(name, { name, value: placeholder(name, sample), place });
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function requiredIn({ path, source }: SourceFile, readers: readonly EnvironmentReader[]): NeededVariable[] {
  const skip = source.text.indexOf(SKIP_VALIDATION);
  if (skip < 0) return [...nodeEnvironment(path, source, { readers }).filter(isNeeded), ...prismaConfiguration(path, source)];
  const skipped: Setting = { name: SKIP_VALIDATION, place: `${path}:${source.lineAt(skip)}`, required: true, form: 'text', sample: '1' };
  return [...readVariables(path, source, { readers }).filter(isNeeded), ...unvalidated(schemaVariables(path, source)), skipped];
}

/** What is not validated is taken for given, and has no default either: all get theirs but a truth, which any text would be. */
function unvalidated(variables: readonly Setting[]): NeededVariable[] {
  return variables.flatMap(({ name, place, required, fallback, sample }) => {
    if (required) return [{ name, place, sample }];
    return fallback === undefined || /^(?:true|false|null|undefined)?$/.test(fallback) ? [] : [{ name, place, sample: fallback }];
  });
}

function placeholder(name: string, sample: string | undefined): string {
  const usual = PLACEHOLDERS.find(([pattern]) => pattern.test(name))?.[1];
  const isAddress = sample?.includes('://') ?? true;
  return (isAddress ? usual ?? sample : sample) ?? PLACEHOLDER;
}
