import { InstalledPackages, localFolders, normalName, PythonPackageManager, PythonProject, VENV } from './python-package-manager';
import { installWithUv } from './uv-installation';
import { mayHoldInImage } from '../util/environment-marker';
import { listOf, mapOf, mapsIn, PlainObject, textOf } from '../util/objects';
import type { ReadableFolder } from '../util/readable-folder';
import { readToml } from '../util/toml';

const LOCK = 'pylock.toml';
/** Where several were written for one application, each has a name. */
const NAMED = /^pylock\.[^./]+\.toml$/;
/** The lock file without the packages of the repository itself, whose code comes later. */
const DOWNLOADED = 'pylock.downloaded.toml';
/** A table of a package may be written in a line of its own, or below a heading. */
const DROP_FOLDERS = String.raw`!/(^|\n)(directory *=|\[packages\.directory\])/ { printf "%s%s", start, $0; start = "[[packages]]\n" }`;

/** A pylock.toml, whatever wrote it. @see https://packaging.python.org/en/latest/specifications/pylock-toml/ */
export const pylock: PythonPackageManager = {
  id: 'pylock',
  lockFile: LOCK,
  decidesFor: (folder, path) => pylockOf(folder) !== undefined && (path === '.' || packages(folder).some(({ name }) => name === 'fastapi')),
  lockPath: ({ folder }) => pylockOf(folder) ?? LOCK,
  inputs: (project) => [pylock.lockPath(project)],
  install: (project, cacheId) => {
    const lock = pylock.lockPath(project);
    const hasFolders = packages(project.folder).some((each) => each.directory !== undefined);
    const groups = project.groups.length > 0 ? wantedGroups(project) : []; // uv takes the default ones where none is named
    const parts = [...project.extras.map((extra) => `--extra ${extra}`), ...groups.map((group) => `--group ${group}`)];
    return installWithUv(project, {
      prepare: hasFolders ? [`awk -v 'RS=[[][[]packages]]\\n' '${DROP_FOLDERS}' ${lock} > ${DOWNLOADED}`] : [],
      install: ['uv pip install --exact', `--python ${VENV}`, ...parts, `--requirement ${hasFolders ? DOWNLOADED : lock}`].join(' '),
      locked: true,
      hashes: 'sha(256|384|512) *= *"[0-9a-f]+',
      // The format is new to uv, which says so at each build.
      settings: { UV_PREVIEW_FEATURES: 'pylock' },
      comment: `Only ${lock} can invalidate this layer; uv verifies its hashes.`,
      files: [lock],
      cacheId,
    });
  },
  packages: (project): InstalledPackages => {
    const names = installed(project).map(({ name }) => normalName(String(name)));
    return { names: new Set(names), complete: true, unlocked: [] };
  },
  localPackages: (project) => localFolders(installed(project).flatMap(({ directory }) => textOf(mapOf(directory).path) ?? [])),
};

/** The pylock.toml of a folder, or the only one with a name, such as pylock.server.toml. */
export function pylockOf(folder: ReadableFolder): string | undefined {
  if (folder.has(LOCK)) return LOCK;
  const named = folder.files().filter((file) => NAMED.test(file));
  return named.length === 1 ? named[0] : undefined;
}

function contentOf(folder: ReadableFolder): PlainObject {
  return readToml(folder.text(pylockOf(folder) ?? LOCK));
}

function packages(folder: ReadableFolder): PlainObject[] {
  return mapsIn(contentOf(folder).packages);
}

/** The default groups, and those that are asked for. */
function wantedGroups({ folder, groups }: PythonProject): string[] {
  return [...listOf(contentOf(folder)['default-groups']).map(String), ...groups];
}

function installed(project: PythonProject): PlainObject[] {
  const known = { extras: project.extras, dependency_groups: wantedGroups(project) };
  return packages(project.folder).filter(({ marker }) => mayHoldInImage(textOf(marker), known));
}
