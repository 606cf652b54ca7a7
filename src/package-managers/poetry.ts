import { PyprojectFile } from './pyproject-file';
import { installExported } from './python-exporter';
import { InstalledPackages, localFolders, normalName, PythonPackageManager, PythonProject } from './python-package-manager';
import { mayHoldInImage } from '../util/environment-marker';
import { isPlainObject, mapOf, mapsIn, PlainObject, textOf } from '../util/objects';
import type { ReadableFolder } from '../util/readable-folder';
import { readToml } from '../util/toml';

const LOCK = 'poetry.lock';
// Not newer: Poetry 2.5 omits packages that an extra requires under another marker, such as uvloop for uvicorn.
const TOOL = ['poetry==2.4.1', 'poetry-plugin-export==1.10.1'] as const;

/** A poetry.lock of any format, or the dependencies in Poetry's own table without one. */
export const poetry: PythonPackageManager = {
  id: 'poetry',
  lockFile: LOCK,
  decidesFor: (folder, path) => (path === '.' && (folder.has(LOCK) || onlyPoetry(folder))) || (folder.has(LOCK) && locks(folder, 'fastapi')),
  lockPath: ({ folder }) => (folder.has(LOCK) ? LOCK : 'pyproject.toml'),
  inputs: ({ folder }) => ['pyproject.toml', ...(folder.has(LOCK) ? [LOCK] : [])],
  install: (project, cacheId) =>
    installExported(project, {
      cacheId,
      tool: [...TOOL],
      command: ['poetry export', `--only ${['main', ...project.groups].join(',')}`, ...project.extras.map((extra) => `--extras ${extra}`)].join(' '),
      lock: project.folder.has(LOCK) ? undefined : 'poetry lock --no-interaction',
      files: poetry.inputs(project),
      // Poetry resolves nothing again, either. A lock file may leave a dependency to an extra that is not asked for.
      listedOnly: project.folder.has(LOCK),
      namesFolders: poetry.localPackages(project).length > 0,
      onlyFor: onlyRelease(project.folder),
      severalIndexes: packages(project.folder).some(isFromIndex),
      hashed: project.folder.has(LOCK) && !packages(project.folder).some(({ source }) => isPlainObject(source) && !['legacy', 'directory'].includes(String(source.type))),
    }),
  packages: (project): InstalledPackages => {
    const direct = directDependencies(project);
    if (!project.folder.has(LOCK)) return { names: new Set(direct), complete: false, unlocked: direct };
    return { names: new Set([...direct, ...mainPackages(project).map(nameOf)]), complete: true, unlocked: [] };
  },
  localPackages: (project) => localFolders(mainPackages(project).flatMap(folderOf)),
};

function onlyPoetry(folder: ReadableFolder): boolean {
  const pyproject = new PyprojectFile(folder);
  return pyproject.requirements().length === 0 && pyproject.poetryDependencies().length > 0;
}

function packages(folder: ReadableFolder): PlainObject[] {
  return mapsIn(readToml(folder.text(LOCK)).package);
}

/** The only release that a setting such as `python = "3.11.7"` allows. The export is for that one alone, but works with others of the line. */
function onlyRelease(folder: ReadableFolder): string | undefined {
  const { 'python-versions': versions } = mapOf(readToml(folder.text(LOCK)).metadata);
  return /^(?:==)?(?<release>\d+\.\d+\.\d+)$/.exec(String(versions))?.groups?.release;
}

function locks(folder: ReadableFolder, name: string): boolean {
  return packages(folder).some((each) => nameOf(each) === name);
}

/** Folder that a package is installed from. */
function folderOf({ source }: PlainObject): string[] {
  const { type, url } = mapOf(source);
  return type === 'directory' ? [String(url)] : [];
}

function nameOf({ name }: PlainObject): string {
  return normalName(String(name));
}

/** Whether a package comes from an index that the project names. */
function isFromIndex({ source }: PlainObject): boolean {
  return mapOf(source).type === 'legacy';
}

/** Lock files since Poetry 2.0 say which groups need a package, those before 1.5 its category; for the others, dependencies are followed. */
function mainPackages(project: PythonProject): PlainObject[] {
  const wanted = ['main', ...project.groups];
  const all = packages(project.folder);
  const saysItself = all.some(({ groups, category }) => Array.isArray(groups) || category !== undefined);
  const needed = closure(directDependencies(project), all);
  return all
    .filter(({ name, groups, category, optional }) => {
      if (!saysItself || optional === true) return needed.has(normalName(String(name)));
      return Array.isArray(groups) ? groups.some((group) => wanted.includes(String(group))) : wanted.includes(String(category ?? 'main'));
    })
    .filter(({ markers }) => mayHoldInImage(textOf(markers)));
}

/** The names, and those of all their dependencies. */
function closure(names: readonly string[], all: readonly PlainObject[]): Set<string> {
  const dependencies = new Map(all.map(({ name, dependencies: its }) => [normalName(String(name)), Object.keys(mapOf(its)).map(normalName)]));
  const found = new Set(names);
  for (const name of found) for (const each of dependencies.get(name) ?? []) found.add(each); // includes those added meanwhile
  return found;
}

function directDependencies({ folder, extras, groups }: PythonProject): string[] {
  const pyproject = new PyprojectFile(folder);
  return [...pyproject.requirementNames(extras, groups), ...pyproject.poetryDependencies(extras, groups).map(normalName)];
}
