import { PyprojectFile } from './pyproject-file';
import { installExported } from './python-exporter';
import { InstalledPackages, normalName, PythonPackageManager, PythonProject } from './python-package-manager';
import { BUILD_MEMORY } from '../util/dockerfile-text';
import { mayHoldInImage } from '../util/environment-marker';
import { listOf, mapOf, mapsIn, PlainObject, textOf } from '../util/objects';
import type { ReadableFolder } from '../util/readable-folder';
import { readToml } from '../util/toml';

const LOCK = 'pdm.lock';
/** hishel 2 lacks what this version of PDM, which does not forbid it, asks of it. */
const TOOL = ['pdm==2.29.4', 'hishel==1.4.0'] as const;

// PDM exports no lock file that tells the conditions of direct dependencies alone, as it wrote them up to 2.10.
const CONDITIONS = 'inherit_metadata';
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
    const groups = [...project.extras, ...project.groups].map((group) => `--group ${group}`);
    return installExported(project, {
      cacheId,
      tool: [...TOOL],
      ...(complete ? {} : { before: [`cp ${LOCK} ${COPY}`], lock: `pdm lock --quiet --lockfile ${COPY} --update-reuse --strategy ${CONDITIONS}` }),
      command: ['pdm export', ...(complete ? [] : [`--lockfile ${COPY}`]), '--prod --format requirements', ...groups].join(' '),
      files: pdm.inputs(project),
      severalIndexes: new PyprojectFile(project.folder).get('tool', 'pdm', 'source') !== undefined,
      hashed: !packages(project.folder).some((each) => 'git' in each || 'path' in each || 'url' in each),
    });
  },
  packages: (project): InstalledPackages => ({ names: new Set(names(project)), complete: true, unlocked: [] }),
  localPackages: () => [],
};

function hasConditions(folder: ReadableFolder): boolean {
  return listOf(mapOf(readToml(folder.text(LOCK)).metadata).strategy).includes(CONDITIONS);
}

function packages(folder: ReadableFolder): PlainObject[] {
  return mapsIn(readToml(folder.text(LOCK)).package);
}

function names({ folder, extras, groups }: PythonProject): string[] {
  const wanted = ['default', ...extras, ...groups];
  const installed = packages(folder)
    .filter((each) => !Array.isArray(each.groups) || each.groups.some((group) => wanted.includes(String(group))))
    .filter(({ marker }) => mayHoldInImage(textOf(marker)));
  return [...installed.map(({ name }) => normalName(String(name))), ...new PyprojectFile(folder).requirementNames(extras, groups)];
}
