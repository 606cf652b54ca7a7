import { installExported } from './python-exporter';
import { InstalledPackages, localFolders, normalName, PythonPackageManager, PythonProject } from './python-package-manager';
import { mayHoldInImage } from '../util/environment-marker';
import { readJson } from '../util/json';
import { isPlainObject, listOf, mapOf, PlainObject, textOf } from '../util/objects';
import type { ReadableFolder } from '../util/readable-folder';
import { readToml } from '../util/toml';

const MANIFEST = 'Pipfile';
const LOCK = 'Pipfile.lock';
const TOOL = ['pipenv==2026.10.3'] as const;

/** A Pipfile.lock, or a Pipfile without one. */
export const pipenv: PythonPackageManager = {
  id: 'pipenv',
  lockFile: LOCK,
  decidesFor: (folder, path) => path === '.' && (folder.has(LOCK) || folder.has(MANIFEST)),
  lockPath: ({ folder }) => (folder.has(LOCK) ? LOCK : MANIFEST),
  inputs: ({ folder }) => [MANIFEST, LOCK].filter((file) => folder.has(file)),
  install: (project, cacheId) =>
    installExported(project, {
      cacheId,
      tool: [...TOOL],
      command: ['pipenv requirements --hash', ...categories(project)].join(' '),
      lock: project.folder.has(LOCK) ? undefined : 'pipenv lock',
      files: pipenv.inputs(project),
      namesFolders: folders(project).length > 0,
      severalIndexes: severalSources(project.folder),
      // A lock file lists what the locking machine needs. A dependency of other platforms may be missing, and Pipenv does
      // not add it.
      listedOnly: project.folder.has(LOCK),
      hashed: project.folder.has(LOCK) && !Object.values(section(project.folder, 'default')).some((each) => isPlainObject(each) && !each.hashes && each.path === undefined),
    }),
  packages: (project): InstalledPackages => {
    const named = project.folder.has(LOCK)
      ? ['default', ...project.groups].flatMap((group) => installed(section(project.folder, group)))
      : Object.keys(manifestPackages(project.folder));
    const names = named.map(normalName);
    return { names: new Set(names), complete: project.folder.has(LOCK), unlocked: project.folder.has(LOCK) ? [] : names };
  },
  localPackages: (project) => localFolders(folders(project)),
};

function categories({ groups }: PythonProject): string[] {
  return groups.length > 0 ? [`--categories "${['packages', ...groups].join(' ')}"`] : [];
}

function section(folder: ReadableFolder, name: string): PlainObject {
  return mapOf(readJson(folder.text(LOCK))[name]);
}

/** Folders that packages are installed from; the project's own may be one. */
function folders({ folder, groups }: PythonProject): string[] {
  const locked = ['default', ...groups].flatMap((group) => Object.values(section(folder, group)));
  return locked.flatMap((each) => textOf(mapOf(each).path) ?? []);
}

function severalSources(folder: ReadableFolder): boolean {
  return listOf(readToml(folder.text(MANIFEST)).source).length > 1;
}

function installed(locked: PlainObject): string[] {
  return Object.keys(locked).filter((name) => mayHoldInImage(textOf(mapOf(locked[name]).markers)));
}

function manifestPackages(folder: ReadableFolder): PlainObject {
  return mapOf(readToml(folder.text(MANIFEST)).packages);
}
