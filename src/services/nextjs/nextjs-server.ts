import { posix } from 'node:path';
import type { NextFacts } from './nextjs-image';
import type { NextJsServiceOptions } from '../nextjs-options';
import type { NextServing } from './nextjs-serving';
import { BaseProfile } from '../../model/base-profile';
import { HttpClient } from '../../model/http-client';
import { TMP } from '../../model/service-model';
import { readManifest } from '../../package-managers/node-manifest';
import type { ApplicationFolder } from '../../resolve/application-folder';
import { madeFolders } from '../../resolve/detect/node/made-folders';
import { prismaSqliteFiles, sqliteFiles } from '../../resolve/detect/node/sqlite-files';
import { baseOf } from '../../resolve/images/base-families';
import { applicationFolder } from '../../resolve/images/next-image';
import { standaloneServer } from '../../resolve/images/next-server';
import type { StoredFiles } from '../../resolve/images/stored-files';
import { decideServer } from '../../resolve/next-decisions';
import type { ResolveContext } from '../../resolve/resolve-context';
import { javascriptSources, SourceFile } from '../../resolve/source-files';
import { workspacePackages } from '../../resolve/workspace-packages';
import { placeOf } from '../../util/lines';
import { textsIn } from '../../util/objects';
import { isWithin, outermost } from '../../util/paths';
import { nodeRangeAllows } from '../../util/version-range';
import { decideSqlite, KEEPS_FOLDER, storedVolumes, tellOfUploads } from '../stored-volumes';

/** Programs of the team, and configuration. */
const NOT_SERVED = /(?:^|\/)(?:node_modules|scripts?|tools|docs?|cypress|e2e)\/|\.config\.[cm]?[jt]s$/;
/** Code that reads files which browsers send, by itself or with a library. */
const UPLOAD = /\.formData\(\)|\b(?:from\s*|require\(\s*)["'](?:formidable|multer|busboy|@fastify\/busboy|multiparty)["']/;

/** An application that its own server serves. */
export function ownServer(
  { pins, profile }: ResolveContext, facts: NextFacts, options: NextJsServiceOptions & { readonly name: string },
): NextServing {
  const { decisions, installation, application } = facts;
  const { distDir, keepSharp } = decideServer(decisions, options, application);
  const { setsTracingRoot = false } = application.config;
  const base = baseOf(options.profile ?? profile ?? BaseProfile.alpine(), pins);
  const start = applicationFolder(installation.path);
  const optimizerCache = { target: posix.join(start, distDir, 'cache/images'), sizeMegabytes: 128 };
  const written = chooseWritableFolders(facts, options);
  const { stored, databases } = chooseStoredFiles(facts, written, start, options.persistentFolders);
  const volumes = storedVolumes(options.name, stored, databases, start);
  const inMemory = written.filter((path) => !volumes.some(({ target }) => isWithin(posix.resolve(start, path), target)));
  if (!options.writableFolders) tellOfUploads(decisions, inMemory, takesUploads(facts));
  return {
    kind: 'Next.js application',
    serve: standaloneServer({ base, distDir, keepSharp, setsTracingRoot, hasBuildParts: mayBeBefore16(facts) }),
    libc: base.facts.libc,
    base,
    client: HttpClient.node(),
    programs: ['node', ...base.facts.programs],
    tmpfs: [TMP, ...(keepSharp ? [optimizerCache] : []), ...inMemory.map((path) => ({ target: posix.resolve(start, path), sizeMegabytes: 64 }))],
    volumes,
    stored,
    databases,
    // What somebody named may have files of the repository, with which a new volume begins.
    written: options.writableFolders ? inMemory : written,
  };
}

function mayBeBefore16({ folder }: NextFacts): boolean {
  const { next = '' } = readManifest(folder).dependencies;
  return ['13', '14', '15'].some((release) => nodeRangeAllows(next, release) !== false);
}

/**
 * Databases of SQLite, for which a folder that the code makes is a volume, and a file elsewhere is a link into one; and
 * folders that the user wants to keep.
 */
function chooseStoredFiles(
  { sqlite, decisions }: NextFacts, written: readonly string[], start: string, option: readonly string[] = [],
): { stored: StoredFiles; databases: StoredFiles } {
  decideSqlite(decisions, sqlite);
  const persistent = (option.length > 0 ? decisions.said('persistentFolders', option) : []).map((path) => fromStart(path, start));
  const folders = written.filter((folder) => sqlite.some((file) => isWithin(file, folder)));
  const links = sqlite.filter((file) => !folders.some((folder) => isWithin(file, folder)));
  return { stored: { folders: outermost([...folders, ...persistent]), links }, databases: { folders, links } };
}

/** A path from where the server starts, if it lies below; others are absolute. */
function fromStart(path: string, start: string): string {
  const absolute = posix.resolve(start, path);
  return isWithin(absolute, start) ? posix.relative(start, absolute) : absolute;
}

/** The place of code that takes uploads. */
function takesUploads({ folder }: NextFacts): string | undefined {
  const taking = servedSources(folder).find(({ source }) => UPLOAD.test(source.text));
  return taking && placeOf(taking.path, taking.source.text, UPLOAD);
}

/** Files of databases of SQLite that nobody committed: what is committed is content. */
export function findSqlite(folder: ApplicationFolder, { environment = {} }: NextJsServiceOptions): string[] {
  const files = [...sqliteFiles(servedSources(folder), textsIn(Object.values(environment))), ...prismaSqliteFiles(folder, environment)];
  return [...new Set(files)].filter((file) => !folder.lists(file));
}

/** Folders that it writes to: those that the user named, or those that its code makes and the image does not have. */
function chooseWritableFolders({ folder, decisions }: NextFacts, { writableFolders }: NextJsServiceOptions): string[] {
  const known = folder.files().filter((file) => !KEEPS_FOLDER.test(file));
  const made = madeFolders(servedSources(folder)).filter((path) => !known.some((file) => file.startsWith(`${path}/`)));
  return decisions.choose('writableFolders', { option: writableFolders, otherwise: { value: made, reason: 'folders that the code makes' } });
}

/** Code that the server may run, with that of packages in the workspace. */
function servedSources(folder: ApplicationFolder): SourceFile[] {
  return [folder, ...workspacePackages(folder)].flatMap((each) => javascriptSources(each, NOT_SERVED));
}
