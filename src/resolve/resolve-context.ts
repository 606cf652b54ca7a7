import { ApplicationFolder } from './application-folder';
import type { Pins } from './pins';
import type { StackPaths } from '../model/stack-model';
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

/** Opens an application's folder; a missing one is a problem, and gives undefined. */
export function openApplicationFolder(context: ResolveContext, where: string, path: string): ApplicationFolder | undefined {
  const folder = new ApplicationFolder(context.projectRoot, path);
  if (folder.isFolder()) return folder;
  const what = folder.has('.') ? `path "${path}" is a file.` : `path "${path}" does not exist.`;
  context.problems.add(where, what, `Give the application's folder, relative to the project's root (${context.projectRoot}).`);
  return undefined;
}
