import { posix } from 'node:path';
import type { ApplicationFolder } from './application-folder';
import { neededPackages } from './detect/python/needed-packages';
import { importedPackages } from './detect/python/python-imports';
import { folderHolding, Installation } from './installation';
import type { LockFilesModel } from '../model/application-model';
import { PYTHON_PACKAGE_MANAGERS } from '../package-managers';
import { belowContext } from '../package-managers/below-context';
import { PyprojectFile } from '../package-managers/pyproject-file';
import { normalName, PickedPackages, PythonPackageManager, PythonProject, requirementNames } from '../package-managers/python-package-manager';
import { locksProject, uv } from '../package-managers/uv';

/** Options that affect what is installed. */
export interface InstallationWishes {
  readonly extras: readonly string[];
  readonly groups: readonly string[];
  readonly buildSecrets: readonly string[];
}

/** How a Python application is installed, and which other files could have decided it. */
export interface PythonInstallation extends Installation<PythonPackageManager> {
  readonly project: PythonProject;
  readonly lockFiles: LockFilesModel;
}

/** A folder that may decide, and its package managers. */
interface Candidate {
  readonly root: ApplicationFolder;
  readonly project: PythonProject;
  readonly deciding: readonly PythonPackageManager[];
}

/** Files with requirements that lock nothing. */
const MANIFESTS = ['pyproject.toml', 'Pipfile'];

/**
 * Finds the folder that decides: the root of the application's uv workspace, since uv ignores lock files in members; else
 * the nearest folder with a lock file, from the application's own upwards; else the nearest with a manifest. Of several lock
 * files, the first that contains FastAPI counts, unless the application cannot be loaded without a package that only another has.
 */
export function findPythonInstallation(folder: ApplicationFolder, wishes: InstallationWishes): PythonInstallation | undefined {
  const candidates = [folder, ...folder.ancestors()].map((root): Candidate => {
    const project: PythonProject = { folder: root, path: folder.pathWithin(root), ...wishes };
    return { project, root, deciding: PYTHON_PACKAGE_MANAGERS.filter((manager) => manager.decidesFor(root, project.path)) };
  });
  const locks = (manager: PythonPackageManager, project: PythonProject) => !MANIFESTS.includes(manager.lockPath(project));
  const locked = candidates.find(({ project, deciding }) => deciding.some((manager) => locks(manager, project)));
  const workspace = candidates.find((candidate) => isWorkspaceOf(folder, candidate));
  const found = workspace ?? locked ?? candidates.find(({ deciding }) => deciding.length > 0);
  if (!found) return undefined;
  const first = installationIn(found, locks);
  if (!locked) return first;
  const locking = [locked, ...(locked === found ? [] : [found])].flatMap((candidate) =>
    candidate.deciding.filter((manager) => locks(manager, candidate.project)).map((manager): Choice => ({ ...candidate, manager })));
  const files = [...new Set(locking.map(({ manager, project }) => nameOf(manager, project)))];
  const fuller = fullerThan(first, locking, folder);
  if (fuller) return { ...fuller, lockFiles: { ...fuller.lockFiles, others: files.filter((file) => file !== fuller.lockFiles.used) } };
  if (locked === found) return first;
  const others = [...new Set([...files, ...first.lockFiles.others])].filter((file) => file !== first.lockFiles.used);
  return { ...first, lockFiles: { ...first.lockFiles, reason: 'the one of the workspace that it is a package of', others } };
}

/** One of the package managers of a folder that may decide. */
interface Choice extends Candidate {
  readonly manager: PythonPackageManager;
}

function installationIn(
  { project, root, deciding }: Candidate, locks: (manager: PythonPackageManager, project: PythonProject) => boolean,
): PythonInstallation {
  const locking = deciding.filter((manager) => locks(manager, project));
  const knowing = (locking.length > 0 ? locking : deciding).filter((manager) => manager.packages(project).names.has('fastapi'));
  const packageManager = knowing[0] ?? locking[0] ?? deciding[0];
  return { packageManager, root, path: project.path, project, lockFiles: lockFiles(packageManager, deciding, knowing, project) };
}

/**
 * The installation by another file where that has a package which the application cannot be loaded without, and the first one
 * lacks it with all that it installs: the team has gone on with the other.
 */
function fullerThan(first: PythonInstallation, choices: readonly Choice[], folder: ApplicationFolder): PythonInstallation | undefined {
  const has = (manager: PythonPackageManager, project: PythonProject) => manager.packages(project).names;
  const others = choices.filter(({ manager, project }) => manager !== first.packageManager && has(manager, project).has('fastapi'));
  const { names, complete } = first.packageManager.packages(first.project);
  if (!complete || !names.has('fastapi') || others.length === 0) return undefined;
  for (const [name, file] of neededPackages(folder)) {
    const missing = normalName(name);
    const other = names.has(missing) ? undefined : others.find(({ manager, project }) => has(manager, project).has(missing));
    if (!other) continue;
    const { manager, project, root } = other;
    const reason = `the first that has ${missing}, which ${file} imports; ${first.lockFiles.used} has not`;
    const files = { ...lockFiles(manager, [manager], [manager], project), reason };
    return { packageManager: manager, root, path: project.path, project, lockFiles: files };
  }
  return undefined;
}

/**
 * The installation, with a folder above as the build context where the application needs what lies there; what is
 * installed stays the same.
 *
 * @param sources of the application, from its folder
 */
export function reaching(sources: readonly string[], installation: PythonInstallation): PythonInstallation {
  const { packageManager, project, root, path } = installation;
  const above = folderHolding(root, [...sources.map((source) => posix.join(path, source)), ...packageManager.localPackages(project)]);
  if (!above) return installation;
  const own = root.pathWithin(above);
  return { ...installation, root: above, path: posix.join(own, path), packageManager: belowContext(packageManager, own) };
}

/** Whether uv would use the lock file for the application, because both folders are projects, and it locks that of the application. */
function isWorkspaceOf(folder: ApplicationFolder, { root, project, deciding }: Candidate): boolean {
  return project.path !== '.' && deciding.includes(uv) && [root, folder].every((each) => each.has('pyproject.toml')) && locksProject(root, project.path);
}

/** The lock file, from the application's folder. */
function nameOf(manager: PythonPackageManager, project: PythonProject): string {
  return posix.relative(project.path, manager.lockPath(project));
}

function lockFiles(
  used: PythonPackageManager,
  deciding: readonly PythonPackageManager[],
  knowing: readonly PythonPackageManager[],
  project: PythonProject,
): LockFilesModel {
  const named = (manager: PythonPackageManager) => nameOf(manager, project);
  const passedOver = deciding.slice(0, deciding.indexOf(used)).map(named);
  const others = deciding.filter((manager) => manager !== used).map(named).filter((file) => file !== 'pyproject.toml' && file !== named(used));
  const reason = knowing.length > 0 && passedOver.length > 0
    ? `the first that has FastAPI; ${passedOver.join(' and ')} has not`
    : used.reason?.(project) ?? `the first that is there of ${PYTHON_PACKAGE_MANAGERS.map(({ lockFile }) => lockFile).join(', ')}`;
  const { unlocked, outdated = [], refused = [] } = used.packages(project);
  const old = { ...(outdated.length > 0 ? { outdated: [...outdated] } : {}), ...(refused.length > 0 ? { refused: [...refused] } : {}) };
  return { used: named(used), reason, others, unlocked: [...unlocked], ...old };
}

/**
 * Picks a program from a group, and the packages of the group that its code imports: `dotenv` in an environment of Alembic
 * picks python-dotenv.
 *
 * @param code of the files that the program runs
 */
export function pickedFrom(group: string, program: string, { project }: PythonInstallation, code: string): PickedPackages {
  const members = requirementNames(new PyprojectFile(project.folder, project.path).requirements([], [group]));
  const imported = new Set(importedPackages(code).map((name) => name.toLowerCase()));
  const importName = (name: string) => name.replace(/^python-|-python$/g, '').replaceAll('-', '_');
  return { group, names: [...new Set([program, ...members.filter((name) => imported.has(importName(name)))])] };
}

/** An extra or a group of dependencies. */
export interface DependencyPart {
  readonly kind: 'extras' | 'groups';
  readonly name: string;
}

/** The extra or group with a package that is not installed otherwise; undefined if none is needed, or none has it. */
export function partWith(name: string, { packageManager, project }: PythonInstallation): DependencyPart | undefined {
  const { names } = packageManager.packages(project);
  // Without FastAPI among them, the known packages are incomplete.
  if (names.has(name) || (name !== 'fastapi' && !names.has('fastapi'))) return undefined;
  const file = new PyprojectFile(project.folder, project.path);
  const parts: DependencyPart[] = [
    ...file.extraNames().map((extra) => ({ kind: 'extras' as const, name: extra })),
    ...file.groupNames().map((group) => ({ kind: 'groups' as const, name: group })),
  ];
  return parts.find((part) => packageManager.packages(withPart(project, part)).names.has(name));
}

/** The project with an additional extra or group. */
export function withPart(project: PythonProject, { kind, name }: DependencyPart): PythonProject {
  return { ...project, [kind]: [...project[kind], name] };
}
