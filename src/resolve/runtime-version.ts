import type { Decisions, Found } from './decisions';
import type { RuntimeModel } from '../model/application-model';
import { inShort } from '../util/in-short';
import { byVersion } from '../util/version-range';

/** Versions of a language that the library knows. */
export interface RuntimeVersions {
  readonly name: string;
  /** Supported versions, in order of preference. */
  readonly supported: readonly string[];
  /** Versions past their end of life, whose images are based on a supported distribution; for applications that run on no other. */
  readonly ended: readonly string[];
  /** Replacement for a version past its end of life: the oldest supported one, or the pinned one. */
  readonly afterEnd: 'oldest' | 'pinned';
  /** Whether a range allows a version; undefined if it cannot be parsed. */
  allows(range: string, version: string): boolean | undefined;
}

/** Locked packages that do not work with a version of a language. */
export interface UnfitPackages {
  /** The file that locks them, from the project's root. */
  readonly place: string;
  /** Names of packages that are compiled with every version. @default none */
  readonly always?: readonly string[];
  /** Names of packages that do not work with a version. */
  of(version: string): readonly string[];
  /** Those of them that no compiler helps. */
  never(version: string): readonly string[];
}

/** Candidates for the version of an application. */
export interface VersionCandidates extends Pick<RuntimeModel, 'requirement' | 'requirementSource'> {
  /** Name of the option. */
  readonly setting: string;
  /** Line of the pins file. */
  readonly alias: string;
  /** What the user says. */
  readonly option?: string;
  /** What the team's own files name. */
  readonly named: readonly Found<string>[];
  /** Packages that are locked for other versions. @default all is taken for fit */
  readonly unfit?: UnfitPackages;
  /** Version of the pinned image. @default its tag says none */
  readonly pinned?: string;
}

/** Decides the version of a language; undefined for the pinned image. */
export function chooseVersion(decisions: Decisions, versions: RuntimeVersions, candidates: VersionCandidates): string | undefined {
  const { setting, option, pinned, alias } = candidates;
  const found = namedVersion(versions, candidates)
    ?? insteadOfRefused(versions, candidates, requiredVersion(versions, candidates) ?? fittingVersion(versions, candidates));
  const chosen = decisions.choose(setting, {
    option,
    found,
    otherwise: { value: pinned ?? 'that of the image', reason: `the alias ${alias} of the pins file` },
  });
  return (option ?? found) === undefined || chosen === pinned ? undefined : chosen;
}

/** A version in the team's files, if the application's requirement allows it. */
function namedVersion(versions: RuntimeVersions, { named, unfit, requirement, pinned }: VersionCandidates): Found<string> | undefined {
  const fits = (version: string): boolean => !requirement || versions.allows(requirement, version) !== false;
  const possible = named.filter(({ value }) => fits(value));
  const preferred = [...(pinned === undefined ? [] : [pinned]), ...versions.supported];
  const usable = preferred.flatMap((version) => possible.filter(({ value }) => value === version))[0];
  if (usable) return fitterThan(usable, versions, preferred.filter(fits), unfit) ?? usable;
  const byAge = [...versions.supported].sort(byVersion);
  const later = possible.find(({ value }) => byVersion(value, byAge[byAge.length - 1]) > 0);
  if (later) return later; // the team knows of it before the library does
  const ended = possible.find(({ value }) => byVersion(value, byAge[0]) < 0);
  const order = [...(versions.afterEnd === 'oldest' ? byAge : preferred), ...versions.ended];
  const value = fittest(order.filter(fits), unfit);
  if (!ended || value === undefined) return undefined;
  if (value === ended.value) return ended; // what is locked runs on no other
  // One that has ended itself is told with what keeps the application from later ones.
  const unfitLater = unfit && versions.ended.includes(value) ? unfit.of(byAge[0]) : [];
  const why = unfitLater.length > 0 ? `; ${versions.name} ${byAge[0]} does not take ${inShort(unfitLater)} in the releases of ${unfit!.place}` : '';
  return { value, guessed: true, place: `in place of ${versions.name} ${ended.value} of ${ended.place}, which has reached its end of life${why}` };
}

/** A version with which more of the locked packages run, if some can't with the named one. */
function fitterThan(named: Found<string>, { name }: RuntimeVersions, order: readonly string[], unfit?: UnfitPackages): Found<string> | undefined {
  const packages = unfit?.never(named.value) ?? [];
  const value = fittest(order, unfit);
  if (!unfit || value === undefined || unfit.never(value).length >= packages.length) return undefined;
  const place = `in place of ${name} ${named.value} of ${named.place}, which does not take ${inShort(packages)} in the releases of ${unfit.place}`;
  return { value, guessed: true, place };
}

/** What is taken where the team's files name only versions that the application's requirement excludes: one of both is wrong. */
function insteadOfRefused(
  { name, allows }: RuntimeVersions,
  { named, requirement, requirementSource, pinned }: VersionCandidates,
  found?: Found<string>,
): Found<string> | undefined {
  const value = found?.value ?? pinned;
  const areRefused = requirement && named.length > 0 && named.every((each) => allows(requirement, each.value) === false);
  if (!areRefused || value === undefined) return found;
  return { value, guessed: true, place: `in place of ${name} ${named[0].value} of ${named[0].place}, which is excluded by ${requirement} in ${requirementSource}` };
}

/** A version that the application's requirement allows, if it excludes the pinned one. */
function requiredVersion(versions: RuntimeVersions, { unfit, requirement, requirementSource, pinned }: VersionCandidates): Found<string> | undefined {
  const { supported, ended, allows } = versions;
  if (!requirement || !pinned || allows(requirement, pinned) !== false) return undefined;
  const value = fittest([...supported, ...ended].filter((version) => allows(requirement, version) === true), unfit);
  return value === undefined ? undefined : { value, place: requirementSource };
}

/** The version that fits most of the locked packages, if the pinned one fits fewer. */
function fittingVersion(versions: RuntimeVersions, { unfit, requirement, pinned }: VersionCandidates): Found<string> | undefined {
  const { name, supported, ended, allows } = versions;
  if (!unfit || !pinned) return undefined;
  const packages = unfit.of(pinned);
  const possible = [...supported, ...ended].filter((version) => !requirement || allows(requirement, version) === true);
  const best = fittest(possible, unfit);
  if (best === undefined || unfit.of(best).length >= packages.length) return undefined;
  return { value: best, place: `${unfit.place}, which locks ${inShort(packages)} in releases that ${name} ${pinned} does not take` };
}

/** The first version that fits most of the locked packages. */
function fittest(order: readonly string[], unfit?: UnfitPackages): string | undefined {
  const count = (version: string): number => unfit?.of(version).length ?? 0;
  return [...order].sort((a, b) => count(a) - count(b))[0];
}
