import { posix } from 'node:path';
import type { ApplicationFolder } from '../../resolve/application-folder';
import { baseImages } from '../../resolve/detect/base-image';
import { composeFiles, composeServices } from '../../resolve/detect/compose-services';
import { isOwnServer } from '../../resolve/settings/compose-servers';
import { distinctBy } from '../../util/distinct';
import { escapePattern } from '../../util/escape-pattern';
import { NOT_SHIPPED, PYTHON_MANIFESTS } from '../../util/file-names';
import { placeOf } from '../../util/lines';
import { mapOf, textOf } from '../../util/objects';
import { folderPath, isWithin } from '../../util/paths';
import { slug } from '../../util/slug';

const MANIFEST = new RegExp(`^(?:package\\.json|${PYTHON_MANIFESTS})$`);

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
    const path = folderPath(posix.join(posix.dirname(file), context));
    const project = projectBelow(root, path, dockerfile);
    const [key, value] = project ? ['dockerfile', dockerfile] : ['(?:build|context)', context];
    const place = placeOf(file, root.text(file), new RegExp(String.raw`\b${key}["']?\s*:\s*["']?${escapePattern(value)}`));
    return [{ place, path, dockerfile, about: project ?? path }];
  }));
  const unbuilt = built.filter(({ path, dockerfile, about }) => {
    const base = baseImages(root.text(posix.join(path, dockerfile))).at(-1)?.reference;
    return about !== '.' && base !== undefined && !isOwnServer(base) && !known.some((folder) => isWithin(folder, about) || isWithin(about, folder));
  });
  return distinctBy(unbuilt, ({ about }) => about).map(({ place, path, dockerfile, about }) => {
    const file = dockerfile === 'Dockerfile' ? '' : `, file: '${dockerfile}'`;
    const add = `new ContainerService(${stack}, '${slug(posix.basename(about)) || 'service'}', { image: ContainerImage.dockerfile({ context: '${path}'${file} }) })`;
    return `${place}: an image is built from ${about} here, and not by the stack. If it belongs to it, add ${add}; or exclude its folder.`;
  });
}

/** The folder of a Dockerfile below its context, where that says what it depends on: it builds that project, and not all of the context. */
function projectBelow(root: ApplicationFolder, context: string, dockerfile: string): string | undefined {
  const folder = folderPath(posix.join(context, posix.dirname(dockerfile)));
  const isProject = folder !== context && root.files().some((file) => posix.dirname(file) === folder && MANIFEST.test(posix.basename(file)));
  return isProject ? folder : undefined;
}
