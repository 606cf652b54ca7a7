import { posix } from 'node:path';
import { BaseProfile } from '../../model/base-profile';
import { ServiceModel, TMP } from '../../model/service-model';
import { readManifest } from '../../package-managers/node-manifest';
import type { ApplicationFolder } from '../../resolve/application-folder';
import type { Decisions } from '../../resolve/decisions';
import { detectNodeMigrations, NodeMigrations, ofCommand, ofScript, ofTool } from '../../resolve/detect/node/node-migrations';
import { baseOf, hasShell } from '../../resolve/images/base-families';
import { MIGRATIONS_STAGE, MigrationsImage } from '../../resolve/images/migrations-image';
import type { IProblems, ResolveContext } from '../../resolve/resolve-context';
import { workspacePackages } from '../../resolve/workspace-packages';
import { distinctBy } from '../../util/distinct';
import { folderInWords } from '../../util/folder-in-words';
import { isWithin } from '../../util/paths';
import { didYouMean } from '../../util/suggest';
import type { Migrations } from '../migrations';
import type { WebService } from '../web-service';
import type { MigrationsOfService } from '../wiring/migration-service';

/** Input for choosing the migrations of a Next.js service. */
export interface AskedMigrations {
  /** What the user said. @default nothing */
  readonly option?: Migrations;
  /** Whether it has a database of the stack, or one of SQLite. */
  readonly hasDatabase: boolean;
}

/** Where to report problems. */
type Place = { readonly where: string; readonly problems: IProblems };

/** The image contains all packages of the application except the largest. */
const SIZE_BUDGET_MEGABYTES = 1000;
const FIX = 'Say another, such as Migrations.command([…]), or Migrations.none().';

/**
 * Decides how the database is migrated: by the user's option, else by the application's scripts and tools.
 *
 * @param folders the application's own, then those of packages of its workspace
 */
export function chooseMigrations(
  folders: readonly ApplicationFolder[], decisions: Decisions, { option, hasDatabase }: AskedMigrations, place: Place,
): NodeMigrations | undefined {
  if (option) {
    const found = said(folders, option, place);
    decisions.said('migrations', found ? textOf(found) : 'none');
    return found;
  }
  if (!hasDatabase) return undefined;
  const found = detectNodeMigrations(folders);
  if (!found.command) {
    const { reason, cannotRun } = found;
    decisions.choose('migrations', { found: cannotRun && { value: 'none', place: reason, guessed: true }, otherwise: { value: 'none', reason } });
    return undefined;
  }
  decisions.found('migrations', { value: textOf(found), place: found.place });
  return found;
}

function textOf({ command }: NodeMigrations): string {
  return command[0] === 'sh' ? command[2] : command.join(' ');
}

function said(folders: readonly ApplicationFolder[], { _kind: kind, _words: words }: Migrations, place: Place): NodeMigrations | undefined {
  const { where, problems } = place;
  const [folder] = folders;
  switch (kind) {
    case 'none':
      return undefined;
    case 'command':
      if (words.length === 0) problems.add(where, 'migrations: the command is empty.', "Give program and arguments, such as Migrations.command(['node', 'migrate.mjs']).");
      return ofCommand(folder, words);
    case 'script':
      return saidScript(folders, words[0], place);
    case 'alembic':
      problems.add(where, 'migrations: Alembic is a tool of Python, and this is a Next.js application.', FIX);
      return undefined;
    default: {
      const found = firstOf(folders, (each) => ofTool(each, kind));
      if (!found) problems.add(where, `migrations: ${folderInWords(folder.path)} has no migrations of ${kind} that its release can apply, or does not depend on it.`, FIX);
      return found;
    }
  }
}

function saidScript(folders: readonly ApplicationFolder[], name: string, { where, problems }: Place): NodeMigrations | undefined {
  const having = folders.find((folder) => name in readManifest(folder).scripts);
  if (!having) {
    const names = Object.keys(readManifest(folders[0]).scripts);
    problems.add(where, `migrations: ${folders[0].pathFromProject('package.json')} has no script "${name}".${didYouMean(name, names)}`, FIX);
    return undefined;
  }
  const found = ofScript(having, name);
  const file = having.pathFromProject('package.json');
  if (!found) problems.add(where, `migrations: the script "${name}" of ${file} does not apply migrations, or starts what none of its packages brings.`, FIX);
  return found;
}

function firstOf<T>(folders: readonly ApplicationFolder[], find: (folder: ApplicationFolder) => T | undefined): T | undefined {
  return folders.map(find).find((found) => found !== undefined);
}

/** The part of the migrations' image that it shares with the application's image. */
export interface SharedWithApplication extends Pick<MigrationsImage, 'base' | 'nodeImage' | 'stored' | 'buildVariables'> {
  /** The context. */
  readonly root: ApplicationFolder;
}

/** The image of the migrations. Their programs need a shell, so a base without one is replaced with one of the same C library. */
export function migrationsImage(
  { labels, pins, buildSecrets }: ResolveContext, { image, user }: WebService, migrations: NodeMigrations, shared: SharedWithApplication,
): MigrationsImage {
  const { base, root } = shared;
  return {
    ...migrations,
    ...shared,
    path: migrations.folder.pathWithin(root),
    siblings: siblings(migrations).map((folder) => folder.pathWithin(root)),
    base: hasShell(base) ? base : baseOf(BaseProfile.slim(), pins),
    user,
    labels: { ...labels, title: `${image}-migrations` },
    buildSecrets,
  };
}

/** Packages of the workspace that the migrations import, each with those that it depends on itself. */
function siblings({ folder, packages }: NodeMigrations): ApplicationFolder[] {
  const imported = workspacePackages(folder).filter((each) => packages.has(readManifest(each).name ?? ''));
  return distinctBy(imported.flatMap((each) => [...workspacePackages(each), each]), ({ path }) => path);
}

/** Paths that the migrations read and that do not enter the build otherwise, from the context's root. */
export function notCovered(migrations: NodeMigrations | undefined, root: ApplicationFolder, entering: readonly string[]): string[] {
  if (!migrations) return [];
  const own = [...migrations.files, ...migrations.folders].map((each) => posix.join(migrations.folder.pathWithin(root), each));
  const read = [...own, ...siblings(migrations).map((folder) => folder.pathWithin(root))];
  return read.filter((each) => !entering.some((entry) => isWithin(each, entry)));
}

/** The container of the migrations, built from a stage of the service's Dockerfile. */
export function migrationsOf(
  { name, image, imageBuild }: ServiceModel, { command }: NodeMigrations, sizeBudgetMegabytes = SIZE_BUDGET_MEGABYTES,
): MigrationsOfService {
  return {
    command: [...command],
    image: `${image}-migrations`,
    imageBuild: imageBuild && {
      ...imageBuild,
      dockerfile: { stages: [] },
      stageOf: name,
      target: MIGRATIONS_STAGE,
      sizeBudgetMegabytes,
      contents: undefined,
    },
    tmpfs: [TMP],
  };
}
