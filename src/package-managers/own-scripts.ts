import { readManifest } from './node-manifest';
import type { ReadableFolder } from '../util/readable-folder';

/** What package managers run of a package itself when they install its dependencies, in order. */
export const LIFECYCLE: readonly string[] = ['preinstall', 'install', 'postinstall', 'prepare'];
// Tools that only serve a developer's machine: git hooks, and the choice of the package manager.
const FOR_DEVELOPERS = /^(?:npx\s+(?:-y\s+|--yes\s+)?|pnpm\s+(?:exec|dlx)\s+|yarn\s+|bunx\s+)?(?:only-allow|husky|lefthook|simple-git-hooks|is-ci|pinst|git|true|echo|exit)\b|\.husky\/|\bCI\b/;

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
  const manifest = readManifest(root, folder);
  return scripts.filter((name) => !manifest.scripts[name].split(/&&|\|\||;/).every((part) => FOR_DEVELOPERS.test(part.trim())));
}
