import { ApplicationFolder } from './application-folder';
import type { BaseProfile } from '../model/base-profile';
import type { StackPaths } from '../model/stack-model';
import { isPlainObject } from '../util/objects';
import { parseToml } from '../util/toml';

/** The base images that the project's pins file names. */
export interface IPins {
  /**
   * The reference that an alias stands for.
   *
   * @param initial what the file's line starts with, for an alias of your own; afterwards the file alone decides.
   * Without it, a file that has no such line is a problem
   */
  get(alias: string, initial?: string): string;
  /** The reference that an alias stands for, without the stack using it; undefined where nothing says. */
  find(alias: string): string | undefined;
}

/** Collects the problems of a stack; they are reported together, and nothing is written. */
export interface IProblems {
  /**
   * Stops the synthesis, when everything has been resolved.
   *
   * @param where construct path, or file and line
   * @param what what is wrong, with the value
   * @param fix what to write or run instead
   */
  add(where: string, what: string, fix: string): void;
}

/** The folder of an application, to be read. */
export interface IApplicationFolder {
  /** Path from the project's root, with forward slashes; may start with `..`. */
  readonly path: string;
  /** Whether a path in the folder exists. */
  has(path: string): boolean;
  /** Whether a path in the folder is a folder. */
  isFolder(path: string): boolean;
  /** Text of a file in the folder; undefined when there is none. */
  read(path: string): string | undefined;
  /** Paths of the files that belong to the application, sorted: those git knows or would add, else everything on disk. */
  files(): string[];
}

/** What a service may use while it is resolved. */
export interface ResolveContext {
  /** Folder of the project, absolute. */
  readonly projectRoot: string;
  /** Name of the stack, which is the prefix of its image names. */
  readonly stackName: string;
  /** Where the generated files lie. */
  readonly paths: StackPaths;
  /** The base images. */
  readonly pins: IPins;
  /** Base of the images, unless a service has its own. @default what suits the kind of service */
  readonly profile?: BaseProfile;
  /** Where to report problems. */
  readonly problems: IProblems;
  /** Ids of the stack's build secrets. */
  readonly buildSecrets: string[];
  /** Values of the `org.opencontainers.image` labels that all images of the project have. */
  readonly labels: { readonly [name: string]: string };
}

/** Commands that lock; they refuse a lock file that they cannot read. */
const LOCKS: Readonly<Record<string, string>> = {
  'uv.lock': 'uv lock',
  'poetry.lock': 'poetry lock',
  'pdm.lock': 'pdm lock',
  'pylock.toml': 'uv pip compile pyproject.toml --format pylock.toml --output-file pylock.toml',
};
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  'package.json': JSON.parse,
  'pyproject.toml': parseToml,
  ...Object.fromEntries(Object.keys(LOCKS).map((file) => [file, parseToml])),
};

/** Roots of projects, each with the files that were read below it. */
const ROOTS = new WeakMap<ResolveContext, ApplicationFolder>();

/** A folder of the repository. The services of one synthesis share what was read, so that their number does not multiply it. */
export function folderOf(context: ResolveContext, path: string): ApplicationFolder {
  const root = ROOTS.get(context) ?? new ApplicationFolder(context.projectRoot, '.');
  ROOTS.set(context, root);
  return root.below(path);
}

/** Opens an application's folder; a missing one is a problem and gives undefined, and so does a manifest or a lock file that cannot be read. */
export function openApplicationFolder(context: ResolveContext, where: string, path: string): ApplicationFolder | undefined {
  const folder = folderOf(context, path);
  if (!folder.isFolder()) {
    const what = folder.has('.') ? `path "${path}" is a file.` : `path "${path}" does not exist.`;
    context.problems.add(where, what, `Give the application's folder, relative to the project's root (${context.projectRoot}).`);
    return undefined;
  }
  const above = folder.ancestors().flatMap((each) => Object.keys(LOCKS).map((file) => ({ each, file })));
  const files = [...Object.keys(READERS).map((file) => ({ each: folder, file })), ...above];
  const unreadable = files.filter(({ each, file }) => !canBeRead(context, each, file));
  return unreadable.length === 0 ? folder : undefined;
}

function canBeRead({ problems }: ResolveContext, folder: ApplicationFolder, file: string): boolean {
  const unreadable = (reason: string): false => {
    problems.add(folder.pathFromProject(file), `It cannot be read: ${reason}`, file in LOCKS ? `Take it as it was from git, or delete it; then lock again: ${LOCKS[file]}.` : 'Fix the file.');
    return false;
  };
  if (folder.isFolder(file)) return unreadable('it is a folder');
  const text = folder.read(file);
  try {
    return text === undefined || isPlainObject(READERS[file](text)) || unreadable('it holds no object');
  } catch (error) {
    if (/^<{7} /m.test(text ?? '')) return unreadable('the marks of a merge are in it.');
    return unreadable((error as Error).message.split('\n')[0].replace(/:$/, '')); // TOML's goes on with the lines themselves
  }
}
