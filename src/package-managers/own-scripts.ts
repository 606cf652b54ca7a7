import { posix } from 'node:path';
import { readManifest } from './node-manifest';
import type { ReadableFolder } from '../util/readable-folder';

/** What package managers run of a package itself when they install its dependencies, in order. */
export const LIFECYCLE: readonly string[] = ['preinstall', 'install', 'postinstall', 'prepare'];
// Tools that only serve a developer's machine: git hooks, and the choice of the package manager.
const FOR_DEVELOPERS = /^(?:npx\s+(?:-y\s+|--yes\s+)?|pnpm\s+(?:exec|dlx)\s+|yarn\s+|bunx\s+)?(?:only-allow|husky|lefthook|simple-git-hooks|is-ci|pinst|git|true|echo|exit)\b|\.husky\/|\bCI\b/;

// What no image of Node.js has: a script that calls it prepares an application of another kind, which has an image of its own.
const OF_ANOTHER_KIND = /^(?:uvx?|pip3?|pipx|pipenv|python3?|poetry|pdm|conda|go|cargo|bundle|composer|docker|brew|pod)\b|\.(?:bat|cmd|ps1)\b/;
const MOVES = /^cd\s/;
const RUNS_SCRIPT = /^(?:npm|pnpm|yarn|bun)\s+(?:run\s+)?(?:-{1,2}\S+\s+)*(?<name>[\w:.-]+)$/;
const RUNS_FILE = /^(?:(?:ba)?sh\s+)?(?:\.\/)?(?<file>[\w./-]+\.sh)$/;

/** Scripts of one package that its installation would run. */
export interface OwnScripts {
  /** The package's folder, from the folder that decides. */
  readonly folder: string;
  readonly scripts: readonly string[];
}

/**
 * Packages whose installation runs scripts of their own. These may need what is not there when dependencies are
 * installed, in a layer without sources: they are put off until it is.
 *
 * @param folders from the folder that decides
 * @param names what the package manager runs
 */
export function ownScripts(root: ReadableFolder, folders: readonly string[], names: readonly string[]): OwnScripts[] {
  return folders
    .map((folder) => ({ folder, scripts: names.filter((name) => readManifest(root, folder).scripts[name] !== undefined) }))
    .filter(({ scripts }) => scripts.length > 0);
}

/** Those of them that do something for the image. */
export function scriptsThatCount(root: ReadableFolder, { folder, scripts }: OwnScripts): string[] {
  const all = readManifest(root, folder).scripts;
  const counts = (command: string, within: readonly string[]): boolean => {
    const script = RUNS_SCRIPT.exec(command)?.groups?.name;
    if (script !== undefined && all[script] !== undefined && !within.includes(script)) {
      return partsOf(all[script]).some((part) => counts(part, [...within, script]));
    }
    const file = RUNS_FILE.exec(command)?.groups?.file;
    const text = file && root.read(posix.join(folder, file));
    if (text) return !linesOf(text).some((line) => OF_ANOTHER_KIND.test(line));
    return ![FOR_DEVELOPERS, OF_ANOTHER_KIND, MOVES].some((pattern) => pattern.test(command));
  };
  return scripts.filter((name) => partsOf(all[name]).some((part) => counts(part, [name])));
}

function partsOf(command: string): string[] {
  return command.split(/&&|\|\||;/).map((part) => part.trim());
}

function linesOf(text: string): string[] {
  return text.split('\n').flatMap(partsOf);
}
