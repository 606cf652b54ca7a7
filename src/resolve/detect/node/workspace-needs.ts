import { posix } from 'node:path';
import { NodeManifest, readManifest } from '../../../package-managers/node-manifest';
import { COMPILER_SETTINGS, FOR_OPERATION } from '../../../util/file-names';
import { isNamedLike } from '../../../util/glob';
import { readJsonWithComments } from '../../../util/json';
import { isPlainObject, mapOf, textsIn, textsWithin } from '../../../util/objects';
import { folderPath, isWithin } from '../../../util/paths';
import type { ReadableFolder } from '../../../util/readable-folder';

/** What of a workspace an application needs. */
export interface WorkspaceNeeds {
  /** Folders of the packages that it depends on, each after those that it depends on itself. */
  readonly packages: readonly string[];
  /** Files and folders of the workspace, beside the application's own, that the build reads. */
  readonly sources: readonly string[];
}

// Where one package refers to files of another without depending on it, such as "extends": "../../tsconfig.base.json".
const CONFIGURATION = /^(?:[tj]sconfig[\w.-]*\.json|[\w.-]+\.config\.[cm]?[jt]s|package\.json|\.babelrc(?:\.\w+)?|\.swcrc|\.postcssrc[\w.]*)$/;
const ABOVE = /(?<=['"`\s(:])(?:\.\.\/)+[\w@.-][\w@./-]*/g;
/** Files at the root of a workspace that no build of a package reads. */
const NOT_AT_THE_ROOT = [
  '.*', '*.md', 'LICENSE*', '*.pem', '*.key', '*.toml', '*.yml', '*.yaml', '*.lock', '*.lockb', 'package-lock.json',
  'eslint*', 'prettier*', 'vitest*', 'jest*', 'playwright*', 'projen*', ...FOR_OPERATION,
];

/** What an application needs of its workspace; for one that is no package of a workspace, or its root, nothing but packages. */
export function workspaceNeeds(root: ReadableFolder, members: readonly string[], path: string): WorkspaceNeeds {
  const manifests = new Map(members.map((folder) => [folder, readManifest(root, folder)]));
  const packages = dependencyOrder(path === '.' ? readManifest(root) : manifests.get(path), manifests, path);
  if (path === '.') return { packages, sources: [] };
  const atTheRoot = root.files().filter((file) => !file.includes('/') && (isNamedLike(file, COMPILER_SETTINGS) || !isNamedLike(file, NOT_AT_THE_ROOT)));
  const referred = followReferences(root, members, [path, ...packages]);
  const sources = [...new Set([...packages, ...referred, ...atTheRoot])].filter((source) => !isWithin(source, path));
  return { packages, sources: sources.sort() };
}

function dependencyOrder(start: NodeManifest | undefined, manifests: ReadonlyMap<string, NodeManifest>, path: string): string[] {
  const folders = new Map([...manifests].flatMap(([folder, { name }]) => (name === undefined ? [] : [[name, folder] as const])));
  const seen = new Set([path]);
  const ordered: string[] = [];
  const visit = (manifest: NodeManifest | undefined): void => {
    for (const name of Object.keys(manifest?.dependencies ?? {})) {
      const folder = folders.get(name);
      if (folder === undefined || seen.has(folder)) continue;
      seen.add(folder);
      visit(manifests.get(folder));
      ordered.push(folder);
    }
  };
  visit(start);
  return ordered;
}

/** What the configuration of packages names above them: other packages as a whole, other files as they are. */
function followReferences(root: ReadableFolder, members: readonly string[], folders: readonly string[]): string[] {
  const found = new Set<string>();
  const queue = [...folders];
  for (let folder = queue.shift(); folder !== undefined; folder = queue.shift()) {
    for (const target of references(root, folder)) {
      const member = members.find((each) => isWithin(target, each));
      const source = member ?? target;
      if (found.has(source) || folders.includes(source)) continue;
      found.add(source);
      if (member !== undefined) queue.push(member);
    }
  }
  return [...found];
}

function references(root: ReadableFolder, folder: string): string[] {
  const files = root.files().filter((file) => posix.dirname(file) === folder && CONFIGURATION.test(posix.basename(file)));
  return files.flatMap((file) =>
    [...root.text(file).matchAll(ABOVE)]
      .map(([reference]) => folderPath(posix.join(folder, reference)))
      .filter((target) => target !== '.' && !target.startsWith('..') && !target.includes('node_modules') && root.has(target)),
  );
}

/** Scripts of the packages that have to run before the application is built, in order. */
export interface PackageScript {
  readonly folder: string;
  readonly script: string;
}

/**
 * Scripts that make of the packages what the application imports: those that Turborepo or Nx would run before its
 * build, and the build of each package whose entry points are not in the repository.
 */
export function packageBuilds(root: ReadableFolder, packages: readonly string[], path: string): PackageScript[] {
  const { ofPackages, ofApplication } = tasksBefore(root);
  const builds = packages.flatMap((folder) => {
    const manifest = readManifest(root, folder);
    const before = ofPackages.filter((task) => task !== 'build' && manifest.scripts[task] !== undefined);
    const build = manifest.scripts.build !== undefined && needsBuild(root, folder, manifest, ofPackages.includes('build'));
    return [...before, ...(build ? ['build'] : [])].map((script) => ({ folder, script }));
  });
  const own = ofApplication.filter((task) => readManifest(root, path).scripts[task] !== undefined);
  return [...builds, ...own.map((script) => ({ folder: path, script }))];
}

/** A package whose entry points are all there needs none; where it names none, only who orders builds can know. */
function needsBuild(root: ReadableFolder, folder: string, { other }: NodeManifest, ordered: boolean): boolean {
  const entries = [other.main, other.module, other.types, other.exports].flatMap(textsWithin).filter((target) => !target.includes('*'));
  if (entries.length === 0) return ordered && !root.has(posix.join(folder, 'index.js'));
  return entries.some((target) => !root.lists(posix.join(folder, target)));
}

/** Tasks that have to be done before a build. @see https://turborepo.com/docs/reference/configuration#dependson */
function tasksBefore(root: ReadableFolder): { readonly ofPackages: readonly string[]; readonly ofApplication: readonly string[] } {
  const file = ['turbo.json', 'turbo.jsonc'].find((each) => root.has(each)) ?? 'nx.json';
  const { tasks: named, pipeline, targetDefaults } = readJsonWithComments(root.text(file));
  const all = [named, pipeline, targetDefaults].find(isPlainObject) ?? {};
  const before = [mapOf(all.build).dependsOn].flat();
  const tasks = textsIn(before).filter((task) => !/[#$]/.test(task));
  return {
    ofPackages: tasks.filter((task) => task.startsWith('^')).map((task) => task.slice(1)),
    ofApplication: tasks.filter((task) => !task.startsWith('^') && task !== 'build' && !/lint|test|check/.test(task)),
  };
}
