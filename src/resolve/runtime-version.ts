import type { Decisions, Found } from './decisions';
import type { RuntimeModel } from '../model/application-model';
import { byVersion } from '../util/version-range';

/** Versions of a language, by what they are good for. */
export interface RuntimeVersions {
  readonly name: string;
  /** Versions that are still supported, the one to be taken first first. */
  readonly supported: readonly string[];
  /** Versions that have ended, whose images still stand on a distribution that is supported; for an application that runs on no other. */
  readonly ended: readonly string[];
  /** What an application gets whose team names a version that has ended: the oldest that is supported, or the pinned one. */
  readonly afterEnd: 'oldest' | 'pinned';
  /** Whether a range allows a version; undefined when it cannot be read. */
  allows(range: string, version: string): boolean | undefined;
}

/** Which locked packages a version of a language does not take. */
export interface UnfitPackages {
  /** The file that locks them, from the project's root. */
  readonly place: string;
  /** Names of those that every version compiles. @default none */
  readonly always?: readonly string[];
  /** Names of those that one version does not take. */
  of(version: string): readonly string[];
}

/** What decides which version an application gets. */
export interface VersionCandidates extends Pick<RuntimeModel, 'requirement' | 'requirementSource'> {
  /** Name of the option. */
  readonly setting: string;
  /** Line of the pins file. */
  readonly alias: string;
  /** What the user says. */
  readonly option?: string;
  /** What the team's own files name. */
  readonly named: readonly Found<string>[];
  /** What is locked for other versions. @default all is taken for fit */
  readonly unfit?: UnfitPackages;
  /** Version of the image that the line has. @default its tag says none */
  readonly pinned?: string;
}

/** Decides the version of a language; undefined stands for the pinned image, whatever it is. */
export function chooseVersion(decisions: Decisions, versions: RuntimeVersions, candidates: VersionCandidates): string | undefined {
  const { setting, option, pinned, alias } = candidates;
  const found = namedVersion(versions, candidates) ?? requiredVersion(versions, candidates) ?? fittingVersion(versions, candidates);
  const chosen = decisions.choose(setting, {
    option,
    found,
    otherwise: { value: pinned ?? 'that of the image', reason: `the alias ${alias} of the pins file` },
  });
  return (option ?? found) === undefined || chosen === pinned ? undefined : chosen;
}

/** A version that the team names, unless the application's own requirement speaks against it. */
function namedVersion(versions: RuntimeVersions, { named, unfit, requirement, pinned }: VersionCandidates): Found<string> | undefined {
  const fits = (version: string): boolean => !requirement || versions.allows(requirement, version) !== false;
  const possible = named.filter(({ value }) => fits(value));
  const preferred = [...(pinned === undefined ? [] : [pinned]), ...versions.supported];
  const usable = preferred.flatMap((version) => possible.filter(({ value }) => value === version))[0];
  if (usable) return usable;
  const byAge = [...versions.supported].sort(byVersion);
  const ended = possible.find(({ value }) => byVersion(value, byAge[0]) < 0);
  const order = [...(versions.afterEnd === 'oldest' ? byAge : preferred), ...versions.ended];
  const value = fittest(order.filter(fits), unfit);
  if (!ended || value === undefined) return undefined;
  if (value === ended.value) return ended; // what is locked runs on no other
  return { value, guessed: true, place: `in place of ${versions.name} ${ended.value} of ${ended.place}, which has reached its end of life` };
}

/** Where the application cannot run on the pinned version, one on which it can. */
function requiredVersion(versions: RuntimeVersions, { unfit, requirement, requirementSource, pinned }: VersionCandidates): Found<string> | undefined {
  const { supported, ended, allows } = versions;
  if (!requirement || !pinned || allows(requirement, pinned) !== false) return undefined;
  const value = fittest([...supported, ...ended].filter((version) => allows(requirement, version) === true), unfit);
  return value === undefined ? undefined : { value, place: requirementSource };
}

/** Where packages are locked for an older version than the pinned one, the version that fits most of them. */
function fittingVersion(versions: RuntimeVersions, { unfit, requirement, pinned }: VersionCandidates): Found<string> | undefined {
  const { name, supported, ended, allows } = versions;
  if (!unfit || !pinned) return undefined;
  const packages = unfit.of(pinned);
  const possible = [...supported, ...ended].filter((version) => !requirement || allows(requirement, version) === true);
  const best = fittest(possible, unfit);
  if (best === undefined || unfit.of(best).length >= packages.length) return undefined;
  const shown = packages.length > 3 ? `${packages.slice(0, 2).join(', ')} and ${packages.length - 2} more` : packages.join(', ');
  return { value: best, place: `${unfit.place}, which locks ${shown} in releases that ${name} ${pinned} does not take` };
}

/** The first of those that take most of what is locked. */
function fittest(order: readonly string[], unfit?: UnfitPackages): string | undefined {
  const count = (version: string): number => unfit?.of(version).length ?? 0;
  return [...order].sort((a, b) => count(a) - count(b))[0];
}
