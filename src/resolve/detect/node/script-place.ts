import { escapePattern } from '../../../util/escape-pattern';
import { placeOf } from '../../../util/lines';
import type { ApplicationFolder } from '../../application-folder';

/** File and line of a script of package.json, from the project's root. */
export function scriptPlace(folder: ApplicationFolder, name: string): string {
  return placeOf(folder.pathFromProject('package.json'), folder.text('package.json'), new RegExp(`"${escapePattern(name)}"\\s*:\\s*"`));
}
