import { useBuildSecrets } from './build-secret-use';
import { decidesByLock, installationInputs, lend, NodePackageManager } from './node-package-manager';
import { membersOfManifest } from './node-workspace';
import { npmrc } from './npmrc';
import { Instruction } from '../model/instruction';

const LOCK_FILES = ['npm-shrinkwrap.json', 'package-lock.json'];

/** A package-lock.json or npm-shrinkwrap.json; or none, and npm decides what package.json leaves open. */
export const npm: NodePackageManager = {
  id: 'npm',
  tool: 'npm',
  lockFiles: LOCK_FILES,
  members: membersOfManifest,
  decidesFor: decidesByLock(LOCK_FILES, membersOfManifest),
  release: () => undefined,
  settings: npmrc,
  prepare: () => [],
  run: (_root, script) => `npm run ${script}`,
  execute: (_root, command) => `npx --no-install ${command}`,
  install: (project) => {
    const { secrets, setup } = useBuildSecrets('npm', project.buildSecrets);
    const { binds, copies } = lend(installationInputs(npm, project));
    const command = project.lockFile ? 'npm ci' : 'npm install --no-package-lock';
    return [
      ...copies,
      Instruction.run([...setup, `${command} --no-audit --no-fund`], {
        comment: project.lockFile
          ? 'Only package.json and its lock file can invalidate this layer. All dependencies: the build needs them.'
          : 'Without a lock file, two builds may differ. All dependencies: the build needs them.',
        binds,
        caches: [{ target: '/root/.npm' }],
        secrets,
      }),
    ];
  },
};
