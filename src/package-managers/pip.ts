import { posix } from 'node:path';
import { useBuildSecrets } from './build-secret-use';
import { installedRequirements } from './installed-requirements';
import { PyprojectFile } from './pyproject-file';
import { InstalledPackages, localFolders, PythonPackageManager, PythonProject, requirementName, requirementNames, VENV } from './python-package-manager';
import { isExact, readRequirements, Requirements } from './requirements-file';
import { ALL_INDEXES, installWithUv, WHY_ALL_INDEXES } from './uv-installation';
import { Instruction } from '../model/instruction';
import type { ReadableFolder } from '../util/readable-folder';

/** Where teams keep what production needs, in the order in which they are looked for. */
const CONVENTIONAL = [
  'requirements.txt',
  'requirements/prod.txt',
  'requirements/production.txt',
  'requirements/requirements.txt',
  'requirements/base.txt',
  'requirements/main.txt',
  'requirements-prod.txt',
  'requirements.in',
  'requirements/prod.in',
  'requirements/production.in',
  'requirements/requirements.in',
  'requirements/base.in',
  'requirements/main.in',
];
/** Lines of folders, such as `-e .`, `../shared[extra]` and `libs/shared`. */
const LOCAL = String.raw`^((-e|--editable)[ =]+)?(file:/*)?(\.{1,2}(/|\[|[[:space:]]*$)|[[:alnum:]_.-]+/[^:@]*$)`;
/** Packages for Windows alone, which `pip freeze` writes down there without a condition. */
const FOR_WINDOWS = ['pypiwin32', 'pywin32', 'pywinpty', 'twisted-iocpsupport', 'windows-curses'];
const WINDOWS_FILE = '.for-windows.txt';
const BUILD_FILES = ['setup.py', 'setup.cfg', 'pyproject.toml', 'README.md', 'README.rst'];

/** A requirements.txt, with or without hashes, with the files that it includes. */
export const pip: PythonPackageManager = {
  id: 'pip',
  lockFile: 'requirements.txt',
  decidesFor: (folder, path) => {
    const file = requirementsPath(folder);
    return file !== undefined && (path === '.' || names(readRequirements(folder, file)).includes('fastapi'));
  },
  lockPath: ({ folder }) => requirementsPath(folder) ?? CONVENTIONAL[0],
  reason: ({ folder }) => (ofDockerfile(folder) ? 'the one that the Dockerfile installs' : undefined),
  inputs: ({ folder }) => {
    const requirements = read(folder);
    return [...requirements.files, ...buildFiles(folder, requirements)];
  },
  install: (project, cacheId) => (project.buildSecrets.includes('pip-conf') ? installWithPip(project) : install(project, cacheId)),
  packages: ({ folder }): InstalledPackages => {
    const requirements = read(folder);
    const open = requirements.hashed ? [] : requirements.lines.filter((line) => !isExact(line));
    return {
      names: new Set(names(requirements)),
      complete: requirements.hashed || isFrozen(requirements, open),
      unlocked: open.flatMap((line) => requirementName(line) ?? []),
    };
  },
  localPackages: ({ folder }) => localFolders(read(folder).localPaths),
};

function conventionalPath(folder: ReadableFolder): string | undefined {
  return CONVENTIONAL.find((file) => folder.has(file));
}

/** The file that the team's own image is made of, where the conventional one is not among those. */
function ofDockerfile(folder: ReadableFolder): string | undefined {
  const installed = installedRequirements(folder);
  if (installed.includes(conventionalPath(folder) ?? '')) return undefined;
  return installed.find((file) => names(readRequirements(folder, file)).includes('fastapi'));
}

/** The one of the team's own image; the conventional one; else the only one a folder deeper. */
function requirementsPath(folder: ReadableFolder): string | undefined {
  const known = ofDockerfile(folder) ?? conventionalPath(folder);
  if (known) return known;
  const deeper = folder.files().filter((file) => /^[^/]+\/requirements\.txt$/.test(file));
  return deeper.length === 1 ? deeper[0] : undefined;
}

function read(folder: ReadableFolder): Requirements {
  return readRequirements(folder, requirementsPath(folder) ?? CONVENTIONAL[0]);
}

function names({ lines }: Requirements): string[] {
  return requirementNames(lines);
}

/** What `pip freeze` writes names what FastAPI itself depends on, too, which nobody lists by hand. */
function isFrozen(requirements: Requirements, open: readonly string[]): boolean {
  const all = names(requirements);
  return open.length === 0 && requirements.localPaths.length === 0 && ['starlette', 'anyio', 'idna', 'typing-extensions'].every((name) => all.includes(name));
}

/** What a project that is named as `.` says about its dependencies; its code is not needed for that. */
function buildFiles(folder: ReadableFolder, { localPaths }: Requirements): string[] {
  return localPaths.includes('.') ? BUILD_FILES.filter((file) => folder.has(file)) : [];
}

/** The requirements as they are; without the project's own folder, whose code comes later, and without local packages. */
function requirementOptions({ folder }: PythonProject, ownProject: string): { setup: string[]; options: string } {
  const requirements = read(folder);
  const [file] = requirements.files;
  const hashes = requirements.hashed ? '--require-hashes ' : '';
  if (requirements.localPaths.length === 0) return { setup: [], options: `${hashes}--requirement ${file}` };
  const remaining = posix.join(posix.dirname(file), '.without-local-packages.txt');
  const setup = [`grep -Ev '${LOCAL}' ${file} > ${remaining} || true`];
  const project = buildFiles(folder, requirements).length > 0 ? ` ${ownProject}` : '';
  return { setup, options: `--requirement ${remaining}${project}` };
}

/** Packages that are left out, because they exist for Windows alone. */
function windowsPackages({ lines }: Requirements): string[] {
  return requirementNames(lines.filter((line) => !line.includes(';'))).filter((name) => FOR_WINDOWS.includes(name));
}

function projectFile(folder: ReadableFolder): string {
  const standard = new PyprojectFile(folder).get('project') !== undefined;
  return standard ? 'pyproject.toml' : ['setup.py', 'setup.cfg'].find((file) => folder.has(file)) ?? 'pyproject.toml';
}

function install(project: PythonProject, cacheId: string): Instruction[] {
  const requirements = read(project.folder);
  const { hashed, localPaths, severalIndexes } = requirements;
  const locked = hashed && localPaths.length === 0;
  const unwanted = windowsPackages(requirements);
  const { setup, options } = requirementOptions(project, `--requirement ${projectFile(project.folder)}`);
  const files = pip.inputs(project);
  return installWithUv(project, {
    prepare: [...setup, ...(unwanted.length > 0 ? [`printf "%s; sys_platform == 'win32'\\n" ${unwanted.join(' ')} > ${WINDOWS_FILE}`] : [])],
    install: [
      'uv pip install',
      ...(locked ? ['--exact'] : []),
      `--python ${VENV}`,
      ...(severalIndexes ? [ALL_INDEXES] : []),
      ...(unwanted.length > 0 ? [`--override ${WINDOWS_FILE}`] : []),
      options,
    ].join(' '),
    locked,
    comment: [
      `Only ${files.length === 1 ? files[0] : 'the requirements'} can invalidate this layer; uv installs it in a fraction of pip's time.`,
      ...(severalIndexes ? [WHY_ALL_INDEXES] : []),
      ...(unwanted.length > 0 ? [`Without ${unwanted.join(', ')}, which ${unwanted.length === 1 ? 'exists' : 'exist'} for Windows only.`] : []),
    ].join('\n'),
    files,
    cacheId,
  });
}

function installWithPip(project: PythonProject): Instruction[] {
  const { secrets, setup } = useBuildSecrets('pip', project.buildSecrets);
  const { setup: prepare, options } = requirementOptions(project, '.');
  const files = pip.inputs(project);
  return [
    Instruction.run([...setup, ...prepare, `python -m venv --without-pip ${VENV}`, `pip --python ${VENV} install --disable-pip-version-check ${options}`], {
      comment: `Only ${files.length === 1 ? files[0] : 'the requirements'} can invalidate this layer. Installed with pip, because uv does not read pip.conf.`,
      binds: files.map((source) => ({ source })),
      caches: [{ target: '/root/.cache/pip' }],
      secrets,
    }),
  ];
}
