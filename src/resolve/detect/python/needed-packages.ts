import { STANDARD_LIBRARY } from './import-root';
import { surelyImported } from './packages-above';
import { detectPythonApplication } from './python-application';
import type { ApplicationFolder } from '../../application-folder';

/** What an application cannot be loaded without, by the names under which it imports them, each with the first file that does. */
export function neededPackages(folder: ApplicationFolder): ReadonlyMap<string, string> {
  const { modules, loaded } = detectPythonApplication(folder);
  const own = new Set(modules.flatMap(({ file }) => file.replace(/\.py$/, '').split('/')));
  const needed = new Map<string, string>();
  for (const { file, code } of loaded) {
    for (const name of surelyImported(code).map(({ module }) => module.split('.')[0])) {
      if (name && !own.has(name) && !STANDARD_LIBRARY.includes(name) && !needed.has(name)) needed.set(name, file);
    }
  }
  return needed;
}
