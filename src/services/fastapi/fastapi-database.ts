import type { InstalledPackages } from '../../package-managers/python-package-manager';
import type { PythonModule } from '../../resolve/detect/python/python-module';
import { partWith, PythonInstallation } from '../../resolve/python-installation';
import type { DatabaseDialect } from '../../resolve/settings/database-dialect';
import { PSYCOPG2_SCHEME } from '../wiring/database-connection';

/** How code hands an address to a driver itself, and how to SQLAlchemy. */
const OPENED_BY_DRIVER = /\b(?:aiopg|asyncpg|psycopg)\.(?:connect|create_pool)\(|\b(?:Async)?Connection(?:Pool|\.connect)\(|\.from_conn_string\(/;
const OPENED_BY_SQLALCHEMY = /\b(?:create_(?:async_)?engine|(?:async_)?engine_from_config|Database|DBSessionMiddleware|PGVector|SQLAlchemyJobStore)\(/;

/**
 * SQLAlchemy picks its driver by the URL's scheme; Tortoise ORM knows only the short one of PostgreSQL. Every other library
 * takes the plain one, also where SQLAlchemy came with a package that needs it, and so does code that writes the driver into
 * it, which would be there twice. Which driver that is for PostgreSQL changed with SQLAlchemy 2.1, so where any version may be
 * installed the one that is there is named.
 *
 * @see https://docs.sqlalchemy.org/en/21/changelog/migration_21.html
 */
export function databaseScheme(
  { scheme, pythonDrivers }: DatabaseDialect,
  packages: Pick<InstalledPackages, 'names' | 'unlocked'>,
  modules: readonly PythonModule[] = [],
): string {
  const { names } = packages;
  if (![...names].some(bringsSqlalchemy)) return names.has('tortoise-orm') ? scheme.replace('postgresql', 'postgres') : scheme;
  const addsDriver = new RegExp(String.raw`\breplace\(\s*["']${scheme}["']\s*,\s*["']${scheme}\+`);
  const does = (pattern: RegExp) => modules.some(({ code }) => pattern.test(code));
  if (does(addsDriver) || (does(OPENED_BY_DRIVER) && !does(OPENED_BY_SQLALCHEMY))) return scheme;
  const drivers = Object.keys(pythonDrivers).filter((name) => names.has(name));
  // An engine of create_engine() cannot use an asynchronous driver.
  const waits = does(/\bcreate_engine\(/) && !does(/async_engine|\basyncpg\b|\bAsyncEngine\b/);
  const driver = drivers.find((name) => !waits || !/^(?:asyncpg|aiopg|asyncmy|aiomysql)$/.test(name)) ?? drivers[0] ?? '';
  if (!driver.startsWith('psycopg2')) return `${scheme}${pythonDrivers[driver] ?? ''}`;
  // The short scheme that Heroku gives, postgres://, is not in the address: what replaces it leaves a driver alone.
  return does(/\bpsycopg2\.connect\(|\breplace\(\s*["']postgres(?!:)/) ? scheme : withDriver(scheme, packages);
}

/** A scheme that SQLAlchemy is given, with the driver that it meant before 2.1 where any version may be installed. */
export function withDriver(scheme: string, { names, unlocked }: Pick<InstalledPackages, 'names' | 'unlocked'>): string {
  const isOpen = /^postgres(?:ql)?$/.test(scheme) && unlocked.some(bringsSqlalchemy);
  return isOpen && ['psycopg2', 'psycopg2-binary'].some((name) => names.has(name)) ? PSYCOPG2_SCHEME : scheme;
}

/** SQLAlchemy itself, and what is made for it: `fastapi-sqlalchemy`. */
function bringsSqlalchemy(name: string): boolean {
  return name === 'sqlmodel' || /(?:^|-)sqlalchemy$/.test(name);
}

/** The driver of the database that only an extra or a group has; teams whose application can do without the database often have it there. */
export function optionalDriver({ pythonDrivers }: DatabaseDialect, installation: PythonInstallation): string[] {
  const drivers = Object.keys(pythonDrivers);
  const { names, complete } = installation.packageManager.packages(installation.project);
  if (!complete || drivers.some((name) => names.has(name))) return [];
  return drivers.filter((name) => partWith(name, installation) !== undefined).slice(0, 1);
}
