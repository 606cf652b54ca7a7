import { parse as parseToml } from '@iarna/toml';
import { ApplicationFolder } from './application-folder';
import type { Pins } from './pins';
import type { StackPaths } from '../model/stack-model';
import { isPlainObject } from '../util/objects';
import type { Problems } from '../util/problem';

/** What a service may use while it is resolved. */
export interface ResolveContext {
  readonly projectRoot: string;
  readonly stackName: string;
  readonly paths: StackPaths;
  readonly pins: Pins;
  readonly problems: Problems;
  readonly buildSecrets: readonly string[];
  /** Values of the `org.opencontainers.image` labels that all images of the project have. */
  readonly labels: Readonly<Record<string, string>>;
}

const MANIFESTS: Readonly<Record<string, (text: string) => unknown>> = { 'package.json': JSON.parse, 'pyproject.toml': parseToml };

/** Opens an application's folder; a missing one, or a manifest that cannot be read, is a problem and gives undefined. */
export function openApplicationFolder(context: ResolveContext, where: string, path: string): ApplicationFolder | undefined {
  const folder = new ApplicationFolder(context.projectRoot, path);
  if (!folder.isFolder()) {
    const what = folder.has('.') ? `path "${path}" is a file.` : `path "${path}" does not exist.`;
    context.problems.add(where, what, `Give the application's folder, relative to the project's root (${context.projectRoot}).`);
    return undefined;
  }
  const unreadable = Object.keys(MANIFESTS).filter((file) => !canBeRead(context, folder, file));
  return unreadable.length === 0 ? folder : undefined;
}

function canBeRead({ problems }: ResolveContext, folder: ApplicationFolder, file: string): boolean {
  const unreadable = (reason: string): false => {
    problems.add(folder.pathFromProject(file), `It cannot be read: ${reason}`, 'Mend the file.');
    return false;
  };
  if (folder.isFolder(file)) return unreadable('it is a folder');
  const text = folder.read(file);
  try {
    return text === undefined || isPlainObject(MANIFESTS[file](text)) || unreadable('it holds no object');
  } catch (error) {
    return unreadable((error as Error).message.split('\n')[0]);
  }
}
