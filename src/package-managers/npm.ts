import { decidesByLock, installStep, NodePackageManager } from './node-package-manager';
import { membersOfManifest } from './node-workspace';
import { peerOption } from './npm-peers';
import { npmrc } from './npmrc';
import { LIFECYCLE } from './own-scripts';
import { shellQuote } from '../util/shell';

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
  ownScripts: LIFECYCLE,
  run: (_root, script, folder) => ['npm run', script, ...(folder ? [`--prefix ${shellQuote(folder)}`] : [])].join(' '),
  execute: (_root, command, folder) => (folder ? `npm exec --workspace ${shellQuote(folder)} -- ${command}` : `npx --no-install ${command}`),
  install: (project) => {
    const { root, lockFile } = project;
    const peers = lockFile && peerOption(root, lockFile);
    return installStep(npm, project, {
      command: [lockFile ? 'npm ci' : 'npm install --no-package-lock', '--no-audit --no-fund', ...(peers ? [peers] : [])].join(' '),
      cache: { target: '/root/.npm' },
      comment: [
        lockFile
          ? 'Only package.json and its lock file can invalidate this layer. All dependencies are installed, because the build needs them.'
          : 'Without a lock file, two builds may differ. All dependencies are installed, because the build needs them.',
        ...(peers ? [`${peers}: the lock file contains conflicting peer dependencies, which npm would refuse.`] : []),
      ].join('\n'),
    });
  },
};
