import { DatabaseDialect, DIALECTS } from './database-dialect';
import { databaseVariables } from './database-variables';
import type { Setting } from './setting';
import { escapePattern } from '../../util/escape-pattern';
import { PYTHON_MANIFESTS } from '../../util/file-names';
import { withoutHashComments } from '../../util/hash-comments';
import type { ReadableFolder } from '../../util/readable-folder';

const PYTHON_MANIFEST = new RegExp(`^(?:${PYTHON_MANIFESTS})$`);

/**
 * The kind of database that an application is made for: it reads an address, and has a driver or shows a scheme.
 *
 * @param folders its own, and those of packages in the repository that it depends on
 */
export function usedDatabase(folders: readonly ReadableFolder[], settings: readonly Setting[]): DatabaseDialect | undefined {
  return DIALECTS.find((dialect) => {
    const variables = databaseVariables(settings, dialect);
    if (variables.length === 0) return false;
    return variables.some(({ scheme }) => scheme !== undefined) || folders.some((folder) => hasDriver(folder, dialect));
  });
}

function hasDriver(folder: ReadableFolder, { schemes, pythonDrivers, nodeDrivers }: DatabaseDialect): boolean {
  const inPython = new RegExp(`\\b(?:${Object.keys(pythonDrivers).join('|')})\\b`, 'i');
  const inNode = new RegExp(`"(?:${nodeDrivers.map(escapePattern).join('|')})"\\s*:`);
  const inPrisma = new RegExp(`^\\s*provider\\s*=\\s*"(?:${schemes})"`, 'm');
  return folder.files().some((file) => {
    if (PYTHON_MANIFEST.test(file)) return inPython.test(withoutHashComments(folder.text(file)));
    if (file === 'package.json') return inNode.test(folder.text(file));
    return file.endsWith('.prisma') && inPrisma.test(folder.text(file));
  });
}
