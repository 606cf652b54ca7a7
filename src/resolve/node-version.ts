import type { Decisions } from './decisions';
import type { IPins } from './resolve-context';
import type { RuntimeModel } from '../model/application-model';
import { parseImageReference } from '../model/image-reference';
import { nodeRangeAllows } from '../util/version-range';

/** Release lines to choose from, the one with the longest support that most packages know first. @see https://nodejs.org/en/about/previous-releases */
const SUPPORTED = ['24', '26', '22', '20'];
const VERSION = /^\d+(?![\w])/;

/** Where the Node.js of an image may come from. */
export interface NodeCandidates {
  /** Line of the pins file for the profile, such as `node`. */
  readonly alias: string;
  /** What the user says. */
  readonly version?: string;
  /** Image that the alias of a version starts with. */
  initial(version: string): string;
}

/** The pinned Node.js, or where the application cannot run on that one on which it can, under an alias of its own. */
export function chooseNode(
  pins: IPins,
  decisions: Decisions,
  { requirement, requirementSource }: Pick<RuntimeModel, 'requirement' | 'requirementSource'>,
  { alias, initial, version }: NodeCandidates,
): string {
  const pinned = VERSION.exec(parseImageReference(pins.find(alias) ?? '')?.tag ?? '')?.[0];
  const fits = !requirement || !pinned || nodeRangeAllows(requirement, pinned) !== false;
  const asked = fits ? undefined : SUPPORTED.find((each) => nodeRangeAllows(requirement, each) === true);
  const chosen = decisions.choose('nodeVersion', {
    option: version,
    found: asked === undefined ? undefined : { value: asked, place: requirementSource },
    otherwise: { value: pinned ?? 'that of the image', reason: `the alias ${alias} of the pins file` },
  });
  if ((version ?? asked) === undefined || chosen === pinned) return pins.get(alias);
  return pins.get(`${alias}-${chosen}`, initial(chosen));
}
