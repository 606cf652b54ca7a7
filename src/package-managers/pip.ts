import { useBuildSecrets } from './build-secret-use';
import { PythonPackageManager, UV_BINARY, UV_CACHE, UV_ENVIRONMENT, VENV } from './python-package-manager';
import { Instruction } from '../model/instruction';
import type { ReadableFolder } from '../util/readable-folder';

const REQUIREMENTS = 'requirements.txt';

function hashOption(folder: ReadableFolder): string {
  return /--hash=sha(256|384|512):/.test(folder.read(REQUIREMENTS) ?? '') ? '--require-hashes ' : '';
}

function installWithUv(folder: ReadableFolder, buildSecrets: readonly string[]): Instruction[] {
  const { secrets, setup } = useBuildSecrets('uv', buildSecrets);
  return [
    Instruction.environment(UV_ENVIRONMENT),
    Instruction.run(
      [...setup, `uv venv --quiet ${VENV}`, `uv pip install --python ${VENV} ${hashOption(folder)}--requirement ${REQUIREMENTS}`],
      {
        comment: `Only ${REQUIREMENTS} can invalidate this layer; uv installs it in a fraction of pip's time.`,
        binds: [UV_BINARY, { source: REQUIREMENTS }],
        caches: [UV_CACHE],
        secrets,
      },
    ),
  ];
}

function installWithPip(folder: ReadableFolder, buildSecrets: readonly string[]): Instruction[] {
  const { secrets, setup } = useBuildSecrets('pip', buildSecrets);
  const install = `pip --python ${VENV} install --disable-pip-version-check ${hashOption(folder)}--requirement ${REQUIREMENTS}`;
  return [
    Instruction.run([...setup, `python -m venv --without-pip ${VENV}`, install], {
      comment: `Only ${REQUIREMENTS} can invalidate this layer. pip, since only it reads the pip.conf of the build secret.`,
      binds: [{ source: REQUIREMENTS }],
      caches: [{ target: '/root/.cache/pip' }],
      secrets,
    }),
  ];
}

/** A requirements.txt, with or without hashes. */
export const pip: PythonPackageManager = {
  id: 'pip',
  lockFile: REQUIREMENTS,
  decidesFor: (folder, path) => path === '.' && folder.has(REQUIREMENTS),
  inputs: () => [REQUIREMENTS],
  install: (folder, buildSecrets) =>
    buildSecrets.includes('pip-conf') ? installWithPip(folder, buildSecrets) : installWithUv(folder, buildSecrets),
};
