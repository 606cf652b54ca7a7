import { readManifest } from './node-manifest';
import { matchesGlob } from '../util/glob';
import { isPlainObject, textsIn } from '../util/objects';
import type { ReadableFolder } from '../util/readable-folder';
import { readYaml } from '../util/yaml';

export const PNPM_WORKSPACE = 'pnpm-workspace.yaml';

/** Folders of the packages of a workspace, without the root itself, sorted; none where there is no workspace. */
export type ListMembers = (root: ReadableFolder) => string[];

/** Members as npm, Yarn and Bun have them, in the `workspaces` of package.json. */
export const membersOfManifest: ListMembers = (root) => {
  const { workspaces } = readManifest(root).other;
  const patterns = isPlainObject(workspaces) ? workspaces.packages : workspaces;
  return members(root, textsIn(patterns));
};

/** Members as pnpm has them, in a file of its own. @see https://pnpm.io/pnpm-workspace_yaml */
export const membersOfPnpm: ListMembers = (root) => members(root, textsIn(pnpmSettings(root).packages));

/** Settings in pnpm-workspace.yaml, which may exist without a workspace. */
export function pnpmSettings(root: ReadableFolder): Readonly<Record<string, unknown>> {
  return readYaml(root.text(PNPM_WORKSPACE));
}

function members(root: ReadableFolder, patterns: readonly string[]): string[] {
  if (patterns.length === 0) return [];
  const folders = root.files().filter((file) => file.endsWith('/package.json')).map((file) => file.slice(0, -'/package.json'.length));
  const included = (folder: string): boolean =>
    patterns.reduce((yes, pattern) => (pattern.startsWith('!') ? yes && !matchesGlob(pattern.slice(1), folder) : yes || matchesGlob(pattern, folder)), false);
  return folders.filter(included).sort();
}
