import { patchFiles, readManifest } from './node-manifest';
import { folderOption, installTool, nodePackageManager } from './node-package-manager';
import { declaredRelease, newestOf, ToolRelease } from './node-tools';
import { npmrc } from './npmrc';
import { LIFECYCLE, ownScripts } from './own-scripts';
import type { ReadableFolder } from '../util/readable-folder';

function release(root: ReadableFolder): ToolRelease {
  return declaredRelease(root, 'bun') ?? { version: newestOf('bun', 1), reason: 'no file names another' };
}

/** A bun.lock, or the older bun.lockb. Bun installs and runs the build; what ships runs on Node.js. @see https://bun.com/docs/pm/cli/install */
export const bun = nodePackageManager({
  id: 'bun',
  lockFiles: ['bun.lock', 'bun.lockb'],
  release,
  settings: (root) => [...npmrc(root), ...['bunfig.toml'].filter((file) => root.has(file)), ...patchFiles(root, [readManifest(root).other])],
  prepare: (project) => [installTool(`bun@${release(project.root).version}`, project, 'Bun installs and builds; what ships runs on Node.js.')],
  run: (_deciding, script, folder) => ['bun run', ...folderOption('--cwd', folder), script].join(' '),
  installation: ({ root, lockFile, members }) => {
    const removesScripts = ownScripts(root, ['.', ...members], LIFECYCLE).length > 0;
    const checkFirst = lockFile === 'bun.lockb' && removesScripts;
    return {
      // A bun.lockb records scripts of packages too: it fits only while these are there.
      ...(checkFirst ? { check: 'bun install --frozen-lockfile --dry-run' } : {}),
      command: `bun install ${lockFile && !checkFirst ? '--frozen-lockfile' : '--no-save'}`,
      cache: { target: '/root/.bun/install/cache' },
      tool: 'bun',
    };
  },
});
