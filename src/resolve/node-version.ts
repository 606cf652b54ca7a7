import type { Decisions } from './decisions';
import type { IPins } from './resolve-context';
import { chooseVersion, RuntimeVersions, VersionCandidates } from './runtime-version';
import { parseImageReference } from '../model/image-reference';
import { nodeRangeAllows } from '../util/version-range';

/** First the one with the longest support that most packages know; compiled modules run on later ones. @see https://nodejs.org/en/about/previous-releases */
const NODE: RuntimeVersions = { name: 'Node.js', supported: ['24', '26', '22'], ended: ['20'], afterEnd: 'pinned', allows: nodeRangeAllows };
const VERSION = /^\d+(?![\w])/;

/**
 * The pinned Node.js, or, under an alias of its own, another version that the user or the team names or the application
 * needs.
 *
 * @param initial initial image of the alias of a version
 */
export function chooseNode(
  pins: IPins,
  decisions: Decisions,
  candidates: Omit<VersionCandidates, 'setting' | 'pinned'>,
  initial: (version: string) => string,
): string {
  const { alias } = candidates;
  const pinned = VERSION.exec(parseImageReference(pins.find(alias) ?? '')?.tag ?? '')?.[0];
  const version = chooseVersion(decisions, NODE, { ...candidates, setting: 'nodeVersion', pinned });
  return version === undefined ? pins.get(alias) : pins.get(`${alias}-${version}`, initial(version));
}
