import { posix } from 'node:path';
import { STANDARD_LIBRARY } from './import-root';
import { surelyImported } from './packages-above';
import type { PythonApplication } from './python-application';
import { importsIn } from './python-imports';
import type { PythonModule } from './python-module';
import type { InstalledPackages } from '../../../package-managers/python-package-manager';
import { lineAt } from '../../../util/lines';
import type { ApplicationFolder } from '../../application-folder';

/** A package that an application imports, and that is not installed for it. */
export interface UninstalledPackage {
  readonly name: string;
  /** Folder of its project, from the project's root. @default it is none of the repository */
  readonly project?: string;
  /** What imports it in the application's place. @default its own code does */
  readonly importer?: string;
  /** Where it is imported. */
  readonly place: string;
}

const PACKAGE = /^(?<project>.+?)\/(?:src\/)?(?<name>[A-Za-z_]\w*)\/__init__\.py$/;
const MANIFESTS = ['pyproject.toml', 'setup.py'];

/**
 * Finds imported packages that other projects of the repository contain, such as those that only the team's Dockerfile
 * installs; and what pydantic imports for some of its types, where all that is installed is known.
 *
 * @param packages folders of the repository that are installed
 */
export function uninstalledPackages(
  folder: ApplicationFolder,
  { modules, loaded }: Pick<PythonApplication, 'modules' | 'loaded'>,
  installed: InstalledPackages | undefined,
  packages: readonly ApplicationFolder[],
): UninstalledPackage[] {
  const unchecked = withoutEmailValidator(folder, loaded, installed);
  const root = folder.ancestors().at(-1);
  if (!root) return unchecked;
  const others = projectsOf(root, [folder, ...packages]);
  const own = new Set(modules.flatMap(({ file }) => file.replace(/\.py$/, '').split('/')));
  const isKnown = (name: string) => own.has(name) || STANDARD_LIBRARY.includes(name) || installed?.names.has(name.toLowerCase().replaceAll('_', '-'));
  const found = new Map<string, UninstalledPackage>();
  for (const { file, code } of others.size === 0 ? [] : modules) {
    for (const { module } of surelyImported(code)) {
      const [name] = module.split('.');
      const project = others.get(name);
      if (project === undefined || found.has(name) || isKnown(name)) continue;
      const line = lineAt(code, code.search(new RegExp(String.raw`^(?:from|import)[ \t]+${name}\b`, 'm')));
      found.set(name, { name, project, place: `${folder.pathFromProject(file)}:${line}` });
    }
  }
  return [...found.values(), ...unchecked];
}

/** Types of pydantic whose use imports another package, which pydantic does not install by itself. */
const EMAIL = { names: ['EmailStr', 'NameEmail'], needs: 'email-validator' };

/** The first place with an address of e-mail among the types of pydantic, where nothing installs what checks it. */
function withoutEmailValidator(
  folder: ApplicationFolder,
  modules: readonly PythonModule[],
  installed: InstalledPackages | undefined,
): UninstalledPackage[] {
  if (!installed?.complete || installed.names.has(EMAIL.needs)) return [];
  return modules.flatMap(({ file, code }) => importsIn(code).flatMap(({ module, name = '' }): UninstalledPackage[] => {
    if (module !== 'pydantic' || !EMAIL.names.includes(name)) return [];
    const line = lineAt(code, code.search(new RegExp(String.raw`\b${name}\b`)));
    return [{ name: EMAIL.needs, importer: name, place: `${folder.pathFromProject(file)}:${line}` }];
  })).slice(0, 1);
}

/** Folders of the repository's projects, by the names of the packages in them. */
function projectsOf(root: ApplicationFolder, without: readonly ApplicationFolder[]): ReadonlyMap<string, string> {
  const known = without.map(({ path }) => path);
  return new Map(root.files().flatMap((file): [string, string][] => {
    const { project, name } = PACKAGE.exec(file)?.groups ?? {};
    if (!project || !MANIFESTS.some((manifest) => root.has(posix.join(project, manifest)))) return [];
    const path = root.pathFromProject(project);
    return known.includes(path) ? [] : [[name, path]];
  }));
}
