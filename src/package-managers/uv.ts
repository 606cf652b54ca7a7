import { useBuildSecrets } from './build-secret-use';
import { PythonPackageManager, UV_BINARY, UV_CACHE, UV_ENVIRONMENT, VENV } from './python-package-manager';
import { Instruction } from '../model/instruction';

const LOCK = 'uv.lock';

/** A uv.lock. The project itself is not installed: it runs from its folder, as `uv run` has it. */
export const uv: PythonPackageManager = {
  id: 'uv',
  lockFile: LOCK,
  decidesFor: (folder, path) => path === '.' && folder.has(LOCK),
  inputs: () => ['pyproject.toml', LOCK],
  install: (_folder, buildSecrets) => {
    const { secrets, setup } = useBuildSecrets('uv', buildSecrets);
    return [
      Instruction.environment({ ...UV_ENVIRONMENT, UV_PROJECT_ENVIRONMENT: VENV, UV_NO_DEV: '1' }),
      Instruction.run([...setup, 'uv sync --locked --no-install-project'], {
        comment: 'Only the lock file and pyproject.toml can invalidate this layer.',
        binds: [UV_BINARY, { source: 'pyproject.toml' }, { source: LOCK }],
        caches: [UV_CACHE],
        secrets,
      }),
    ];
  },
};
