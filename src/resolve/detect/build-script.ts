import { CHANGES_DATABASE, takeDatabaseSteps } from './database-steps';
import { readManifest } from '../../package-managers/node-manifest';
import { placeOf } from '../../util/line-of';
import type { ApplicationFolder } from '../application-folder';

/** Scripts of a package.json, so that building changes no database. */
export interface BuildScripts {
  /** What they are to be, by name; undefined: nothing is left of it. */
  readonly changed: { readonly [name: string]: string | undefined };
  /** The steps that are left out, as they are written. */
  readonly leftOut: readonly string[];
  /** File and line of the first one, from the project's root. */
  readonly place?: string;
}

/**
 * Leaves steps out of the build script that migrate or fill a database: an image is built without one, and once for all
 * databases that it will see.
 */
export function buildScripts(folder: ApplicationFolder): BuildScripts {
  const { changed, steps } = takeDatabaseSteps(readManifest(folder).scripts, ['prebuild', 'build', 'postbuild']);
  if (changed.build === undefined && 'build' in changed) return { changed: {}, leftOut: [] };
  if (steps.length === 0) return { changed, leftOut: steps };
  return { changed, leftOut: steps, place: placeOf(folder.pathFromProject('package.json'), folder.read('package.json') ?? '', CHANGES_DATABASE) };
}
