import { posix } from 'node:path';
import { PyprojectFile } from './pyproject-file';
import { InstalledPackages, PythonPackageManager, PythonProject, VENV } from './python-package-manager';
import { installWithUv } from './uv-installation';
import { formFromSource, requirementForm, UvLock, UvPackage } from './uv-lock';
import { BUILD_MEMORY } from '../util/dockerfile-text';
import type { ReadableFolder } from '../util/readable-folder';

const LOCK = 'uv.lock';
const EXPORTED = `${BUILD_MEMORY}/locked.txt`;
const PYPI = 'https://pypi.org/simple';

/** A uv.lock, its own or that of a workspace above. The project itself is not installed: it runs from its folder. */
export const uv: PythonPackageManager = {
  id: 'uv',
  lockFile: LOCK,
  decidesFor: (folder, path) => folder.has(LOCK) && (path === '.' || readLock(folder).project(path) !== undefined),
  lockPath: () => LOCK,
  inputs,
  install: (project, cacheId) => {
    const files = inputs(project);
    return installWithUv(project, {
      install: ['uv sync', ...syncOptions(project)].join(' '),
      locked: true,
      more: pickFromGroup(project),
      // The variable would take precedence over a request for the group `dev`.
      settings: { UV_PROJECT_ENVIRONMENT: VENV, ...([...project.groups, project.picked?.group].includes('dev') ? {} : { UV_NO_DEV: '1' }) },
      comment: files.length > 2 ? `Only ${LOCK} and the projects it locks can invalidate this layer.` : 'Only the lock file and pyproject.toml can invalidate this layer.',
      files,
      cacheId,
    });
  },
  picks: true,
  packages: (project): InstalledPackages => {
    const installed = closure(project);
    return {
      names: new Set(installed.map(({ name }) => name)),
      complete: installed.length > 0,
      unlocked: [],
      outdated: outdatedGroups(project),
      refused: refusedPackages(project),
    };
  },
  localPackages: (project) => closure(project).flatMap(({ folder, installed }) => (folder && installed ? [folder] : [])),
};

const locks = new WeakMap<ReadableFolder, UvLock>();

function readLock(folder: ReadableFolder): UvLock {
  const lock = locks.get(folder) ?? new UvLock(folder.text(LOCK));
  locks.set(folder, lock);
  return lock;
}

/** Whether a uv.lock of this folder locks the project in a folder below it, as that of a workspace does. */
export function locksProject(folder: ReadableFolder, path: string): boolean {
  return readLock(folder).packages.some((each) => each.folder === path);
}

/** uv checks the lock file against every project in it. */
function inputs({ folder }: PythonProject): string[] {
  const projects = readLock(folder).packages.flatMap((each) => (each.folder ? [posix.join(each.folder, 'pyproject.toml')] : []));
  const files = ['pyproject.toml', LOCK, ...projects.sort(), 'uv.toml'];
  return [...new Set(files)].filter((file, index) => index < 2 || folder.has(file));
}

function closure({ folder, path, extras, groups, picked }: PythonProject): UvPackage[] {
  const lock = readLock(folder);
  const project = lock.project(path);
  return project ? lock.closure(project, extras, groups, picked?.names) : [];
}

/** In the versions that are locked, and by their hashes. */
function pickFromGroup({ folder, path, picked }: PythonProject): string[] {
  if (!picked) return [];
  const own = readLock(folder).project(path);
  const member = own && own.folder !== '.' ? `--package ${own.name} ` : '';
  return [
    `uv export --quiet --frozen ${member}--only-group ${picked.group} --output-file ${EXPORTED}`,
    `uv pip install --python ${VENV} --constraint ${EXPORTED} ${picked.names.join(' ')}`,
  ];
}

function syncOptions(project: PythonProject): string[] {
  const { folder, path, extras, groups, picked } = project;
  const lock = readLock(folder);
  const own = lock.project(path);
  const severalProjects = lock.packages.filter((each) => each.folder !== undefined).length > 1;
  return [
    canBeChecked(project, lock) && outdatedGroups(project).length === 0 ? '--locked' : '--frozen',
    ...(own && own.folder !== '.' ? [`--package ${own.name}`] : []),
    ...(new PyprojectFile(folder, own?.folder).get('tool', 'uv', 'default-groups') === undefined && picked?.group !== 'dev' ? [] : ['--no-default-groups']),
    ...extras.map((extra) => `--extra ${extra}`),
    ...groups.map((group) => `--group ${group}`),
    severalProjects ? '--no-install-local' : '--no-install-project',
  ];
}

/**
 * Whether uv can verify that the lock file is up to date: not with dynamic dependencies, nor if it was locked against an
 * index that the developer's machine configures and the build does not.
 */
function canBeChecked({ folder, buildSecrets }: PythonProject, { packages }: UvLock): boolean {
  const projects = packages.flatMap((each) => (each.folder ? [new PyprojectFile(folder, each.folder)] : []));
  if (projects.some((project) => project.isDynamic('dependencies'))) return false;
  const settings = `${folder.text('pyproject.toml')}${folder.text('uv.toml')}`;
  const foreign = packages.some(({ registry }) => registry && registry !== PYPI && /^https?:/.test(registry) && !settings.includes(registry));
  return buildSecrets.includes('uv-toml') || !foreign;
}

/**
 * Groups that changed since they were locked, if everything that is installed is unchanged: uv would reject the lock file
 * because of packages that do not ship.
 */
function outdatedGroups({ folder, groups }: PythonProject): string[] {
  const projects = readLock(folder).packages
    .flatMap(({ folder: path, asked }) => (path && asked ? [{ file: new PyprojectFile(folder, path), asked }] : []));
  const changed = projects.flatMap(({ file, asked }) => {
    const all = [...new Set([...Object.keys(asked.groups), ...file.groupNames()])];
    return all.filter((group) => differ(file.groupRequirements(group), asked.groups[group] ?? []));
  });
  const mainChanged = projects.some(({ file, asked }) => differ(file.requirements(file.extraNames()), asked.main));
  return mainChanged || changed.some((group) => groups.includes(group)) ? [] : [...new Set(changed)];
}

/** Packages because of which uv rejects the lock file. */
function refusedPackages(project: PythonProject): string[] {
  const lock = readLock(project.folder);
  if (!canBeChecked(project, lock)) return [];
  return lock.packages.flatMap(({ folder, asked }) => {
    if (!folder || !asked) return [];
    const file = new PyprojectFile(project.folder, folder);
    return unlike(file.requirements(file.extraNames()), asked.main);
  });
}

function differ(written: readonly string[] | undefined, locked: readonly string[]): boolean {
  return written !== undefined && unlike(written, locked).length > 0;
}

/** Names whose requirement changed since they were locked. */
function unlike(written: readonly string[], locked: readonly string[]): string[] {
  const nameOf = (form: string) => form.split(' ')[0];
  const forms = written.map(requirementForm);
  const names = new Set(forms.map(nameOf));
  const added = forms.filter((form) => !locked.includes(form) && !locked.includes(formFromSource(nameOf(form))));
  const gone = locked.filter((form) => !forms.includes(form) && !(form === formFromSource(nameOf(form)) && names.has(nameOf(form))));
  return [...new Set([...added, ...gone].map(nameOf))];
}
