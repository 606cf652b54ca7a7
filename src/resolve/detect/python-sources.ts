import type { PythonModule } from './python-module';
import type { ApplicationFolder } from '../application-folder';
import { mayHoldKey } from '../key-files';

/** Folders that frameworks read files from. */
const CONVENTIONAL = ['templates', 'static', 'assets', 'locales'];
const TEXT = /["'](?<text>[^"'\n]{1,200})["']/g;
/** Never data of the application, whatever its code mentions. */
const NEVER = /^(?:\..*|tests?|docs?|node_modules|Dockerfile.*|(?:docker-)?compose.*|Makefile|.*\.lock|.*\.py[cod]|.*\.(?:log|sqlite3?|db)|venv|env)$/i;

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
    const isFolder = files.some((file) => file.startsWith(`${entry}/`));
    const conventional = isFolder && CONVENTIONAL.includes(entry);
    if (conventional || (mentioned.has(entry) && !NEVER.test(entry) && !mayHoldKey(folder, entry) && !files.includes(`${entry}/package.json`))) sources.add(entry);
  }
  return [...sources].sort();
}

/** Every part of every path-like text in the code. */
function mentionedNames(modules: readonly PythonModule[]): Set<string> {
  const texts = modules.flatMap(({ code }) => [...code.matchAll(TEXT)].map(({ groups }) => groups!.text));
  return new Set(texts.flatMap((text) => text.split('/')));
}
