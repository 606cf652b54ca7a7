import { PyprojectFile } from './pyproject-file';
import { installExported } from './python-exporter';
import { InstalledPackages, localFolders, normalName, PythonPackageManager, PythonProject } from './python-package-manager';
import { BUILD_MEMORY } from '../util/dockerfile-text';
import { mayHoldInImage } from '../util/environment-marker';
import { listOf, mapOf, mapsIn, PlainObject, textOf } from '../util/objects';
import type { ReadableFolder } from '../util/readable-folder';
import { readToml } from '../util/toml';

const LOCK = 'pdm.lock';
/** This version of PDM allows hishel 2, but does not work with it. */
const TOOL = ['pdm==2.29.4', 'hishel==1.4.0'] as const;

// PDM cannot export lock files that have markers on direct dependencies only, as it wrote them up to 2.10.
const CONDITIONS = 'inherit_metadata';
/** Leaves out the paragraphs of folders, which have no hash, so that PDM exports none; a stage of their own installs them. */
const WITHOUT_FOLDERS = String.raw`-v RS= -v 'ORS=\n\n' '!/\npath = "/ || /\npath = "[^"]*\.(whl|zip|gz)"/'`;
const COPY = `${BUILD_MEMORY}/pdm.lock`;

/** A pdm.lock. */
export const pdm: PythonPackageManager = {
  id: 'pdm',
  lockFile: LOCK,
  decidesFor: (folder, path) => folder.has(LOCK) && (path === '.' || packages(folder).some(({ name }) => name === 'fastapi')),
  lockPath: () => LOCK,
  inputs: () => ['pyproject.toml', LOCK],
  install: (project, cacheId) => {
    const complete = hasConditions(project.folder);
    const hasFolders = pdm.localPackages(project).length > 0;
    const groups = [...project.extras, ...project.groups].map((group) => `--group ${group}`);
    return installExported(project, {
      cacheId,
      tool: [...TOOL],
      before: hasFolders ? [`awk ${WITHOUT_FOLDERS} ${LOCK} > ${COPY}`] : complete ? [] : [`cp ${LOCK} ${COPY}`],
      lock: complete ? undefined : `pdm lock --quiet --lockfile ${COPY} --update-reuse --strategy ${CONDITIONS}`,
      command: ['pdm export', ...(complete && !hasFolders ? [] : [`--lockfile ${COPY}`]), '--prod --format requirements', ...groups].join(' '),
      files: pdm.inputs(project),
      severalIndexes: new PyprojectFile(project.folder).get('tool', 'pdm', 'source') !== undefined,
      hashed: !packages(project.folder).some((each) => 'git' in each || 'url' in each || ('path' in each && localFolders([String(each.path)]).length === 0)),
    });
  },
  packages: (project): InstalledPackages => ({ names: new Set(names(project)), complete: true, unlocked: [] }),
  localPackages: (project) => localFolders(installed(project).flatMap(({ path }) => textOf(path) ?? [])),
};

function hasConditions(folder: ReadableFolder): boolean {
  return listOf(mapOf(readToml(folder.text(LOCK)).metadata).strategy).includes(CONDITIONS);
}

function packages(folder: ReadableFolder): PlainObject[] {
  return mapsIn(readToml(folder.text(LOCK)).package);
}

function installed({ folder, extras, groups }: PythonProject): PlainObject[] {
  const wanted = ['default', ...extras, ...groups];
  return packages(folder)
    .filter((each) => !Array.isArray(each.groups) || each.groups.some((group) => wanted.includes(String(group))))
    .filter(({ marker }) => mayHoldInImage(textOf(marker)));
}

function names(project: PythonProject): string[] {
  const { folder, extras, groups } = project;
  return [...installed(project).map(({ name }) => normalName(String(name))), ...new PyprojectFile(folder).requirementNames(extras, groups)];
}
