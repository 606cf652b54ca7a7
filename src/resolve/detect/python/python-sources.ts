import type { PythonModule } from './python-module';
import { FOR_OPERATION, LOG } from '../../../util/file-names';
import { isGenerated } from '../../../util/generated-text';
import { isNamedLike } from '../../../util/glob';
import type { ApplicationFolder } from '../../application-folder';
import { mayHoldKey } from '../../key-files';

/** Folders that frameworks read files from. */
const CONVENTIONAL = ['templates', 'static', 'assets', 'locales'];
const TEXT = /["'](?<text>[^"'\n]{1,200})["']/g;
/** Never data of the application, whatever its code mentions. */
const NEVER = ['.*', 'test', 'tests', 'doc', 'docs', 'env', '*.lock', '*.pyc', '*.pyo', '*.pyd', '*.sqlite', '*.sqlite3', '*.db', ...FOR_OPERATION];

/**
 * Top-level packages and modules, what migrations need, and files that the code names: what lies beside it and is
 * mentioned nowhere does not ship.
 */
export function runtimeSources(folder: ApplicationFolder, modules: readonly PythonModule[], migrations: readonly string[]): string[] {
  const sources = new Set(modules.map(({ file }) => file.split('/')[0]));
  for (const path of migrations) sources.add(path.split('/')[0]);
  const files = folder.files();
  const mentioned = mentionedNames(modules);
  for (const entry of folder.entries()) {
    const inside = files.filter((file) => file.startsWith(`${entry}/`));
    const conventional = inside.length > 0 && CONVENTIONAL.includes(entry);
    const named = mentioned.has(entry) && !isNamedLike(entry, NEVER) && !files.includes(`${entry}/package.json`);
    const onlyLogs = (inside.length > 0 ? inside : [entry]).every((file) => LOG.test(file));
    if (conventional || (named && !onlyLogs && !mayHoldKey(folder, entry) && !isOurs(folder, inside))) sources.add(entry);
  }
  return [...sources].sort();
}

/** A folder that synthesis made: in the first one it is not there yet, and every one has to come to the same. */
function isOurs(folder: ApplicationFolder, files: readonly string[]): boolean {
  const others = files.filter((file) => !isGenerated(folder.text(file)));
  return others.length < files.length && others.every((file) => file.endsWith('/pins/Dockerfile'));
}

/** Every part of every path-like text in the code. */
function mentionedNames(modules: readonly PythonModule[]): Set<string> {
  const texts = modules.flatMap(({ code }) => [...code.matchAll(TEXT)].map(({ groups }) => groups!.text));
  return new Set(texts.flatMap((text) => text.split('/')));
}
