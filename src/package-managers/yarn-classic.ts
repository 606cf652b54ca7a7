import { useBuildSecrets } from './build-secret-use';
import { decidesByLock, installationInputs, installTool, lend, NodePackageManager } from './node-package-manager';
import { declaredRelease, newestOf, ToolRelease } from './node-tools';
import { membersOfManifest } from './node-workspace';
import { npmrc } from './npmrc';
import { Instruction } from '../model/instruction';
import type { ReadableFolder } from '../util/readable-folder';

const LOCK = 'yarn.lock';
const CACHE = '/root/.cache/yarn';

/** Whether a yarn.lock is of Yarn 2 or newer. */
export function isModernYarn(root: ReadableFolder): boolean {
  return /^__metadata:/m.test(root.read(LOCK) ?? '');
}

const byLock = decidesByLock([LOCK], membersOfManifest);

function release(root: ReadableFolder): ToolRelease {
  const declared = declaredRelease(root, 'yarn', (version) => version.startsWith('1.'));
  return declared?.version.startsWith('1.') ? declared : { version: newestOf('yarn', 1), place: { file: LOCK, line: /^# yarn lockfile v1/m }, reason: 'the format of the lock file' };
}

/** A yarn.lock of Yarn 1. @see https://classic.yarnpkg.com/en/docs/cli/install */
export const yarnClassic: NodePackageManager = {
  id: 'yarn-classic',
  tool: 'yarn',
  lockFiles: [LOCK],
  members: membersOfManifest,
  decidesFor: (folder, path) => !isModernYarn(folder) && byLock(folder, path),
  release,
  settings: (root) => [...npmrc(root), ...['.yarnrc'].filter((file) => root.has(file))],
  prepare: (project) => [
    installTool(`yarn@${release(project.root).version}`, project, 'The images of newer Node.js bring no Yarn along, those of older ones another release.'),
  ],
  run: (_root, script) => `yarn run ${script}`,
  execute: (_root, command) => `yarn run ${command}`,
  install: (project) => {
    const { secrets, setup } = useBuildSecrets('npm', project.buildSecrets);
    const { binds, copies } = lend(installationInputs(yarnClassic, project));
    return [
      ...copies,
      Instruction.run([...setup, `yarn install ${project.lockFile ? '--frozen-lockfile' : '--pure-lockfile'} --non-interactive --cache-folder ${CACHE}`], {
        comment: 'Only manifests and the lock file can invalidate this layer. All dependencies: the build needs them.',
        binds,
        caches: [{ target: CACHE, locked: true }],
        secrets,
      }),
    ];
  },
};
