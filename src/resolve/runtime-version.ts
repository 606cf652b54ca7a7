import type { Decisions, Found } from './decisions';
import type { RuntimeModel } from '../model/application-model';

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
  /** Version of the image that the line has. @default its tag says none */
  readonly pinned?: string;
}

/** Decides the version of a language; undefined stands for the pinned image, whatever it is. */
export function chooseVersion(decisions: Decisions, versions: RuntimeVersions, candidates: VersionCandidates): string | undefined {
  const { setting, option, pinned, alias } = candidates;
  const found = namedVersion(versions, candidates) ?? requiredVersion(versions, candidates);
  const chosen = decisions.choose(setting, {
    option,
    found,
    otherwise: { value: pinned ?? 'that of the image', reason: `the alias ${alias} of the pins file` },
  });
  return (option ?? found) === undefined || chosen === pinned ? undefined : chosen;
}

/** A version that the team names, unless the application's own requirement speaks against it. */
function namedVersion(versions: RuntimeVersions, { named, requirement, pinned }: VersionCandidates): Found<string> | undefined {
  const fits = (version: string): boolean => !requirement || versions.allows(requirement, version) !== false;
  const possible = named.filter(({ value }) => fits(value));
  const preferred = [pinned, ...versions.supported];
  const usable = preferred.flatMap((version) => possible.filter(({ value }) => value === version))[0];
  if (usable) return usable;
  const byAge = [...versions.supported].sort(byNumber);
  const ended = possible.find(({ value }) => byNumber(value, byAge[0]) < 0);
  const candidates = versions.afterEnd === 'oldest' ? byAge : preferred;
  const value = candidates.find((version) => version !== undefined && fits(version));
  if (!ended || value === undefined) return undefined;
  return { value, guessed: true, place: `in place of ${versions.name} ${ended.value} of ${ended.place}, which has reached its end of life` };
}

/** Where the application cannot run on the pinned version, one on which it can. */
function requiredVersion(versions: RuntimeVersions, { requirement, requirementSource, pinned }: VersionCandidates): Found<string> | undefined {
  const { supported, ended, allows } = versions;
  if (!requirement || !pinned || allows(requirement, pinned) !== false) return undefined;
  const value = [...supported, ...ended].find((version) => allows(requirement, version) === true);
  return value === undefined ? undefined : { value, place: requirementSource };
}

function byNumber(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}
