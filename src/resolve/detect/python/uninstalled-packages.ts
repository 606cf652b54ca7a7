import { posix } from 'node:path';
import { STANDARD_LIBRARY } from './import-root';
import { surelyImported } from './packages-above';
import type { PythonModule } from './python-module';
import { lineAt } from '../../../util/lines';
import type { ApplicationFolder } from '../../application-folder';

/** A package of the repository that an application imports, and that is not installed for it. */
export interface UninstalledPackage {
  readonly name: string;
  /** Folder of its project, from the project's root. */
  readonly project: string;
  /** Where it is imported. */
  readonly place: string;
}

const PACKAGE = /^(?<project>.+?)\/(?:src\/)?(?<name>[A-Za-z_]\w*)\/__init__\.py$/;
const MANIFESTS = ['pyproject.toml', 'setup.py'];

/**
 * Finds imported packages that other projects of the repository contain, such as those that only the team's Dockerfile
 * installs.
 *
 * @param dependencies names of the installed packages
 * @param installed folders of the repository that are installed
 */
export function uninstalledPackages(
  folder: ApplicationFolder,
  modules: readonly PythonModule[],
  dependencies: ReadonlySet<string>,
  installed: readonly ApplicationFolder[],
): UninstalledPackage[] {
  const root = folder.ancestors().at(-1);
  if (!root) return [];
  const others = projectsOf(root, [folder, ...installed]);
  const own = new Set(modules.flatMap(({ file }) => file.replace(/\.py$/, '').split('/')));
  const isKnown = (name: string) => own.has(name) || STANDARD_LIBRARY.includes(name) || dependencies.has(name.toLowerCase().replaceAll('_', '-'));
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
  return [...found.values()];
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
