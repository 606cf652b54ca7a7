import { posix } from 'node:path';
import type { BuildModel } from '../model/build-model';
import type { Stage } from '../model/dockerfile';
import { contextContents } from '../resolve/context-contents';
import { folderOf, IApplicationFolder, ResolveContext } from '../resolve/resolve-context';

/** How an image is built from the folder of an application. */
export interface FolderBuildOptions {
  /** The stages of the Dockerfile, in order; the last one ships. */
  readonly stages: Stage[];
  /** Paths of the folder that may enter the build; nothing else does. */
  readonly include: string[];
  /** Patterns of what may not, below them. @default none */
  readonly exclude?: string[];
  /** `build-images` fails above this size, in MB (1,000,000 bytes). */
  readonly sizeBudgetMegabytes: number;
}

/** The build of a service whose Dockerfile lies in a folder of its name, beside the ignore file that lets in what is named. */
export function folderBuild(
  context: ResolveContext,
  service: string,
  { path }: IApplicationFolder,
  { stages, include, exclude = [], sizeBudgetMegabytes }: FolderBuildOptions,
): BuildModel {
  const { paths, buildSecrets } = context;
  const folder = folderOf(context, path);
  const dockerfilePath = posix.join(paths.docker, service, 'Dockerfile');
  return {
    context: folder.path,
    dockerfilePath,
    dockerfileFromContext: folder.pathTo(dockerfilePath),
    dockerfile: { stages },
    ignore: { include: [...new Set(include)].sort(), exclude },
    secrets: [...buildSecrets],
    sizeBudgetMegabytes,
    contents: contextContents(folder, { stages }, { include: include.map((entry) => ({ path: entry, source: 'sources' })) }),
  };
}
