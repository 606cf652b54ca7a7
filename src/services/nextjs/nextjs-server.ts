import { posix } from 'node:path';
import type { NextFacts } from './nextjs-image';
import type { NextJsServiceOptions } from '../nextjs-options';
import type { NextServing } from './nextjs-serving';
import { BaseProfile } from '../../model/base-profile';
import { HttpClient } from '../../model/http-client';
import { TMP } from '../../model/service-model';
import type { ApplicationFolder } from '../../resolve/application-folder';
import { madeFolders } from '../../resolve/detect/node/made-folders';
import { sqliteFiles } from '../../resolve/detect/node/sqlite-files';
import { baseOf } from '../../resolve/images/base-families';
import { applicationFolder } from '../../resolve/images/next-image';
import { standaloneServer } from '../../resolve/images/next-server';
import { StoredFiles, volumeFolders } from '../../resolve/images/stored-files';
import { decideServer } from '../../resolve/next-decisions';
import type { ResolveContext } from '../../resolve/resolve-context';
import { javascriptSources } from '../../resolve/source-files';
import { workspacePackages } from '../../resolve/workspace-packages';
import { textsIn } from '../../util/objects';
import { isWithin } from '../../util/paths';

/** Programs of the team, and configuration. */
const NOT_SERVED = /(?:^|\/)(?:node_modules|scripts?|tools|docs?|cypress|e2e)\/|\.config\.[cm]?[jt]s$/;

/** An application that its own server serves. */
export function ownServer(
  { pins, profile }: ResolveContext, facts: NextFacts, options: NextJsServiceOptions & { readonly name: string },
): NextServing {
  const { decisions, installation, application } = facts;
  const { distDir, keepSharp } = decideServer(decisions, options, application);
  const base = baseOf(options.profile ?? profile ?? BaseProfile.alpine(), pins);
  const start = applicationFolder(installation.path);
  const optimizerCache = { target: posix.join(start, distDir, 'cache/images'), sizeMegabytes: 128 };
  const writable = chooseWritableFolders(facts, options);
  const stored = chooseStoredFiles(facts, writable);
  const inMemory = writable.filter((path) => !stored?.folders.includes(path));
  return {
    kind: 'Next.js application',
    serve: standaloneServer({ base, distDir, keepSharp }),
    libc: base.facts.libc,
    base,
    client: HttpClient.node(),
    programs: ['node', ...base.facts.programs],
    tmpfs: [TMP, ...(keepSharp ? [optimizerCache] : []), ...inMemory.map((path) => ({ target: posix.resolve(start, path), sizeMegabytes: 64 }))],
    volumes: stored ? volumeFolders(stored).map((path) => ({ volume: volumeName(options.name, path), target: posix.join(start, path) })) : [],
    stored,
    // What somebody named may have files of the repository, with which a new volume begins.
    written: options.writableFolders ? inMemory : writable,
  };
}

function volumeName(service: string, folder: string): string {
  return `${service}-${posix.basename(folder).replace(/^\./, '')}`;
}

/** Databases of SQLite: a folder that the code makes for one is a volume, and a file elsewhere is a link into one. */
function chooseStoredFiles({ sqlite, decisions }: NextFacts, writable: readonly string[]): StoredFiles | undefined {
  if (sqlite.length === 0) return undefined;
  decisions.choose('SQLite', { otherwise: { value: [...sqlite], reason: 'kept in a volume; PostgreSQL is for more than one container' }, change: 'option database' });
  const folders = writable.filter((folder) => sqlite.some((file) => isWithin(file, folder)));
  return { folders, links: sqlite.filter((file) => !folders.some((folder) => isWithin(file, folder))) };
}

/** Files of databases of SQLite that nobody committed: what is committed is content. */
export function findSqlite(folder: ApplicationFolder, { environment = {} }: NextJsServiceOptions): string[] {
  const sources = [folder, ...workspacePackages(folder)].flatMap((each) => javascriptSources(each, NOT_SERVED));
  return sqliteFiles(sources, textsIn(Object.values(environment))).filter((file) => !folder.lists(file));
}

/** Folders that it writes to: those that the user named, or those that its code makes and the image does not have. */
function chooseWritableFolders({ folder, decisions }: NextFacts, { writableFolders }: NextJsServiceOptions): string[] {
  const sources = [folder, ...workspacePackages(folder)].flatMap((each) => javascriptSources(each, NOT_SERVED));
  // What keeps an empty folder in git is no content.
  const known = folder.files().filter((file) => !/(?:^|\/)\.(?:git)?(?:keep|ignore)$/.test(file));
  const made = madeFolders(sources).filter((path) => !known.some((file) => file.startsWith(`${path}/`)));
  return decisions.choose('writableFolders', { option: writableFolders, otherwise: { value: made, reason: 'folders that the code makes' } });
}
