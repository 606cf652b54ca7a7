import type { Application } from './application';
import { findFastApi, findWithoutManifest } from './find-fastapi';
import { findNextJs } from './find-nextjs';
import { findOtherApplications, OtherApplication } from './find-other-applications';
import { searchedFiles } from './repository';
import { folderPath, isWithin } from '../util/paths';
import type { ReadableFolder } from '../util/readable-folder';
import { isSample } from '../util/sample-files';

/** What a look through a repository comes to. */
export interface Discovery {
  /** Backends first. */
  readonly applications: readonly Application[];
  /** Files of FastAPI applications that cannot be built, since nothing says what they depend on. */
  readonly withoutManifest: readonly string[];
  readonly otherApplications: readonly OtherApplication[];
}

/**
 * Every FastAPI and every Next.js application of a repository.
 *
 * @param exclude folders that are not looked at
 */
export function findApplications(repository: ReadableFolder, exclude: readonly string[] = []): Discovery {
  const excluded = exclude.map(folderPath);
  const files = searchedFiles(repository).filter((file) => !excluded.some((folder) => isWithin(file, folder)));
  const found = [...findFastApi(repository, files), ...findNextJs(repository, files)];
  const shipped = found.filter(({ kind, path, evidence }) => !isSample(kind === 'fastapi' ? evidence : path));
  return {
    applications: (shipped.length > 0 ? shipped : found).sort(byKindAndPath),
    withoutManifest: findWithoutManifest(repository, files),
    otherApplications: findOtherApplications(repository, files),
  };
}

function byKindAndPath(a: Application, b: Application): number {
  if (a.kind !== b.kind) return a.kind < b.kind ? -1 : 1;
  return a.path < b.path ? -1 : 1;
}
