import type { ApplicationFolder } from './application-folder';
import type { ContextInput, ContextModel, LeftOutFile } from '../model/context-model';
import { readInstruction } from '../model/docker-instruction';
import type { Dockerfile } from '../model/dockerfile';
import { distinctBy } from '../util/distinct';
import { isWithin } from '../util/paths';

/** Paths of the context that a build needs in addition to what the Dockerfile copies. */
export interface NamedInputs {
  /** Entries of the ignore file's allow-list, each with its origin. */
  readonly include: readonly { readonly path: string; readonly source: string }[];
  /** Where the module to serve may lie; one of the paths has to be there. @default none */
  readonly entryModule?: readonly string[];
  /** Files that the ignore file excludes because of their names. @default none */
  readonly leftOut?: readonly LeftOutFile[];
}

/** Paths of the context that the build needs, and whether they exist. */
export function contextContents(folder: ApplicationFolder, dockerfile: Dockerfile, named: NamedInputs): ContextModel {
  const { include, entryModule, leftOut = [] } = named;
  const admitted = include.map(({ path }) => path);
  const input = (path: string, source: string): ContextInput => ({
    path,
    source,
    exists: !path.startsWith('../') && folder.has(path),
    admitted: admitted.some((entry) => isWithin(path, entry) || isWithin(entry, path)),
  });
  const entry = entryModule && (entryModule.find((path) => folder.has(path)) ?? entryModule[0]);
  const inputs = [
    ...include.map(({ path, source }) => input(path, source)),
    ...(entry ? [input(entry, 'the module to serve')] : []),
    ...copied(dockerfile).map((path) => input(path, 'an instruction of the Dockerfile')),
  ];
  return {
    entries: folder.entries(),
    inputs: distinctBy(inputs.reverse(), ({ path }) => path).reverse(),
    linksOutside: folder.linksOutside().filter((link) => admitted.some((path) => isWithin(link, path))),
    leftOut: [...leftOut],
  };
}

/** Paths that the Dockerfile copies from the context, except for patterns and the whole context, which can't be missing. */
function copied({ stages }: Dockerfile): string[] {
  const copies = stages.flatMap(({ instructions }) => instructions.flatMap((each) => readInstruction(each).flatMap((parts) => parts.copies)));
  return copies
    .filter(({ from, source }) => from === undefined && !/[*?[\]$]|^\w+:\/\//.test(source))
    .map(({ source }) => source.replace(/^\.?\/+|\/+$/g, ''))
    .filter((path) => path !== '' && path !== '.');
}
