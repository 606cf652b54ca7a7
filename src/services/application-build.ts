import type { WebService } from './web-service';
import type { BuildModel } from '../model/build-model';
import type { Dockerfile } from '../model/dockerfile';
import type { PackageManager } from '../package-managers/package-manager';
import { contextContents } from '../resolve/context-contents';
import type { Installation } from '../resolve/installation';
import { findKeyFiles } from '../resolve/key-files';
import type { ResolveContext } from '../resolve/resolve-context';

/** What the image of an application is built from. */
export interface ApplicationSources {
  readonly dockerfile: Dockerfile;
  /** Files and folders of the context that the package manager reads. */
  readonly inputs: readonly string[];
  /** Files and folders of the application. */
  readonly sources: readonly string[];
  /** Patterns of what is left out below them. */
  readonly exclude: string[];
  /** Files that have the names of secrets and hold none, beside certificates and public keys. @default none */
  readonly harmless?: readonly string[];
  /** Where the module to serve may lie; one of the paths has to be there. @default none */
  readonly entryModule?: readonly string[];
}

/** The build of an application in the folder that decides what is installed: only what it needs enters. */
export function applicationBuild(
  { buildSecrets }: ResolveContext,
  { dockerfilePath, sizeBudgetMegabytes }: WebService,
  { root, path }: Installation<PackageManager>,
  { dockerfile, inputs, sources, exclude, harmless = [], entryModule }: ApplicationSources,
): BuildModel {
  const include = [...new Set([...inputs, ...sources])].sort();
  const keyFiles = findKeyFiles(root, include, path);
  const named = [
    ...inputs.map((input) => ({ path: input, source: 'the package manager' })),
    ...sources.map((source) => ({ path: source, source: 'sources' })),
  ];
  return {
    context: root.path,
    dockerfilePath,
    dockerfileFromContext: root.pathTo(dockerfilePath),
    dockerfile,
    ignore: { include, exclude, harmless: [...harmless, ...keyFiles.harmless] },
    secrets: [...buildSecrets],
    sizeBudgetMegabytes,
    contents: contextContents(root, dockerfile, { include: named, entryModule, leftOut: keyFiles.leftOut }),
  };
}
