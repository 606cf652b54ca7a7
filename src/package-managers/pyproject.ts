import { PyprojectFile } from './pyproject-file';
import { InstalledPackages, PythonPackageManager, requirementName, VENV } from './python-package-manager';
import { installWithUv } from './uv-installation';

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
  install: (project, cacheId) => {
    const options = [
      `--requirement ${FILE}`,
      ...project.extras.map((extra) => `--extra ${extra}`),
      ...project.groups.map((group) => `--group ${group}`),
    ];
    return installWithUv(project, {
      install: `uv pip install --python ${VENV} ${options.join(' ')}`,
      locked: false,
      comment: `Only ${FILE} can invalidate this layer. It locks nothing, so the installed versions depend on the day of the build.`,
      files: [FILE],
      cacheId,
    });
  },
  packages: ({ folder, extras, groups }): InstalledPackages => {
    const file = new PyprojectFile(folder);
    const unlocked = file.requirements(extras, groups).flatMap((requirement) => requirementName(requirement) ?? []);
    return { names: new Set(file.requirementNames(extras, groups)), complete: false, unlocked };
  },
  localPackages: () => [],
};
