import { DatabaseDialect, DIALECTS, isSqlite } from './database-dialect';
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
 * @param installed what the files say that decide what is installed for it; with a file of SQLite by default, and no driver in
 * them, it keeps to that, whatever other manifests and examples say
 */
export function usedDatabase(folders: readonly ReadableFolder[], settings: readonly Setting[], installed?: string): DatabaseDialect | undefined {
  return DIALECTS.find((dialect) => {
    const variables = databaseVariables(settings, dialect);
    if (variables.length === 0) return false;
    if (installed !== undefined && variables.every(({ setting }) => isSqlite(setting.fallback)) && !mentions(installed, dialect)) return false;
    return variables.some(({ scheme }) => scheme !== undefined) || folders.some((folder) => hasDriver(folder, dialect));
  });
}

/** Whether manifests name a driver of a database that the stack can have. */
export function installsDriver(manifests: string): boolean {
  return DIALECTS.some((dialect) => mentions(manifests, dialect));
}

/** An extra may bring a driver, too, such as `databases[postgresql]`. */
function mentions(manifests: string, dialect: DatabaseDialect): boolean {
  return pythonDriver(dialect, dialect.kinds).test(withoutHashComments(manifests));
}

function pythonDriver({ pythonDrivers }: DatabaseDialect, ...more: readonly string[]): RegExp {
  return new RegExp(`\\b(?:${[...Object.keys(pythonDrivers), ...more].join('|')})\\b`, 'i');
}

function hasDriver(folder: ReadableFolder, dialect: DatabaseDialect): boolean {
  const { schemes, nodeDrivers } = dialect;
  const inPython = pythonDriver(dialect);
  const inNode = new RegExp(`"(?:${nodeDrivers.map(escapePattern).join('|')})"\\s*:`);
  const inPrisma = new RegExp(`^\\s*provider\\s*=\\s*"(?:${schemes})"`, 'm');
  return folder.files().some((file) => {
    if (PYTHON_MANIFEST.test(file)) return inPython.test(withoutHashComments(folder.text(file)));
    if (file === 'package.json') return inNode.test(folder.text(file));
    return file.endsWith('.prisma') && inPrisma.test(folder.text(file));
  });
}
