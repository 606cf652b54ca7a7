import { readManifest } from './node-manifest';
import { decidesByLock, installStep, installTool, NodePackageManager } from './node-package-manager';
import { declaredRelease, newestOf, ToolRelease } from './node-tools';
import { membersOfManifest } from './node-workspace';
import { npmrc } from './npmrc';
import { LIFECYCLE } from './own-scripts';
import { mapOf, textsIn } from '../util/objects';
import type { ReadableFolder } from '../util/readable-folder';
import { shellQuote } from '../util/shell';

const LOCK_FILES = ['bun.lock', 'bun.lockb'];
const CACHE = '/root/.bun/install/cache';

function release(root: ReadableFolder): ToolRelease {
  return declaredRelease(root, 'bun') ?? { version: newestOf('bun', 1), reason: 'no file names another' };
}

function patches(root: ReadableFolder): string[] {
  return textsIn(Object.values(mapOf(readManifest(root).other.patchedDependencies))).filter((file) => root.has(file));
}

/** A bun.lock, or the older bun.lockb. Bun installs and runs the build; what ships runs on Node.js. @see https://bun.com/docs/pm/cli/install */
export const bun: NodePackageManager = {
  id: 'bun',
  tool: 'bun',
  lockFiles: LOCK_FILES,
  members: membersOfManifest,
  decidesFor: decidesByLock(LOCK_FILES, membersOfManifest),
  release,
  settings: (root) => [...npmrc(root), ...['bunfig.toml'].filter((file) => root.has(file)), ...patches(root)],
  prepare: (project) => [installTool(`bun@${release(project.root).version}`, project, 'Bun installs and builds; what ships runs on Node.js.')],
  ownScripts: LIFECYCLE,
  run: (_root, script, folder) => ['bun run', ...(folder ? [`--cwd ${shellQuote(folder)}`] : []), script].join(' '),
  execute: (root, command, folder) => bun.run(root, command, folder),
  install: (project) =>
    installStep(bun, project, {
      command: `bun install ${project.lockFile ? '--frozen-lockfile' : '--no-save'}`,
      cache: { target: CACHE },
      comment: 'Only manifests and the lock file can invalidate this layer. All dependencies are installed, because the build needs them.',
      tool: 'bun',
    }),
};
