import { posix } from 'node:path';
import type { Stage } from '../../model/dockerfile';
import { Instruction } from '../../model/instruction';
import { useBuildSecrets } from '../../package-managers/build-secret-use';
import { normalName, PythonPackageManager, PythonProject, VENV } from '../../package-managers/python-package-manager';
import { UV_BINARY, UV_CACHE } from '../../package-managers/uv-installation';
import { shellQuote } from '../../util/shell';
import type { OwnRecord } from '../detect/python/own-record';

/** What of the repository is on the path of Python beside the application's code. */
export interface OwnPackages {
  readonly project: PythonProject;
  readonly packageManager: PythonPackageManager;
  /** What the application's code asks about its own project. @default nothing */
  readonly ownRecord?: OwnRecord;
}

/** Folder with packages of the repository that the application uses, such as members of its workspace. */
export const PACKAGES = '/opt/packages';
const STAGE = 'packages';
/** For a version that is not known without a build of the project. @see https://packaging.python.org/en/latest/specifications/version-specifiers/#local-version-identifiers */
const UNKNOWN_VERSION = '0+unknown';
const FIRST_VERSION = String.raw`/^version *=/{s/^version *= *.\([0-9A-Za-z.+!-]*\).*/Version: \1/p;q;}`;

/** Folders of the context that are installed as packages. */
export function localPackages({ packageManager, project }: OwnPackages): string[] {
  return packageManager.localPackages(project);
}

export function hasPackages(own: OwnPackages): boolean {
  return own.ownRecord !== undefined || localPackages(own).length > 0;
}

/** The file of the context that the record is made of. */
export function recordedFile({ project, ownRecord }: Pick<OwnPackages, 'project' | 'ownRecord'>): string | undefined {
  return ownRecord && !ownRecord.hasDynamicVersion ? posix.join(project.path, 'pyproject.toml') : undefined;
}

/** A stage of its own, so that an edit of such a package neither reinstalls nor strips the dependencies; none, if there is nothing. */
export function packagesStages(own: OwnPackages): Stage[] {
  if (!hasPackages(own)) return [];
  const comment = localPackages(own).length > 0
    ? 'Packages of this repository that the application uses.'
    : 'What Python has to know of the application itself.';
  return [{ name: STAGE, from: 'builder', comment, instructions: [...installFolders(own), ...record(own)] }];
}

export function copyPackages(own: OwnPackages): Instruction[] {
  return hasPackages(own) ? [Instruction.copy({ sources: [PACKAGES], destination: PACKAGES, from: STAGE, link: true })] : [];
}

function installFolders(own: OwnPackages): Instruction[] {
  const folders = localPackages(own);
  if (folders.length === 0) return [];
  const { secrets, setup } = useBuildSecrets('uv', own.project.buildSecrets);
  // Without sources: a package from the workspace would need the root of the workspace.
  const install = `uv pip install --python ${VENV} --no-deps --no-sources --target ${PACKAGES}`;
  return [
    ...folders.map((folder) => Instruction.copy({ sources: [folder], destination: folder })),
    Instruction.run([...setup, `${install} ${folders.map((folder) => shellQuote(`./${folder}`)).join(' ')}`], {
      binds: [UV_BINARY],
      caches: [UV_CACHE],
      secrets,
    }),
  ];
}

/** @see https://packaging.python.org/en/latest/specifications/recording-installed-packages/ */
function record(own: OwnPackages): Instruction[] {
  if (!own.ownRecord) return [];
  const { name } = own.ownRecord;
  const file = recordedFile(own);
  const folder = `${PACKAGES}/${normalName(name).replaceAll('-', '_')}.dist-info`;
  const version = file ? `sed -n ${shellQuote(FIRST_VERSION)} pyproject.toml` : `echo 'Version: ${UNKNOWN_VERSION}'`;
  return [
    Instruction.run([`mkdir -p ${folder}`, `{ printf 'Metadata-Version: 2.1\\nName: ${name}\\n'; ${version}; } > ${folder}/METADATA`], {
      comment: 'The application asks for its own version, and is not installed.',
      binds: file ? [{ source: file, target: 'pyproject.toml' }] : [],
    }),
  ];
}
