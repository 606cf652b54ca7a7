import type { PythonModule } from './python-module';
import { PyprojectFile } from '../../../package-managers/pyproject-file';
import { normalName } from '../../../package-managers/python-package-manager';
import type { ReadableFolder } from '../../../util/readable-folder';

/** What the code of an application asks about its own project, which is not installed where it runs from its folder. */
export interface OwnRecord {
  readonly name: string;
  /** Whether a tool makes the version up when the project is built. */
  readonly hasDynamicVersion: boolean;
}

const LIBRARY = /\bimportlib[._]metadata\b/;
const ASKS = /\b(?:version|metadata|distribution)\(\s*["'](?<name>[\w.-]+)["']\s*\)/g;

/** The project's own record, where code asks for it: `importlib.metadata.version("shop")`. */
export function askedRecord(folder: ReadableFolder, modules: readonly PythonModule[]): OwnRecord | undefined {
  const pyproject = new PyprojectFile(folder);
  const name = pyproject.get('project', 'name') ?? pyproject.get('tool', 'poetry', 'name');
  if (typeof name !== 'string') return undefined;
  const asking = modules.filter(({ code }) => LIBRARY.test(code)).flatMap(({ code }) => [...code.matchAll(ASKS)]);
  const isAsked = asking.some(({ groups }) => normalName(groups!.name) === normalName(name));
  return isAsked ? { name, hasDynamicVersion: pyproject.isDynamic('version') } : undefined;
}
