import type { Setting } from './setting';
import { readManifest } from '../../package-managers/node-manifest';
import { placeOf } from '../../util/line-of';
import type { ApplicationFolder } from '../application-folder';

/** What libraries read from the environment themselves, so that no code of the application names it. */
const READ_BY_LIBRARIES: { readonly [library: string]: readonly string[] } = {
  '@clerk/nextjs': ['NEXT_PUBLIC_CLERK_PUBLISHABLE_KEY', 'CLERK_SECRET_KEY'],
};

/** Settings without which a library that the application depends on does not work. */
export function librarySettings(folder: ApplicationFolder): Setting[] {
  const { dependencies } = readManifest(folder);
  const text = folder.read('package.json') ?? '';
  return Object.entries(READ_BY_LIBRARIES)
    .filter(([library]) => dependencies[library] !== undefined)
    .flatMap(([library, names]) => {
      const place = `${placeOf(folder.pathFromProject('package.json'), text, new RegExp(`"${library}"`))}, by ${library}`;
      return names.map((name): Setting => ({ name, place, required: true, form: 'text' }));
    });
}
