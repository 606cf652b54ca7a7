import { posix } from 'node:path';
import { useBuildSecrets } from './build-secret-use';
import { readManifest } from './node-manifest';
import { npmPackageCommand, ToolRelease } from './node-tools';
import { ListMembers, membersOfManifest } from './node-workspace';
import { LIFECYCLE, OwnScripts, ownScripts } from './own-scripts';
import type { PackageManager } from './package-manager';
import { unwantedDownloads } from './unwanted-downloads';
import { CacheMount, Instruction } from '../model/instruction';
import type { ReadableFolder } from '../util/readable-folder';
import { shellQuote } from '../util/shell';

/** The folder that decides what is installed: the application's own, or the root of its workspace. */
export interface DecidingFolder {
  readonly root: ReadableFolder;
  /** Its path from the build context. @default it is the context */
  readonly inContext?: string;
}

/** What is installed, and where. */
export interface NodeProject extends DecidingFolder {
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
  /** Installs the package manager itself, in a layer that only another release of it invalidates. */
  prepare(project: NodeProject): Instruction[];
  /** Installs the dependencies, in a layer that no source file invalidates. */
  install(project: NodeProject): Instruction[];
  /** Command that runs a script of the package.json in the working directory, or in a folder below it. */
  run(deciding: DecidingFolder, script: string, folder?: string): string;
  /** Command that runs a program of an installed package, there. */
  execute(deciding: DecidingFolder, command: string, folder?: string): string;
}

/** What most package managers have in common. */
type Usual = 'tool' | 'members' | 'ownScripts' | 'execute';

/** What sets a package manager apart from the others. */
interface Distinction extends Omit<NodePackageManager, Usual | 'decidesFor' | 'install'>, Partial<Pick<NodePackageManager, Usual>> {
  /** Whether a lock file with one of the names is its own. @default always */
  readsLock?(root: ReadableFolder): boolean;
  installation(project: NodeProject): InstallStep;
}

/** Completes a package manager. Its lock file decides for the folder that it is in, and for the packages of that workspace. */
export function nodePackageManager({ readsLock = () => true, installation, ...own }: Distinction): NodePackageManager {
  const manager: NodePackageManager = {
    tool: own.id,
    members: membersOfManifest,
    ownScripts: LIFECYCLE,
    execute: own.run,
    ...own,
    decidesFor: (folder, path) => own.lockFiles.some((file) => folder.has(file)) && readsLock(folder) && (path === '.' || manager.members(folder).includes(path)),
    install: (project) => installStep(manager, project, installation(project)),
  };
  return manager;
}

/** The option with which a command works in a folder below the working directory. */
export function folderOption(option: string, folder = '.'): string[] {
  return folder === '.' ? [] : [`${option} ${shellQuote(folder)}`];
}

/** Every file that an installation reads, from the build context, sorted. */
export function installationInputs(manager: NodePackageManager, project: NodeProject): string[] {
  return readFiles(manager, project).map((file) => posix.join(project.inContext ?? '.', file)).sort();
}

/** Those files from the folder that decides, sorted. */
function readFiles(manager: NodePackageManager, { root, lockFile, members }: NodeProject): string[] {
  // The root of a workspace of pnpm need not be a package.
  const manifests = [...(root.has('package.json') ? ['.'] : []), ...members].map((path) => posix.join(path, 'package.json'));
  const inputs = [...manifests, ...(lockFile ? [lockFile] : []), ...manager.settings(root), ...localDependencies(root, members)];
  return [...new Set(inputs)].sort();
}

/** Local folders and archives that manifests depend on, from the folder that decides; the policy reports those outside of the context. */
export function localDependencies(root: ReadableFolder, members: readonly string[]): string[] {
  return ['.', ...members].flatMap((folder) =>
    Object.values(readManifest(root, folder).dependencies).flatMap((specifier) => {
      const target = /^(?:(?:file|link|portal):|(?=\.))(?<target>[^/~].*?)\/?$/.exec(specifier)?.groups?.target;
      const path = target && posix.join(folder, target);
      return path && (path.startsWith('../') || (root.has(path) && !members.includes(path))) ? [path] : [];
    }),
  );
}

const USUAL_COMMENT = 'Only manifests and the lock file can invalidate this layer. All dependencies are installed, because the build needs them.';

/** The command of an installation, and how it runs. */
interface InstallStep {
  readonly command: string;
  /** What checks the lock file before the packages' own scripts are put off. @default the command does */
  readonly check?: string;
  readonly cache: CacheMount;
  /** Why the layer is as it is. @default it depends on manifests and lock file alone */
  readonly comment?: string;
  /** How build secrets are passed. @default npm's */
  readonly tool?: 'yarn' | 'bun';
}

/**
 * Installs the dependencies from manifests and lock file alone. Install scripts of workspace packages are postponed until
 * their sources are available; those of dependencies run.
 */
function installStep(manager: NodePackageManager, project: NodeProject, step: InstallStep): Instruction[] {
  const { command, check, cache, comment = USUAL_COMMENT, tool = 'npm' } = step;
  const { secrets, setup } = useBuildSecrets(tool, project.buildSecrets);
  const { inContext = '.' } = project;
  const files = readFiles(manager, project);
  const changed = ownScripts(project.root, ['.', ...project.members], manager.ownScripts);
  const copied = files.filter((file) => /[\s,]/.test(file) || changed.some(({ folder }) => posix.join(folder, 'package.json') === file));
  const skipped = unwantedDownloads(project.root, ['.', ...project.members], project.lockFile);
  return [
    ...copied.map((file) => Instruction.copy({ sources: [posix.join(inContext, file)], destination: file })),
    Instruction.run([...setup, ...skipped.map((variable) => `export ${variable}`), ...(check ? [check] : []), ...changed.map((each) => removeScripts(project.root, each)), command], {
      comment: [
        comment,
        ...(changed.length === 0 ? [] : ['Install scripts of workspace packages run later, when their sources are available.']),
        ...(skipped.length === 0 ? [] : ['What packages would download for tests, desktops or graphics cards is skipped, because no image ships it.']),
      ].join('\n'),
      binds: files.filter((file) => !copied.includes(file)).map((file) => (inContext === '.' ? { source: file } : { source: posix.join(inContext, file), target: file })),
      caches: [cache],
      secrets,
    }),
  ];
}

function removeScripts(root: ReadableFolder, { folder, scripts }: OwnScripts): string {
  return [npmPackageCommand(root, folder), 'delete', ...folderOption('--prefix', folder), ...scripts.map((name) => `scripts.${name}`)].join(' ');
}

/** What npm needs to be told to install a package manager. */
const TOOL_OPTIONS: Readonly<Record<string, string>> = {
  bun: '--allow-scripts=bun', // its install script puts the program in place; npm 12 runs none that is not allowed
  yarn: '--force', // the images of Node.js up to 25 have a yarn of their own in its place
};

/** Installs a package manager itself, in the exact release. */
export function installTool(specifier: string, { buildSecrets }: NodeProject, comment: string): Instruction {
  const { secrets, setup } = useBuildSecrets('npm', buildSecrets);
  const option = Object.entries(TOOL_OPTIONS).find(([tool]) => specifier.includes(tool))?.[1];
  return Instruction.run([...setup, ['npm install --global --no-audit --no-fund', ...(option ? [option] : []), specifier].join(' ')], {
    comment,
    caches: [{ target: '/root/.npm' }],
    secrets,
  });
}
