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

/** Dockerfiles of a team that are no application's own, by their paths. */
const BESIDE = {
  migrations: /(?:^|[/._-])migrat\w*(?:[/._-]|$)/i,
  workers: /(?:^|[/._-])(?:workers?|consumers?|dispatchers?|jobs?|listeners?|queue|schedulers?)(?:[/._-]|$)/i,
};

/** What need not be told. */
export interface KnownImages {
  /** Folders that the stack builds, or that are told or left out for another reason. */
  readonly folders: readonly string[];
  /** Dockerfiles that the stack builds, or whose process is told, and folders that are left out. @default none */
  readonly files?: readonly string[];
  /** What the stack does with the image of an application. @default nothing */
  readonly covered?: readonly (keyof typeof BESIDE)[];
}

/**
 * Tells of folders and Dockerfiles of which a compose file of the team builds an image, and the stack none.
 *
 * @param stack what the description calls the stack
 */
export function tellUnbuiltImages(root: ApplicationFolder, known: KnownImages, stack: string): string[] {
  const files = composeFiles(root).filter((file) => !NOT_SHIPPED.test(file));
  const built = files.flatMap((file) => composeServices(root.text(file)).flatMap(({ build }) => {
    const { context = textOf(build), dockerfile = 'Dockerfile' } = mapOf(build);
    if (typeof context !== 'string' || typeof dockerfile !== 'string') return [];
    const path = folderPath(posix.join(posix.dirname(file), context));
    const project = projectBelow(root, path, dockerfile);
    const beside = project === undefined && Object.values(BESIDE).some((pattern) => pattern.test(dockerfile));
    const [key, value] = project || beside ? ['dockerfile', dockerfile] : ['(?:build|context)', context];
    const place = placeOf(file, root.text(file), new RegExp(String.raw`\b${key}["']?\s*:\s*["']?${escapePattern(value)}`));
    return [{ place, path, dockerfile, beside, about: beside ? posix.join(path, dockerfile) : project ?? path }];
  }));
  const unbuilt = built.filter(({ path, dockerfile, beside, about }) => {
    const base = baseImages(root.text(posix.join(path, dockerfile))).at(-1)?.reference;
    if (base === undefined || isOwnServer(base)) return false;
    return beside ? !isCovered(about, known) : about !== '.' && !known.folders.some((folder) => isWithin(folder, about) || isWithin(about, folder));
  });
  return distinctBy(unbuilt, ({ about }) => about).map(({ place, path, dockerfile, beside, about }) => {
    const file = dockerfile === 'Dockerfile' ? '' : `, file: '${dockerfile}'`;
    const add = `new ContainerService(${stack}, '${slug(beside ? nameOfFile(dockerfile) : posix.basename(about)) || 'service'}', { image: ContainerImage.dockerfile({ context: '${path}'${file} }) })`;
    return `${place}: an image is built from ${about} here, and not by the stack. If it belongs to it, add ${add}; or exclude ${beside ? 'it' : 'its folder'}.`;
  });
}

function isCovered(dockerfile: string, { files = [], covered = [] }: KnownImages): boolean {
  return files.some((file) => isWithin(dockerfile, file)) || covered.some((what) => BESIDE[what].test(dockerfile));
}

/** What a Dockerfile is called, or the folder that it is in. */
function nameOfFile(path: string): string {
  return posix.basename(path).replace(/\.?Dockerfile\.?/i, '') || posix.basename(posix.dirname(path));
}

/** The folder of a Dockerfile below its context, where that says what it depends on: it builds that project, and not all of the context. */
function projectBelow(root: ApplicationFolder, context: string, dockerfile: string): string | undefined {
  const folder = folderPath(posix.join(context, posix.dirname(dockerfile)));
  const isProject = folder !== context && root.files().some((file) => posix.dirname(file) === folder && MANIFEST.test(posix.basename(file)));
  return isProject ? folder : undefined;
}
