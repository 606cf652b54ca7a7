import type { Candidate } from './candidate';
import { fixedAddresses } from '../../resolve/detect/python/fixed-addresses';
import { installsDriver } from '../../resolve/settings/database-driver';
import { lineAt, placeOf } from '../../util/lines';

/** Where SQLAlchemy opens a database. */
const OPENS = /\bcreate_(?:async_)?engine\(/;
/** Names of variables that may have the address of a database, or a part of it. */
const ADDRESS = /DATABASE|SQL|POSTGRES|MARIA|(?:^|_)(?:DB|PG)|DSN|UR[IL]$/i;

/** The address of a server that a schema of Prisma has written in it. */
const IN_PRISMA = /^\s*url\s*=\s*"(?:postgres(?:ql)?|mysql):\/\//m;

/** Tells of code that opens a database whose address is in no variable, but in the code, a file of settings, or put together from texts. */
export function tellUnreachedDatabases(candidate: Candidate): string[] {
  const { name, application: { kind }, options, dialect } = candidate;
  if (options.database || dialect) return [];
  const places = kind === 'fastapi' ? placesInPython(candidate) : placesInPrisma(candidate);
  return places.slice(0, 1).map((place) =>
    `${place}: a database is opened here, and no variable has its address, so that ${name} gets none of the stack. Let the code read it from one, such as DATABASE_URL.`);
}

function placesInPrisma({ folder, packages }: Candidate): string[] {
  return [folder, ...packages].flatMap((each) => each.files().filter((file) => file.endsWith('.prisma') && IN_PRISMA.test(each.text(file)))
    .map((file) => placeOf(each.pathFromProject(file), each.text(file), /^[ \t]*url\s*=/m)));
}

function placesInPython({ folder, keepsSqlite, loaded, settings, manifests }: Candidate): string[] {
  if (keepsSqlite || settings.some((setting) => ADDRESS.test(setting.name))) return [];
  if (manifests === undefined || !installsDriver(manifests)) return [];
  if (fixedAddresses(loaded, settings, (file) => file).length > 0) return []; // which is told itself
  return loaded.filter(({ code }) => !/sqlite/i.test(code)).flatMap(({ file, code }) => {
    const index = OPENS.exec(code)?.index;
    return index === undefined ? [] : [`${folder.pathFromProject(file)}:${lineAt(code, index)}`];
  });
}
