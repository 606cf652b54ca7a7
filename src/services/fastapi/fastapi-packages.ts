import type { FastApiFacts } from './fastapi-choices';
import type { InstalledPackages } from '../../package-managers/python-package-manager';
import type { ApplicationFolder } from '../../resolve/application-folder';
import { detectAlembic } from '../../resolve/detect/python/alembic-files';
import type { Base } from '../../resolve/images/base-families';
import { knownSystemPackages, SystemPackagesModel } from '../../resolve/images/system-packages';
import { partWith, pickedFrom, PythonInstallation, withPart } from '../../resolve/python-installation';
import { withoutHashComments } from '../../util/hash-comments';
import { SourceCode } from '../../util/source-code';
import type { SystemPackages } from '../fastapi-options';

/** What lock files and lists of requirements say of a package that is cloned. */
const FROM_GIT = /\bgit\+\w+:|["']?\bgit["']?\s*[=:]\s*["']|\btype\s*=\s*"git"/;

/** What the user named, and what is known to be needed for packages that are installed. */
export function chooseSystemPackages(
  { folder, decisions }: FastApiFacts,
  { packageManager, project, lockFiles }: PythonInstallation,
  { facts: { installer } }: Base,
  { option = {}, compiled }: { readonly option?: SystemPackages; readonly compiled?: readonly string[] },
): SystemPackagesModel {
  const fromGit = packageManager.inputs(project).some((file) => FROM_GIT.test(withoutHashComments(project.folder.text(file))));
  const known = knownSystemPackages(packageManager.packages(project).names, installer, { compiled, fromGit });
  const both = (kind: 'builder' | 'runtime') => [...new Set([...known[kind], ...(option[kind] ?? [])])];
  const value = { builder: both('builder'), runtime: both('runtime') };
  const told = [...value.builder.map((name) => `${name} (builder)`), ...value.runtime];
  decisions.choose('systemPackages', {
    option: option.builder || option.runtime ? told : undefined,
    found: known.for.length > 0 ? { value: told, place: `${folder.pathFromProject(lockFiles.used)} (${known.for.join(', ')})` } : undefined,
    otherwise: { value: told, reason: 'nothing that is installed is known to need any' },
  });
  return value;
}

/** What runs in Alembic's environment. */
function migrationCode(folder: ApplicationFolder): string {
  const environment = detectAlembic(folder)?.folder;
  const files = folder.files().filter((file) => environment !== undefined && file.startsWith(`${environment}/`) && file.endsWith('.py'));
  return files.map((file) => SourceCode.python(folder.text(file)).text).join('\n');
}

/**
 * Installs what the image needs and an extra or a group alone has: teams often have Alembic among the tools of
 * developers, and FastAPI in an extra beside that of a worker. Where its package manager can pick, the others of the
 * group stay out.
 */
export function chooseParts(
  { folder, decisions }: Pick<FastApiFacts, 'folder' | 'decisions'>,
  installation: PythonInstallation,
  packages: readonly string[],
): PythonInstallation {
  return packages.reduce((found, name) => {
    const part = partWith(name, found);
    if (part === undefined) return found;
    const tell = (value: string[]) => {
      const where = part.kind === 'extras' ? `the extra ${part.name} has ${name}` : `the group ${part.name} has ${name}, which should be a main dependency`;
      const place = `${folder.pathFromProject(found.lockFiles.used)}: only ${where}`;
      decisions.found(part.kind, { value, place, guessed: true });
    };
    if (part.kind === 'groups' && found.packageManager.picks && !found.project.picked) {
      const picked = pickedFrom(part.name, name, found, migrationCode(folder));
      tell([`${picked.names.join(', ')} of ${part.name}`]);
      return { ...found, project: { ...found.project, picked } };
    }
    const project = withPart(found.project, part);
    tell([...project[part.kind]]);
    return { ...found, project };
  }, installation);
}

const ADD: Readonly<Record<string, string>> = { uv: 'uv add', poetry: 'poetry add', pdm: 'pdm add', pipenv: 'pipenv install' };

/** How a team adds a package to what is installed. */
export function addition(packageManager: string, file: string, name: string): string {
  return ADD[packageManager] ? `Add it to the dependencies: ${ADD[packageManager]} ${name}` : `Add it to ${file}`;
}

/** A program that the image starts, and that nothing installs; undefined if all are there, or not all that is installed is known. */
export function missingProgram({ names, complete }: InstalledPackages, programs: readonly string[]): string | undefined {
  if (!names.has('fastapi')) return undefined;
  // A team that names Daphne has no uvicorn, even where only its direct dependencies are known.
  return programs.find((program) => !names.has(program) && (complete || (program === 'uvicorn' && names.has('daphne'))));
}
