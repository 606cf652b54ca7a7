import { COMPILES, FAIL_AT_IMPORT, FIRST_RELEASES } from './first-releases';
import { importedPackages } from './python-imports';
import { LockedRelease, lockedReleases } from '../../../package-managers/locked-releases';
import { pythonRangeAllows } from '../../../util/version-range';
import type { PythonInstallation } from '../../python-installation';
import type { UnfitPackages } from '../../runtime-version';

/**
 * Finds, among the packages that are installed, those that a version of Python does not take in the release that is locked.
 *
 * @param code what the image loads of the application and of packages in the repository
 */
export function unfitReleases({ packageManager, project, root }: PythonInstallation, code: readonly string[]): UnfitPackages {
  const lock = packageManager.lockPath(project);
  const { names } = packageManager.packages(project);
  const installed = lockedReleases(root, lock).filter(({ name }) => names.has(name));
  const releases = installed.filter(({ name }) => !(name in FAIL_AT_IMPORT) || isImported(name, installed, code));
  const namesOf = (found: readonly LockedRelease[]) => found.map(({ name }) => name);
  return {
    place: root.pathFromProject(lock),
    of: (python) => namesOf(releases.filter((release) => hasNoWheel(release, python) || isTooOld(release, python))),
    never: (python) => namesOf(releases.filter((release) => isTooOld(release, python) && !COMPILES.includes(release.name))),
    // uv locks no wheels for versions of Python that requires-python leaves out.
    always: namesOf(releases.filter(({ sourcesAlone }) => sourcesAlone)),
  };
}

/** Where only the sources are listed, they are compiled with every version of Python. */
function hasNoWheel({ wheels = [] }: LockedRelease, python: string): boolean {
  return wheels.length > 0 && !wheels.some((wheel) => isFor(wheel, python));
}

/** @see https://packaging.python.org/en/latest/specifications/binary-distribution-format/#file-name-convention */
function isFor(wheel: string, python: string): boolean {
  const [languages, abi, platform] = wheel.replace(/\.whl$/, '').split('-').slice(-3);
  if (!/any|linux/.test(platform)) return false;
  const minor = (tag: string) => Number(/^cp3(?<minor>\d+)$/.exec(tag)?.groups?.minor ?? NaN);
  const wanted = Number(python.split('.')[1]);
  return languages.split('.').some((tag) => /^py3/.test(tag) || (abi === 'abi3' ? minor(tag) <= wanted : minor(tag) === wanted));
}

function isTooOld({ name, version }: LockedRelease, python: string): boolean {
  const first = FIRST_RELEASES[name]?.[python] ?? [];
  if (first.length === 0) return false;
  const sameMajor = first.find((each) => each.split('.')[0] === version.split('.')[0]) ?? first[first.length - 1];
  return pythonRangeAllows(`<${sameMajor}`, version) === true;
}

/** Whether code imports a package, or may do so by its name, or another package does, or may: one that depends on it. */
function isImported(name: string, installed: readonly LockedRelease[], code: readonly string[]): boolean {
  const importers = FAIL_AT_IMPORT[name];
  const named = new RegExp(`["']${name}\\b`);
  return installed.some((each) => each.dependencies?.includes(name) || isBefore(importers[each.name], each.version))
    || code.some((text) => named.test(text) || importedPackages(text).includes(name));
}

function isBefore(first: string | undefined, version: string): boolean {
  return first !== undefined && pythonRangeAllows(`<${first}`, version) !== false;
}
