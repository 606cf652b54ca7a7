import { posix } from 'node:path';
import type { ApplicationFolder } from '../../resolve/application-folder';
import { baseImages } from '../../resolve/detect/base-image';
import { composeFiles, composeServices } from '../../resolve/detect/compose-services';
import { isOwnServer } from '../../resolve/settings/compose-servers';
import { distinctBy } from '../../util/distinct';
import { escapePattern } from '../../util/escape-pattern';
import { NOT_SHIPPED } from '../../util/file-names';
import { placeOf } from '../../util/lines';
import { mapOf, textOf } from '../../util/objects';
import { folderPath, isWithin } from '../../util/paths';
import { slug } from '../../util/slug';

/**
 * Tells of folders of which a compose file of the team builds an image, and the stack none.
 *
 * @param known folders that the stack builds, or that are told or left out for another reason
 * @param stack what the description calls the stack
 */
export function tellUnbuiltImages(root: ApplicationFolder, known: readonly string[], stack: string): string[] {
  const files = composeFiles(root).filter((file) => !NOT_SHIPPED.test(file));
  const built = files.flatMap((file) => composeServices(root.text(file)).flatMap(({ build }) => {
    const { context = textOf(build), dockerfile = 'Dockerfile' } = mapOf(build);
    if (typeof context !== 'string' || typeof dockerfile !== 'string') return [];
    const place = placeOf(file, root.text(file), new RegExp(String.raw`\b(?:build|context)["']?\s*:\s*["']?${escapePattern(context)}`));
    return [{ place, path: folderPath(posix.join(posix.dirname(file), context)), dockerfile }];
  }));
  const unbuilt = built.filter(({ path, dockerfile }) => {
    const base = baseImages(root.text(posix.join(path, dockerfile))).at(-1)?.reference;
    return path !== '.' && base !== undefined && !isOwnServer(base) && !known.some((folder) => isWithin(folder, path) || isWithin(path, folder));
  });
  return distinctBy(unbuilt, ({ path }) => path).map(({ place, path, dockerfile }) => {
    const file = dockerfile === 'Dockerfile' ? '' : `, file: '${dockerfile}'`;
    const add = `new ContainerService(${stack}, '${slug(posix.basename(path), 40) || 'service'}', { image: ContainerImage.dockerfile({ context: '${path}'${file} }) })`;
    return `${place}: an image is built from ${path} here, and not by the stack. If it belongs to it, add ${add}; or exclude its folder.`;
  });
}
