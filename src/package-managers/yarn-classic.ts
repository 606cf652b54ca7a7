import { folderOption, installTool, nodePackageManager } from './node-package-manager';
import { declaredRelease, newestOf, ToolRelease } from './node-tools';
import { npmrc } from './npmrc';
import { Instruction } from '../model/instruction';
import type { ReadableFolder } from '../util/readable-folder';

const LOCK = 'yarn.lock';
const CACHE = '/root/.cache/yarn';

/** Whether a yarn.lock is of Yarn 2 or newer. */
export function isModernYarn(root: ReadableFolder): boolean {
  return /^__metadata:/m.test(root.text(LOCK));
}

function release(root: ReadableFolder): ToolRelease {
  const declared = declaredRelease(root, 'yarn', (version) => version.startsWith('1.'));
  return declared?.version.startsWith('1.') ? declared : { version: newestOf('yarn', 1), place: { file: LOCK, line: /^# yarn lockfile v1/m }, reason: 'the format of the lock file' };
}

/** A yarn.lock of Yarn 1. @see https://classic.yarnpkg.com/en/docs/cli/install */
export const yarnClassic = nodePackageManager({
  id: 'yarn-classic',
  tool: 'yarn',
  lockFiles: [LOCK],
  readsLock: (root) => !isModernYarn(root),
  release,
  settings: (root) => [...npmrc(root), ...['.yarnrc'].filter((file) => root.has(file))],
  prepare: (project) => [
    installTool(`yarn@${release(project.root).version}`, project, 'The images of newer Node.js bring no Yarn along, those of older ones another release.'),
    ...(project.ignoreEngines ? [Instruction.environment({ YARN_IGNORE_ENGINES: 'true' }, 'Other package managers only warn of another Node.js.')] : []),
  ],
  run: (_deciding, script, folder) => ['yarn', ...folderOption('--cwd', folder), 'run', script].join(' '),
  installation: ({ lockFile }) => ({
    command: `yarn install ${lockFile ? '--frozen-lockfile' : '--pure-lockfile'} --non-interactive --cache-folder ${CACHE}`,
    cache: { target: CACHE, locked: true },
  }),
});
