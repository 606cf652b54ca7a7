import { useBuildSecrets } from './build-secret-use';
import { PyprojectFile } from './pyproject-file';
import { InstalledPackages, PythonPackageManager, requirementName, UV_BINARY, UV_CACHE, UV_ENVIRONMENT, VENV } from './python-package-manager';
import { Instruction } from '../model/instruction';

const FILE = 'pyproject.toml';

/** A pyproject.toml that nobody locked: the newest versions that it allows are installed. */
export const pyproject: PythonPackageManager = {
  id: 'pyproject',
  lockFile: FILE,
  decidesFor: (folder, path) => {
    const names = folder.has(FILE) ? new PyprojectFile(folder).requirementNames() : [];
    return path === '.' ? names.length > 0 : names.includes('fastapi');
  },
  lockPath: () => FILE,
  inputs: () => [FILE],
  install: ({ extras, groups, buildSecrets }) => {
    const { secrets, setup } = useBuildSecrets('uv', buildSecrets);
    const options = [
      `--requirement ${FILE}`,
      ...extras.map((extra) => `--extra ${extra}`),
      ...groups.map((group) => `--group ${group}`),
    ];
    return [
      Instruction.environment(UV_ENVIRONMENT),
      Instruction.run([...setup, `uv venv --quiet ${VENV}`, `uv pip install --python ${VENV} ${options.join(' ')}`], {
        comment: `Only ${FILE} can invalidate this layer. It locks nothing: what is installed depends on the day.`,
        binds: [UV_BINARY, { source: FILE }],
        caches: [UV_CACHE],
        secrets,
      }),
    ];
  },
  packages: ({ folder, extras, groups }): InstalledPackages => {
    const file = new PyprojectFile(folder);
    const unlocked = file.requirements(extras, groups).flatMap((requirement) => requirementName(requirement) ?? []);
    return { names: new Set(file.requirementNames(extras, groups)), complete: false, unlocked };
  },
  localPackages: () => [],
};
