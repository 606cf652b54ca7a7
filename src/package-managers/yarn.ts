import { posix } from 'node:path';
import { DecidingFolder, folderOption, installTool, nodePackageManager } from './node-package-manager';
import { declaredRelease, newestOf, ToolRelease } from './node-tools';
import { LIFECYCLE } from './own-scripts';
import { isModernYarn } from './yarn-classic';
import { Instruction } from '../model/instruction';
import { APPLICATION } from '../util/dockerfile-text';
import { textOf } from '../util/objects';
import type { ReadableFolder } from '../util/readable-folder';
import { readYaml } from '../util/yaml';

const LOCK = 'yarn.lock';
const SETTINGS = '.yarnrc.yml';
const GLOBAL_FOLDER = '/root/.cache/yarn';

function yarnPath(root: ReadableFolder): string | undefined {
  return textOf(readYaml(root.text(SETTINGS)).yarnPath)?.replace(/^\.\//, '');
}

/** Path of the release in the repository, if it has one. */
function carriedRelease(root: ReadableFolder): string | undefined {
  const path = yarnPath(root);
  return path !== undefined && root.has(path) ? path : undefined;
}

function release(root: ReadableFolder): ToolRelease {
  const carried = carriedRelease(root);
  if (carried) {
    const version = /(?<version>\d+\.\d+\.\d+[\w.-]*?)\.c?js$/.exec(carried)?.groups?.version ?? carried;
    return { version, place: { file: SETTINGS, line: /^yarnPath:/m }, reason: SETTINGS };
  }
  const declared = declaredRelease(root, 'yarn', (version) => !version.startsWith('1.'));
  if (declared && !declared.version.startsWith('1.')) return declared;
  const format = Number(/^__metadata:\s*\n\s+version:\s*(?<format>\d+)/m.exec(root.text(LOCK))?.groups?.format ?? 8);
  return { version: newestOf('yarn', format >= 8 ? 4 : format >= 5 ? 3 : 2), place: { file: LOCK, line: /^__metadata:/m }, reason: 'the format of the lock file' };
}

/** Plug'n'Play unless the repository asks for another. @see https://yarnpkg.com/configuration/yarnrc#nodeLinker */
export function isPlugAndPlay(root: ReadableFolder): boolean {
  const { nodeLinker = 'pnp' } = readYaml(root.text(SETTINGS));
  return nodeLinker === 'pnp';
}

function program({ root, inContext = '.' }: DecidingFolder): string {
  const carried = carriedRelease(root);
  return carried ? `node ${posix.join(APPLICATION, inContext, carried)}` : 'yarn';
}

function environment(root: ReadableFolder): Instruction {
  const lost = yarnPath(root) !== undefined && !carriedRelease(root);
  const variables = {
    YARN_ENABLE_TELEMETRY: '0',
    YARN_ENABLE_GLOBAL_CACHE: 'true',
    YARN_GLOBAL_FOLDER: GLOBAL_FOLDER,
    // Otherwise what a script says when it fails is in a file that is gone with the build.
    YARN_ENABLE_INLINE_BUILDS: 'true',
    ...(lost ? { YARN_IGNORE_PATH: '1' } : {}),
  };
  return isPlugAndPlay(root)
    ? Instruction.environment(
      { ...variables, YARN_NODE_LINKER: 'node-modules' },
      "Next.js cannot trace what it needs through Plug'n'Play's archives: the same lock file fills node_modules here.",
    )
    : Instruction.environment(variables);
}

/** A yarn.lock of Yarn 2 or newer. @see https://yarnpkg.com/cli/install */
export const yarn = nodePackageManager({
  id: 'yarn',
  lockFiles: [LOCK],
  readsLock: isModernYarn,
  release,
  settings: (root) => {
    const carried = carriedRelease(root);
    const folders = ['.yarn/patches', '.yarn/plugins'].filter((folder) => root.has(folder));
    return [...(root.has(SETTINGS) ? [SETTINGS] : []), ...(carried ? [carried] : []), ...folders];
  },
  prepare: (project) => [
    ...(carriedRelease(project.root)
      ? []
      : [installTool(`@yarnpkg/cli-dist@${release(project.root).version}`, project, 'The images of Node.js bring no Yarn of this version along.')]),
    environment(project.root),
  ],
  ownScripts: LIFECYCLE.filter((name) => name !== 'prepare'),
  run: (deciding, script, folder) => [program(deciding), ...folderOption('--cwd', folder), 'run', script].join(' '),
  installation: (project) => ({
    command: `${program(project)} install ${project.lockFile ? '--immutable' : '--no-immutable'}`,
    cache: { target: GLOBAL_FOLDER, locked: true },
    comment: 'Only manifests, the lock file and what it names can invalidate this layer. All dependencies are installed, because the build needs them.',
    tool: 'yarn',
  }),
});
