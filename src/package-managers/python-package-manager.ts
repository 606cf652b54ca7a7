import type { PackageManager } from './package-manager';
import type { Instruction } from '../model/instruction';
import { mayHoldInImage } from '../util/environment-marker';
import { folderPath } from '../util/paths';
import type { ReadableFolder } from '../util/readable-folder';

/** Where a Python image keeps its dependencies, in the builder and in the stage that ships. */
export const VENV = '/opt/venv';

/** Some packages of a dependency group, without the others. */
export interface PickedPackages {
  readonly group: string;
  /** Names, normalised. */
  readonly names: readonly string[];
}

/** An application, as its package manager sees it. */
export interface PythonProject {
  /** The folder that decides what is installed; the build context. */
  readonly folder: ReadableFolder;
  /** Path of the application from there; `.` for the folder itself. */
  readonly path: string;
  /** Optional dependencies to install, by their names in pyproject.toml. */
  readonly extras: readonly string[];
  /** Dependency groups to install beside the main dependencies. */
  readonly groups: readonly string[];
  /** Packages of a group that is not installed as a whole. @default none */
  readonly picked?: PickedPackages;
  readonly buildSecrets: readonly string[];
}

/** What of an installation can be read without running anything. */
export interface InstalledPackages {
  /** Names, normalised as PEP 503 says. */
  readonly names: ReadonlySet<string>;
  /** True when the dependencies of the dependencies are among them. */
  readonly complete: boolean;
  /** Names of packages without a locked version, which are installed in the newest one. */
  readonly unlocked: readonly string[];
  /** Groups that changed since they were locked, and are not installed. @default none */
  readonly outdated?: readonly string[];
  /** Names of packages whose requirement changed since they were locked, so that the installation fails. @default none */
  readonly refused?: readonly string[];
}

/** How one package manager installs an application's locked dependencies. */
export interface PythonPackageManager extends PackageManager {
  /** The file that decides what is installed, as people call it. */
  readonly lockFile: string;
  /** Whether it takes {@link PythonProject.picked}. @default false */
  readonly picks?: boolean;
  /** What decided which file it is, where several may be there. @default its name alone */
  readonly reason?: (project: PythonProject) => string | undefined;
  /** Path of that file in the folder that decides. */
  lockPath(project: PythonProject): string;
  /** Files of the context that the installation reads. */
  inputs(project: PythonProject): string[];
  /**
   * Fills {@link VENV}, in a layer that no source file of the application can invalidate.
   *
   * @param cacheId of a cache for this image alone, and for one interpreter
   */
  install(project: PythonProject, cacheId: string): Instruction[];
  packages(project: PythonProject): InstalledPackages;
  /** Folders of the context that are installed as packages, such as other members of the workspace. */
  localPackages(project: PythonProject): string[];
}

/** Folders among the paths that a lock file names, without the application's own, which runs where it lies. */
export function localFolders(paths: readonly string[]): string[] {
  return paths.map(folderPath).filter((path) => path !== '.' && !/\.(?:whl|zip|tar\.gz)$/.test(path));
}

/** A name as PEP 503 normalises it. @see https://packaging.python.org/en/latest/specifications/name-normalization/ */
export function normalName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** The name that a requirement such as `psycopg[binary]>=3` begins with, normalised. */
export function requirementName(requirement: string): string | undefined {
  const name = /^[A-Za-z0-9][\w.-]*/.exec(requirement.trim())?.[0];
  return name && normalName(name);
}

/** What extras bring along that decides something here. */
const BROUGHT_ALONG: Readonly<Record<string, string>> = {
  'fastapi[all]': 'uvicorn',
  'fastapi[standard]': 'uvicorn',
  'psycopg[binary]': 'psycopg-binary',
  'psycopg[c]': 'psycopg-c',
};

/** Names that a list of requirements installs in an image, with those that an extra is known to bring along. */
export function requirementNames(requirements: readonly string[]): string[] {
  return requirements.flatMap((requirement) => {
    const name = requirementName(requirement);
    const marker = /;(?<marker>[^;]*?)(?:\s--.*)?$/.exec(requirement)?.groups?.marker;
    if (!name || !mayHoldInImage(marker)) return [];
    const extras = /^[\w.-]+\s*\[(?<extras>[^\]]*)\]/.exec(requirement.trim())?.groups?.extras.split(',').map((extra) => normalName(extra.trim())) ?? [];
    return [name, ...extras.flatMap((extra) => BROUGHT_ALONG[`${name}[${extra}]`] ?? [])];
  });
}
