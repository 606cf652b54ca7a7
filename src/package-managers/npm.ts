import { folderOption, nodePackageManager } from './node-package-manager';
import { peerOption } from './npm-peers';
import { npmrc } from './npmrc';
import { shellQuote } from '../util/shell';

/** A package-lock.json or npm-shrinkwrap.json; or none, and npm decides what package.json leaves open. */
export const npm = nodePackageManager({
  id: 'npm',
  lockFiles: ['npm-shrinkwrap.json', 'package-lock.json'],
  release: () => undefined,
  settings: npmrc,
  prepare: () => [],
  run: (_deciding, script, folder) => ['npm run', script, ...folderOption('--prefix', folder)].join(' '),
  execute: (_deciding, command, folder = '.') => (folder === '.' ? `npx --no-install ${command}` : `npm exec --workspace ${shellQuote(folder)} -- ${command}`),
  installation: ({ root, lockFile }) => {
    const peers = lockFile && peerOption(root, lockFile);
    return {
      command: [lockFile ? 'npm ci' : 'npm install --no-package-lock', '--no-audit --no-fund', ...(peers ? [peers] : [])].join(' '),
      cache: { target: '/root/.npm' },
      comment: [
        lockFile
          ? 'Only package.json and its lock file can invalidate this layer. All dependencies are installed, because the build needs them.'
          : 'Without a lock file, two builds may differ. All dependencies are installed, because the build needs them.',
        ...(peers ? [`${peers}: the lock file contains conflicting peer dependencies, which npm would refuse.`] : []),
      ].join('\n'),
    };
  },
});
