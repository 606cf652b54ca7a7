import { posix } from 'node:path';
import { baseImages, withValues } from './base-image';
import { composeFiles, composeServices } from './compose-services';
import { readInstruction } from '../../model/docker-instruction';
import { Instruction } from '../../model/instruction';
import { escapePattern } from '../../util/escape-pattern';
import { NOT_SHIPPED } from '../../util/file-names';
import { placeOf } from '../../util/lines';
import { listOf, mapOf, PlainObject, textOf, textsIn } from '../../util/objects';
import { folderPath } from '../../util/paths';
import type { ApplicationFolder } from '../application-folder';
import type { DatabaseDialect } from '../settings/database-dialect';
import { exampleValues } from '../settings/example-values';

/** Where the images of PostgreSQL, MariaDB and MySQL look for what is to run once, in the order of the names. */
export const INIT_FOLDER = '/docker-entrypoint-initdb.d';
/** What a script is named. Their images take archives as well, which no ConfigMap holds. */
export const INIT_SCRIPT = /\.(?:sql|sh)$/;

/** A database that a team starts, whose tables its scripts make. */
export interface TeamDatabase {
  /** From the project's root, in the order in which they run. */
  readonly scripts: readonly string[];
  /** The file that starts it, and the line that names the scripts. */
  readonly place: string;
  /** Name of the database, which its scripts may use. @default not known */
  readonly database?: string;
  /** Name of its user. @default not known */
  readonly user?: string;
}

/** A file or a folder of the team, and where the container sees it. */
interface Mount {
  readonly source: string;
  readonly target: string;
}

/** The first database of a kind that has scripts, in the compose files of a repository: those for production first, and those at the top. */
export function teamDatabase(root: ApplicationFolder, dialect: DatabaseDialect): TeamDatabase | undefined {
  const order = (file: string): number => file.split('/').length + (NOT_SHIPPED.test(file) ? 100 : 0);
  for (const file of composeFiles(root).sort((a, b) => order(a) - order(b))) {
    const folder = root.below(posix.dirname(file));
    for (const service of composeServices(root.text(file))) {
      const scripts = isOf(folder, service, dialect) ? scriptsOf(root, [...mounted(folder, service), ...copied(folder, service)]) : [];
      if (scripts.length > 0) return { scripts, place: placeOf(file, root.text(file), /docker-entrypoint-initdb/), ...names(folder, service, dialect) };
    }
  }
  return undefined;
}

function isOf(folder: ApplicationFolder, service: PlainObject, { images: { names: known } }: DatabaseDialect): boolean {
  const image = textOf(service.image) ?? '';
  const base = baseImages(dockerfileOf(folder, service)?.text ?? '').at(-1)?.reference ?? '';
  return [image, base].some((reference) => new RegExp(`(?:^|/)(?:${known})(?:$|[:@/-])`).test(withValues(reference)));
}

/** The Dockerfile that a service is built from, and its context from the project's root. */
function dockerfileOf(folder: ApplicationFolder, { build }: PlainObject): { readonly text: string; readonly context: string } | undefined {
  const { context = textOf(build), dockerfile = 'Dockerfile' } = mapOf(build);
  if (typeof context !== 'string' || typeof dockerfile !== 'string') return undefined;
  const built = folder.below(context);
  return { text: built.text(dockerfile), context: built.path };
}

function mounted(folder: ApplicationFolder, { volumes }: PlainObject): Mount[] {
  return listOf(volumes).flatMap((volume) => {
    const [short, to] = typeof volume === 'string' ? volume.replace(/^\$\{?PWD\}?/, '.').split(':') : [];
    const { source = short, target = to } = mapOf(volume);
    return typeof source === 'string' && typeof target === 'string' ? [{ source: folder.pathFromProject(withValues(source)), target }] : [];
  });
}

/** What `COPY` puts into an image of the team's own. */
function copied(folder: ApplicationFolder, service: PlainObject): Mount[] {
  const { text = '', context = '' } = dockerfileOf(folder, service) ?? {};
  const copies = readInstruction(Instruction.raw(text)).filter(({ keyword }) => keyword === 'COPY' || keyword === 'ADD');
  return copies.flatMap(({ text: words }) => {
    const [target, ...sources] = words.replace(/[[\]",]/g, ' ').trim().split(/\s+/).filter((word) => !word.startsWith('--')).reverse();
    return sources.map((source) => ({ source: posix.join(context, source), target }));
  });
}

/** In the order in which the image runs them: that of their names there. */
function scriptsOf(root: ApplicationFolder, mounts: readonly Mount[]): string[] {
  const found = mounts.filter(({ target }) => target.startsWith(INIT_FOLDER)).flatMap(({ source, target }) => {
    const named = new RegExp(`^${escapePattern(folderPath(source)).replaceAll('\\*', '[^/]*')}(?:/[^/]+)?$`);
    return root.files().filter((file) => named.test(file) && INIT_SCRIPT.test(file))
      .map((path) => ({ path, name: posix.basename(path === source && INIT_SCRIPT.test(target) ? target : path) }));
  });
  return found.sort((a, b) => (a.name < b.name ? -1 : 1)).map(({ path }) => path);
}

/** What its variables say, or the examples for them. */
function names(folder: ApplicationFolder, { environment }: PlainObject, { images: { database, user } }: DatabaseDialect): Pick<TeamDatabase, 'database' | 'user'> {
  const assigned = textsIn(environment).map((text) => text.split('=', 2));
  const given: PlainObject = { ...mapOf(environment), ...Object.fromEntries(assigned) };
  const examples = new Map([...exampleValues(folder)].map(([name, { value }]) => [name, value]));
  const named = (variables: readonly string[]): string | undefined => {
    const texts = variables.map((variable) => textOf(given[variable]) ?? examples.get(variable) ?? '');
    return texts.map((text) => withValues(text, examples)).find((text) => /^[A-Za-z_][\w-]*$/.test(text));
  };
  return { database: named(database), user: named(user) };
}
