import { useBuildSecrets } from './build-secret-use';
import type { NodePackageManager } from './node-package-manager';
import { Instruction } from '../model/instruction';

const LOCK = 'package-lock.json';

/** A package-lock.json. */
export const npm: NodePackageManager = {
  id: 'npm',
  lockFile: LOCK,
  decidesFor: (folder, path) => path === '.' && folder.has(LOCK),
  inputs: ['package.json', LOCK],
  run: (script) => `npm run ${script}`,
  install: (buildSecrets) => {
    const { secrets, setup } = useBuildSecrets('npm', buildSecrets);
    return [
      Instruction.run([...setup, 'npm ci --no-audit --no-fund'], {
        comment: 'Only package.json and its lock file can invalidate this layer. All dependencies: the build needs them.',
        binds: [{ source: 'package.json' }, { source: LOCK }],
        caches: [{ target: '/root/.npm' }],
        secrets,
      }),
    ];
  },
};
