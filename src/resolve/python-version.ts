import type { Decisions, Found } from './decisions';
import type { IPins } from './resolve-context';
import type { RuntimeModel } from '../model/application-model';
import { parseImageReference } from '../model/image-reference';
import { pythonRangeAllows } from '../util/version-range';

/** Versions that are still supported, newest first. @see https://devguide.python.org/versions/ */
const SUPPORTED = ['3.14', '3.13', '3.12', '3.11', '3.10'];
const VERSION = /^\d+\.\d+(?![\w.])|^\d+\.\d+(?=\.\d)/;

/** An image with Python, and its line in the pins file. */
export interface PythonChoice {
  readonly alias: string;
  readonly image: string;
}

/**
 * The pinned Python, or where the application cannot run on that the newest that it can run on, under an alias of its own.
 *
 * @param alias line of the pins file for the profile, such as `python`
 * @param initial image that the alias of a version starts with
 */
export function choosePython(
  pins: IPins,
  decisions: Decisions,
  { requirement, requirementSource }: Pick<RuntimeModel, 'requirement' | 'requirementSource'>,
  { alias, initial, version }: { readonly alias: string; readonly initial: (version: string) => string; readonly version?: string },
): PythonChoice {
  const pinned = pins.find(alias);
  const pinnedVersion = VERSION.exec(parseImageReference(pinned ?? '')?.tag ?? '')?.[0];
  const fits = !requirement || !pinnedVersion || pythonRangeAllows(requirement, pinnedVersion) !== false;
  const asked = fits ? undefined : SUPPORTED.find((each) => pythonRangeAllows(requirement, each) === true);
  const found: Found<string> | undefined = asked === undefined ? undefined : { value: asked, place: requirementSource };
  const chosen = decisions.choose('pythonVersion', {
    option: version,
    found,
    otherwise: { value: pinnedVersion ?? 'that of the image', reason: `the alias ${alias} of the pins file` },
  });
  if ((version ?? asked) === undefined || chosen === pinnedVersion) return { alias, image: pins.get(alias) };
  const own = `${alias}-${chosen}`;
  return { alias: own, image: pins.get(own, initial(chosen)) };
}
