import { posix } from 'node:path';
import { useBuildSecrets } from './build-secret-use';
import { readManifest } from './node-manifest';
import type { ToolRelease } from './node-tools';
import type { ListMembers } from './node-workspace';
import { OwnScripts, ownScripts } from './own-scripts';
import type { PackageManager } from './package-manager';
import { CacheMount, Instruction } from '../model/instruction';
import type { ReadableFolder } from '../util/readable-folder';
import { shellQuote } from '../util/shell';

/** What is installed, and where. */
export interface NodeProject {
  /** The folder that decides: the application's own, or the root of its workspace. */
  readonly root: ReadableFolder;
  /** The lock file in it. @default there is none */
  readonly lockFile?: string;
  /** Folders of the workspace's packages, from the root. */
  readonly members: readonly string[];
  readonly buildSecrets: readonly string[];
  /** Whether to install on a Node.js that package.json does not ask for. @default false */
  readonly ignoreEngines?: boolean;
}

/** How one package manager installs an application's locked dependencies and runs its scripts. */
export interface NodePackageManager extends PackageManager {
  /** Its name in the `packageManager` of package.json. */
  readonly tool: string;
  /** Names of its lock file; the first that is there counts. */
  readonly lockFiles: readonly string[];
  readonly members: ListMembers;
  /** Scripts that it runs of a package itself when it installs, in order. */
  readonly ownScripts: readonly string[];
  /** The release that installs; undefined: the one that the image of Node.js brings along. */
  release(root: ReadableFolder): ToolRelease | undefined;
  /** Files of the context that the installation reads, beside manifests and lock file. */
  settings(root: ReadableFolder): string[];
  /** Puts the package manager itself in place, in a layer that only another release of it can invalidate. */
  prepare(project: NodeProject): Instruction[];
  /** Fills node_modules, in a layer that no source file can invalidate. */
  install(project: NodeProject): Instruction[];
  /** Command that runs a script of the package.json in the working directory, or in a folder below it. */
  run(root: ReadableFolder, script: string, folder?: string): string;
  /** Command that runs a program of an installed package, there. */
  execute(root: ReadableFolder, command: string, folder?: string): string;
}

/** Whether a lock file of a package manager decides for the folder itself, or for a package of its workspace. */
export function decidesByLock(lockFiles: readonly string[], members: ListMembers): PackageManager['decidesFor'] {
  return (folder, path) => lockFiles.some((file) => folder.has(file)) && (path === '.' || members(folder).includes(path));
}

/** Every file of the context that an installation reads, sorted. */
export function installationInputs(manager: NodePackageManager, { root, lockFile, members }: NodeProject): string[] {
  // The root of a workspace of pnpm need not be a package.
  const manifests = [...(root.has('package.json') ? ['.'] : []), ...members].map((path) => posix.join(path, 'package.json'));
  const inputs = [...manifests, ...(lockFile ? [lockFile] : []), ...manager.settings(root), ...localDependencies(root, members)];
  return [...new Set(inputs)].sort();
}

/** Folders and archives that manifests name as dependencies by their path; what lies outside of the context is told by the policy. */
function localDependencies(root: ReadableFolder, members: readonly string[]): string[] {
  return ['.', ...members].flatMap((folder) =>
    Object.values(readManifest(root, folder).dependencies).flatMap((specifier) => {
      const target = /^(?:(?:file|link|portal):|(?=\.))(?<target>[^/~].*?)\/?$/.exec(specifier)?.groups?.target;
      const path = target && posix.join(folder, target);
      return path && (path.startsWith('../') || (root.has(path) && !members.includes(path))) ? [path] : [];
    }),
  );
}

/** How one installation is said. */
export interface InstallStep {
  readonly command: string;
  readonly cache: CacheMount;
  readonly comment: string;
  /** Whose way of using build secrets counts. @default npm's */
  readonly tool?: 'yarn' | 'bun';
}

/**
 * Installs with what the installation reads and nothing else. The packages' own scripts are put off until their
 * sources are there; those of dependencies run.
 */
export function installStep(manager: NodePackageManager, project: NodeProject, { command, cache, comment, tool }: InstallStep): Instruction[] {
  const { secrets, setup } = useBuildSecrets(tool ?? 'npm', project.buildSecrets);
  const files = installationInputs(manager, project);
  const changed = ownScripts(project.root, ['.', ...project.members], manager.ownScripts);
  const copied = files.filter((file) => /[\s,]/.test(file) || changed.some(({ folder }) => posix.join(folder, 'package.json') === file));
  return [
    ...copied.map((file) => Instruction.copy({ sources: [file], destination: file })),
    Instruction.run([...setup, ...changed.map(removeScripts), command], {
      comment: changed.length === 0 ? comment : `${comment}\nInstall scripts of workspace packages run later, when their sources are available.`,
      binds: files.filter((file) => !copied.includes(file)).map((source) => ({ source })),
      caches: [cache],
      secrets,
    }),
  ];
}

function removeScripts({ folder, scripts }: OwnScripts): string {
  return ['npm pkg delete', ...(folder === '.' ? [] : [`--prefix ${shellQuote(folder)}`]), ...scripts.map((name) => `scripts.${name}`)].join(' ');
}

/** Installs a package manager itself, in the exact release. */
export function installTool(specifier: string, { buildSecrets }: NodeProject, comment: string): Instruction {
  const { secrets, setup } = useBuildSecrets('npm', buildSecrets);
  // --force: the images of Node.js up to 25 have a yarn of their own in its place.
  const force = specifier.includes('yarn') ? '--force ' : '';
  return Instruction.run([...setup, `npm install --global --no-audit --no-fund ${force}${specifier}`], {
    comment,
    caches: [{ target: '/root/.npm' }],
    secrets,
  });
}
