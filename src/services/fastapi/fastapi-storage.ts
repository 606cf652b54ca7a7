import { posix } from 'node:path';
import type { FastApiFacts } from './fastapi-choices';
import type { TmpfsMount, VolumeMount } from '../../model/service-model';
import { isMadeByDockerfile } from '../../resolve/detect/dockerfile-folders';
import { DOWNLOADS, findDownloads } from '../../resolve/detect/python/downloaded-files';
import { findLogFiles, LogFile } from '../../resolve/detect/python/log-files';
import { findMadeFolders, findNamedFolders } from '../../resolve/detect/python/made-folders';
import { isOfSystem } from '../../resolve/detect/python/paths-from-start';
import { findServedFolders } from '../../resolve/detect/python/served-folders';
import { findSqliteFiles } from '../../resolve/detect/python/sqlite-files';
import type { StoredFiles } from '../../resolve/images/stored-files';
import type { PythonInstallation } from '../../resolve/python-installation';
import { isSqlite } from '../../resolve/settings/database-dialect';
import { APPLICATION } from '../../util/dockerfile-text';
import { LOG } from '../../util/file-names';
import { placeOf } from '../../util/lines';
import { textsIn } from '../../util/objects';
import { isWithin, outermost } from '../../util/paths';
import type { FastApiServiceOptions } from '../fastapi-options';
import { decideSqlite, KEEPS_FOLDER, storedVolumes, tellOfUploads } from '../stored-volumes';

const UPLOAD = /\bUploadFile\b/;

/** The application's folder in the build context. */
type Place = Pick<PythonInstallation, 'root' | 'path'>;

/** The service's name, and what the user says. */
interface StorageWishes extends Pick<FastApiServiceOptions, 'database' | 'environment' | 'persistentFolders' | 'writableFolders'> {
  readonly name: string;
}

/** What decides where its files of SQLite are kept. */
interface StorageAsked {
  /** Folders that it writes to. */
  readonly writable: readonly string[];
  /** Addresses of files that its environment has. @default none */
  readonly told?: readonly string[];
  /** Whether it keeps elsewhere what its code names. */
  readonly others: boolean;
}

/** Where a service writes. */
export interface Storage {
  readonly stored: StoredFiles;
  readonly volumes: VolumeMount[];
  /** What is downloaded again where it is lost. */
  readonly caches: VolumeMount[];
  /** Variables that lead libraries to its folders. */
  readonly variables: Readonly<Record<string, string>>;
  readonly tmpfs: TmpfsMount[];
  /** Files of logs beside the code, by their paths in the context. */
  readonly logs: readonly LogFile[];
  /** Folders of the context that it writes to: what lies there on a developer's machine does not ship. */
  readonly written: readonly string[];
}

/** Decides where it writes: in memory, or in a volume what would be lost with the container. */
export function chooseStorage(
  facts: FastApiFacts,
  start: string,
  place: Place,
  { name, database, environment = {}, persistentFolders, writableFolders }: StorageWishes,
): Storage {
  const writable = chooseWritableFolders(facts, start, place, writableFolders);
  const isTold = facts.settings.some((setting) => setting.name in environment && setting.fallback?.startsWith('sqlite'));
  const told = textsIn(Object.values(environment)).filter(isSqlite);
  const databases = chooseStoredFiles(facts, start, place, { writable, told, others: database !== undefined || isTold });
  const persistent = persistentFolders ? facts.decisions.said('persistentFolders', persistentFolders) : [];
  const kept = { ...databases, folders: outermost([...databases.folders, ...persistent.map((path) => inContext(path, start, place))]) };
  const volumes = storedVolumes(name, kept, databases, APPLICATION);
  const absolute = writable.map((path) => posix.resolve(APPLICATION, place.path, start, path));
  const inMemory = absolute.filter((path) => !volumes.some(({ target }) => isWithin(path, target)));
  if (!writableFolders) tellOfUploads(facts.decisions, writable.filter((_, index) => inMemory.includes(absolute[index])), takesUploads(facts));
  // What somebody named may have files of the repository, with which a new volume begins.
  const own = (writableFolders ? inMemory : absolute).filter((path) => isWithin(path, APPLICATION));
  const written = own.map((path) => posix.relative(APPLICATION, path));
  const tmpfs = ['/tmp', ...inMemory].map((target) => ({ target, sizeMegabytes: 64 }));
  const logs = chooseLogs(facts, start, place, [...tmpfs, ...volumes].map(({ target }) => target));
  const variables = chooseDownloads(facts, environment);
  if (Object.keys(variables).length === 0) return { stored: kept, volumes, caches: [], variables, tmpfs, logs, written };
  const stored = { ...kept, folders: [...kept.folders, DOWNLOADS] };
  return { stored, volumes, caches: [{ volume: `${name}-${posix.basename(DOWNLOADS)}`, target: DOWNLOADS }], variables, tmpfs, logs, written };
}

/** Files of logs in folders that are read-only. */
function chooseLogs({ application, decisions }: FastApiFacts, start: string, place: Place, writable: readonly string[]): LogFile[] {
  const files = findLogFiles(application.loaded, start).map((log) => ({ ...log, path: inContext(log.path, start, place) }));
  const logs = files.filter(({ path }) => {
    const isHere = !posix.isAbsolute(path) && (posix.dirname(path) === '.' || place.root.isFolder(posix.dirname(path)));
    return isHere && !writable.some((folder) => isWithin(posix.join(APPLICATION, path), folder));
  });
  if (logs.length > 0) {
    const value = logs.map(({ path, rotates }) => `${path}: ${rotates ? 'in memory' : 'in the log of the container'}`);
    decisions.choose('logs', { otherwise: { value, reason: 'files beside the code, which is read-only' }, change: 'the code' });
  }
  return logs;
}

/** The place of code that takes uploads. */
function takesUploads({ application: { loaded }, folder }: FastApiFacts): string | undefined {
  const taking = loaded.find(({ code }) => UPLOAD.test(code));
  return taking && placeOf(folder.pathFromProject(taking.file), taking.code, UPLOAD);
}

/** Variables that lead libraries to the folder for what they download, unless the user sets them: memory has no room for a model. */
function chooseDownloads({ code, decisions }: FastApiFacts, told: object): Readonly<Record<string, string>> {
  const { packages, environment } = findDownloads(code, Object.keys(told));
  const names = Object.keys(environment).join(', ');
  if (packages.length > 0) {
    decisions.found('downloads', { value: `a volume at ${DOWNLOADS}`, place: `the code imports ${packages.join(', ')}` }, `option environment, with ${names}`);
  }
  return environment;
}

/**
 * Folders that it writes to, from where it starts or absolute: those that the user named, or those that its code makes and
 * the image does not have.
 */
export function chooseWritableFolders(
  { application, decisions, settings }: FastApiFacts,
  start: string,
  place: Place,
  option?: string[],
): string[] {
  // A log that was committed is what the application wrote there.
  const known = place.root.files().filter((file) => !KEEPS_FOLDER.test(file) && !LOG.test(file));
  const isThere = (path: string) => known.some((file) => file.startsWith(`${inContext(path, start, place)}/`));
  const named = [...findMadeFolders(application.loaded, start), ...findNamedFolders(application.loaded, settings)];
  const made = outermost(named).filter((path) => !isThere(path)).sort();
  const served = findServedFolders(application.loaded, start).filter((path) => !isThere(path) && !made.some((each) => isWithin(path, each)));
  const source = `the code serves ${served.join(', ')}, which the repository does not have: empty until the application writes there`;
  return decisions.choose('writableFolders', {
    option,
    found: served.length > 0 ? { value: [...made, ...served].sort(), place: source, guessed: true } : undefined,
    otherwise: { value: made, reason: 'folders that the code makes' },
  });
}

/**
 * Files of SQLite databases, which would be lost with the container, unless it has another database or is told of one:
 * in the folder that the code, or the team's Dockerfile, makes for them, beside the code, or in a folder outside of the application.
 */
export function chooseStoredFiles(facts: FastApiFacts, start: string, place: Place, { writable, told = [], others }: StorageAsked): StoredFiles {
  const named = findSqliteFiles(others ? [] : facts.application.loaded, start, told);
  const files = named.map((path) => inContext(path, start, place));
  const made = writable.map((path) => inContext(path, start, place));
  const beside = files.filter((file) => !made.some((folder) => isWithin(file, folder)));
  const links = beside.filter((file) => !posix.isAbsolute(file) && place.root.isFolder(posix.dirname(file)));
  const outside = beside.filter((file) => posix.isAbsolute(file)).map((file) => posix.dirname(file)).filter((folder) => !isOfSystem(folder));
  const ofTeam = named.map((path) => posix.dirname(path)).filter((path) => isMadeByDockerfile(facts.folder, path));
  const missing = ofTeam.map((path) => inContext(path, start, place)).filter((folder) => !posix.isAbsolute(folder) && !place.root.isFolder(folder));
  const folders = outermost([...made.filter((folder) => files.some((file) => isWithin(file, folder))), ...missing, ...outside]);
  const kept = files.filter((file) => links.includes(file) || folders.some((folder) => isWithin(file, folder)));
  decideSqlite(facts.decisions, kept);
  return { folders, links };
}

/** A path in the build context of one from where the application starts, or of an absolute one below /app; others stay as they are. */
function inContext(path: string, start: string, { path: own }: Place): string {
  const absolute = posix.resolve(APPLICATION, own, start, path);
  return isWithin(absolute, APPLICATION) ? posix.relative(APPLICATION, absolute) : absolute;
}
