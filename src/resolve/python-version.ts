import type { Decisions } from './decisions';
import type { IPins } from './resolve-context';
import { chooseVersion, RuntimeVersions, VersionCandidates } from './runtime-version';
import { parseImageReference } from '../model/image-reference';
import { pythonRangeAllows } from '../util/version-range';

/** Newest first, but last the one for which packages only begin to have wheels; a wheel works with one of them only. @see https://devguide.python.org/versions/ */
const PYTHON: RuntimeVersions = {
  name: 'Python', supported: ['3.14', '3.13', '3.12', '3.11', '3.15'], ended: ['3.10'], afterEnd: 'oldest', allows: pythonRangeAllows,
};
/** The first patch releases that have an image on Debian 13. */
const FIRST_IMAGES: Readonly<Record<string, number>> = { '3.10': 19, '3.11': 14, '3.12': 12, '3.13': 8, '3.14': 0, '3.15': 0 };
const VERSION = /^\d+\.\d+(?![\w.])|^\d+\.\d+(?=\.\d)/;

/** An image with Python, and its line in the pins file. */
export interface PythonChoice {
  readonly alias: string;
  readonly image: string;
  /** Its version, such as `3.13`. @default its tag says none */
  readonly version?: string;
}

/**
 * The pinned Python, or, under an alias of its own, another version that the user or the team names or the application
 * needs.
 *
 * @param initial initial image of the alias of a version
 */
export function choosePython(
  pins: IPins,
  decisions: Decisions,
  candidates: Omit<VersionCandidates, 'setting' | 'pinned'>,
  initial: (version: string) => string,
): PythonChoice {
  const { alias, option, requirement } = candidates;
  const pinned = VERSION.exec(parseImageReference(pins.find(alias) ?? '')?.tag ?? '')?.[0];
  const version = chooseVersion(decisions, PYTHON, { ...candidates, setting: 'pythonVersion', pinned });
  const single = option === undefined ? singleRelease(requirement, version ?? pinned) : undefined;
  const named = single ?? version;
  const own = `${alias}-${named}`;
  const pin = named === undefined ? { alias, image: pins.get(alias) } : { alias: own, image: pins.get(own, initial(named)) };
  return { version: version ?? pinned, ...pin };
}

/** The only release that an application allows, if it belongs to the version and has an image. */
function singleRelease(requirement: string | undefined, version: string | undefined): string | undefined {
  const { release, line, patch } = /^={0,3}\s*(?<release>(?<line>\d+\.\d+)\.(?<patch>\d+))$/.exec(requirement ?? '')?.groups ?? {};
  return line !== undefined && line === version && Number(patch) >= (FIRST_IMAGES[line] ?? Infinity) ? release : undefined;
}
