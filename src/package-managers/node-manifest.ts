import { posix } from 'node:path';
import { readJson } from '../util/json';
import { mapOf, textOf, textsIn } from '../util/objects';
import type { ReadableFolder } from '../util/readable-folder';

type Texts = Readonly<Record<string, string>>;

/** What installing and building reads of a package.json. @see https://docs.npmjs.com/cli/configuring-npm/package-json */
export interface NodeManifest {
  readonly name?: string;
  readonly scripts: Texts;
  /** Everything that is installed for it, the development dependencies included. */
  readonly dependencies: Texts;
  /** Everything else, as it is written. */
  readonly other: Readonly<Record<string, unknown>>;
}

/** Reads the package.json of a folder below; one that is missing or cannot be read says nothing. */
export function readManifest(folder: ReadableFolder, path = '.'): NodeManifest {
  const other = readJson(folder.text(posix.join(path, 'package.json')));
  const kinds = ['peerDependencies', 'optionalDependencies', 'devDependencies', 'dependencies'];
  return {
    name: textOf(other.name),
    scripts: texts(other.scripts),
    dependencies: Object.assign({}, ...kinds.map((kind) => texts(other[kind]))),
    other,
  };
}

/** Files of the patches that settings name for dependencies. */
export function patchFiles(root: ReadableFolder, settings: readonly unknown[]): string[] {
  const named = settings.flatMap((each) => Object.values(mapOf(mapOf(each).patchedDependencies)));
  return textsIn(named).filter((file) => root.has(file));
}

function texts(value: unknown): Texts {
  return Object.fromEntries(Object.entries(mapOf(value)).filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}
