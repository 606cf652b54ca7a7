import type { Candidate } from './candidate';
import { fixedAddresses } from '../../resolve/detect/python/fixed-addresses';
import { detectPythonApplication } from '../../resolve/detect/python/python-application';
import { installsDriver } from '../../resolve/settings/database-driver';
import { lineAt } from '../../util/lines';

/** Where SQLAlchemy opens a database. */
const OPENS = /\bcreate_(?:async_)?engine\(/;
/** Names of variables that may have the address of a database, or a part of it. */
const ADDRESS = /DATABASE|SQL|POSTGRES|MARIA|(?:^|_)(?:DB|PG)|DSN|UR[IL]$/i;

/** Tells of code that opens a database whose address is in no variable, but in a file of settings, or put together from texts. */
export function tellUnreachedDatabases(candidate: Candidate): string[] {
  const { name, application: { kind }, options, folder, dialect, keepsSqlite, settings, manifests } = candidate;
  if (kind !== 'fastapi' || options.database || dialect || keepsSqlite || settings.some((setting) => ADDRESS.test(setting.name))) return [];
  if (manifests === undefined || !installsDriver(manifests)) return [];
  const { loaded } = detectPythonApplication(folder);
  if (fixedAddresses(loaded, settings, (file) => file).length > 0) return []; // which is told itself
  const places = loaded.filter(({ code }) => !/sqlite/i.test(code)).flatMap(({ file, code }) => {
    const index = OPENS.exec(code)?.index;
    return index === undefined ? [] : [`${folder.pathFromProject(file)}:${lineAt(code, index)}`];
  });
  return places.slice(0, 1).map((place) =>
    `${place}: a database is opened here, and no variable has its address, so that ${name} gets none of the stack. Let the code read it from one, such as DATABASE_URL.`);
}
