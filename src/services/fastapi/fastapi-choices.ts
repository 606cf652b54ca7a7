import { posix } from 'node:path';
import { fallbackCheck, HealthCheck, HealthProbe } from '../../model/health-check';
import type { InstalledPackages } from '../../package-managers/python-package-manager';
import type { ApplicationFolder } from '../../resolve/application-folder';
import type { Decisions } from '../../resolve/decisions';
import { detectAlembic } from '../../resolve/detect/python/alembic-files';
import type { AsgiObject } from '../../resolve/detect/python/asgi-object';
import type { PythonApplication } from '../../resolve/detect/python/python-application';
import { moduleName, PythonModule } from '../../resolve/detect/python/python-module';
import type { Base } from '../../resolve/images/base-families';
import { knownSystemPackages, SystemPackagesModel } from '../../resolve/images/system-packages';
import { partWith, pickedFrom, PythonInstallation, withPart } from '../../resolve/python-installation';
import type { DatabaseDialect } from '../../resolve/settings/database-dialect';
import type { Setting } from '../../resolve/settings/setting';
import { withoutHashComments } from '../../util/hash-comments';
import { isWithin } from '../../util/paths';
import { SourceCode } from '../../util/source-code';
import type { SystemPackages } from '../fastapi-options';
import { PSYCOPG2_SCHEME } from '../wiring/database-connection';

/** Time that requests in flight get at a stop; docker waits longer before it kills. */
export const GRACEFUL_SECONDS = 20;
const PORT = 8000;

/** What lock files and lists of requirements say of a package that is cloned. */
const FROM_GIT = /\bgit\+\w+:|["']?\bgit["']?\s*[=:]\s*["']|\btype\s*=\s*"git"/;

/** How code hands an address to a driver itself, and how to SQLAlchemy. */
const OPENED_BY_DRIVER = /\b(?:aiopg|asyncpg|psycopg)\.(?:connect|create_pool)\(|\b(?:Async)?Connection(?:Pool|\.connect)\(|\.from_conn_string\(/;
const OPENED_BY_SQLALCHEMY = /\b(?:create_(?:async_)?engine|(?:async_)?engine_from_config|Database|DBSessionMiddleware|PGVector|SQLAlchemyJobStore)\(/;

/** What a FastAPI service is decided from. */
export interface FastApiFacts {
  readonly folder: ApplicationFolder;
  readonly application: PythonApplication;
  /** What the image loads of it, and of packages of the repository that are installed for it. */
  readonly code: readonly string[];
  readonly decisions: Decisions;
  /** What it reads from its environment, with the packages of the repository that are installed for it. */
  readonly settings: readonly Setting[];
}

/** What to serve, and from where its module is imported. */
export type ServedApp = Pick<AsgiObject, 'target' | 'factory' | 'importRoot'>;

/** The object that the user named, or the one that was found; undefined if there is none. */
export function chooseApp({ folder, application, decisions }: FastApiFacts, option?: string): ServedApp | undefined {
  const { asgi, asgiDecidedBy, candidates, factories } = application;
  if (option === undefined) {
    if (!asgi) return undefined;
    const place = asgiDecidedBy ?? `${folder.pathFromProject(asgi.file)}:${asgi.line}`;
    decisions.found('app', { value: asgi.target, place, guessed: asgiDecidedBy === undefined && candidates.length > 1 });
    return asgi;
  }
  const named = fromItsFolder(decisions.said('app', option), application);
  return factories.find(({ target }) => target === named) ?? { target: named, factory: false, importRoot: rootOf(named, application) };
}

/** A team that starts it from a folder above says the name of its own folder, too. */
function fromItsFolder(target: string, { importedAs }: PythonApplication): string {
  return importedAs && target.startsWith(`${importedAs}.`) ? target.slice(importedAs.length + 1) : target;
}

/** The shortest folder from which the named module is there. */
function rootOf(target: string, { modules }: PythonApplication): string {
  const [module] = target.split(':');
  const roots = modules.flatMap(({ file }) => {
    const name = moduleName(file);
    return name === module ? ['.'] : name.endsWith(`.${module}`) ? [name.slice(0, -module.length - 1).replaceAll('.', '/')] : [];
  });
  return roots.sort((a, b) => a.length - b.length)[0] ?? '.';
}

/** Where a module such as `src.main` may lie. */
export function moduleFiles({ target, importRoot }: ServedApp): string[] {
  const path = posix.join(importRoot, target.split(':')[0].replaceAll('.', '/'));
  return [`${path}.py`, `${path}/__init__.py`];
}

/** The port that the user named, the one that the team's own commands name, or uvicorn's. */
export function choosePort({ application, decisions }: FastApiFacts, option?: number): number {
  return decisions.choose('port', { option, found: application.port, otherwise: { value: PORT, reason: "uvicorn's default" } });
}

/** What is asked to see whether the service works, and whether any answer but an error of the server will do. */
export interface CheckedPath {
  readonly path: string;
  readonly anyAnswer: boolean;
}

/** A route made for it, the documentation of the API, or whatever answers. */
export function chooseCheckPath({ folder, application, decisions }: FastApiFacts, healthCheck?: HealthCheck): CheckedPath {
  const { healthRoute: route, hasDocumentation } = application;
  const path = decisions.choose('healthCheck', {
    option: healthCheck?._path,
    found: route && { value: route.path, place: `${folder.pathFromProject(route.file)}:${route.line}` },
    otherwise: hasDocumentation
      ? { value: '/docs', reason: 'no route for health checks was found; the documentation of the API answers, any status below 500 will do' }
      : { value: '/', reason: 'no route for health checks was found; any status below 500 will do' },
  });
  return { path, anyAnswer: healthCheck?._path === undefined && route === undefined };
}

/** A check with nothing but the standard library of Python. */
export function healthProbe(healthCheck: HealthCheck | undefined, port: number, { path, anyAnswer }: CheckedPath): HealthProbe {
  const tolerant = (asked: string) => [
    'import http.client as h',
    `c = h.HTTPConnection('127.0.0.1', ${port}, timeout=2)`,
    `c.request('GET', '${asked}')`,
    'raise SystemExit(c.getresponse().status >= 500)',
  ];
  const strict = (asked: string) => ['import urllib.request as u', `u.urlopen('http://127.0.0.1:${port}${asked}', timeout=2)`];
  const statements = anyAnswer ? tolerant : strict;
  const probe = (healthCheck ?? HealthCheck.http())._toProbe((asked) => ['python', '-c', statements(asked).join('; ')], path);
  return anyAnswer ? fallbackCheck(probe, anyAnswer) : probe;
}

/** Where the team starts it: its folder, or the one of its modules where the relative paths in the code say so. */
export function chooseStartFolder({ folder, application }: FastApiFacts, { importRoot }: ServedApp): string {
  if (importRoot === '.') return '.';
  const hasFolder = (path: string) => folder.isFolder(path);
  const named = application.modules.flatMap(({ code }) => [...code.matchAll(/\bdirectory\s*=\s*["'](?<path>[\w./-]+)["']/g)].map(({ groups }) => groups!.path));
  const onlyThere = named.some((path) => !hasFolder(path) && hasFolder(posix.join(importRoot, path)));
  const migrations = application.alembic && posix.dirname(application.alembic.configuration);
  return onlyThere || migrations === importRoot ? importRoot : '.';
}

/**
 * SQLAlchemy picks its driver by the URL's scheme; Tortoise ORM knows only the short one of PostgreSQL. Every other library
 * takes the plain one, also where SQLAlchemy came with a package that needs it, and so does code that writes the driver into
 * it, which would be there twice. Which driver that is for
 * PostgreSQL changed with SQLAlchemy 2.1, so where any version may be installed the one that is there is named.
 *
 * @see https://docs.sqlalchemy.org/en/21/changelog/migration_21.html
 */
export function databaseScheme(
  { scheme, pythonDrivers }: DatabaseDialect,
  { names, unlocked }: Pick<InstalledPackages, 'names' | 'unlocked'>,
  modules: readonly PythonModule[] = [],
): string {
  if (![...names].some(bringsSqlalchemy)) return names.has('tortoise-orm') ? scheme.replace('postgresql', 'postgres') : scheme;
  const addsDriver = new RegExp(String.raw`\breplace\(\s*["']${scheme}["']\s*,\s*["']${scheme}\+`);
  const does = (pattern: RegExp) => modules.some(({ code }) => pattern.test(code));
  if (does(addsDriver) || (does(OPENED_BY_DRIVER) && !does(OPENED_BY_SQLALCHEMY))) return scheme;
  const drivers = Object.keys(pythonDrivers).filter((name) => names.has(name));
  // An engine of create_engine() cannot use an asynchronous driver.
  const waits = does(/\bcreate_engine\(/) && !does(/async_engine|\basyncpg\b|\bAsyncEngine\b/);
  const driver = drivers.find((name) => !waits || !/^(?:asyncpg|aiopg|asyncmy|aiomysql)$/.test(name)) ?? drivers[0] ?? '';
  if (!driver.startsWith('psycopg2')) return `${scheme}${pythonDrivers[driver] ?? ''}`;
  const isOpen = unlocked.some(bringsSqlalchemy);
  // The short scheme that Heroku gives, postgres://, is not in the address: what replaces it leaves a driver alone.
  return isOpen && !does(/\bpsycopg2\.connect\(|\breplace\(\s*["']postgres(?!:)/) ? PSYCOPG2_SCHEME : scheme;
}

/** SQLAlchemy itself, and what is made for it: `fastapi-sqlalchemy`. */
function bringsSqlalchemy(name: string): boolean {
  return name === 'sqlmodel' || /(?:^|-)sqlalchemy$/.test(name);
}

/** Folders and files that ship: those that the user named, or those that it needs at run time; folders that it writes to are neither. */
export function chooseSources(
  { application, decisions }: FastApiFacts,
  { option, path, written }: { readonly option?: string[]; readonly path: string; readonly written: readonly string[] },
): string[] {
  const ships = (source: string): boolean => !written.some((folder) => isWithin(posix.join(path, source), folder));
  return decisions.choose('sources', {
    option,
    otherwise: { value: application.sources.filter(ships), reason: 'packages, migrations, templates, static files, and what the code names' },
  });
}

/** What the user named, and what is known to be needed for packages that are installed. */
export function chooseSystemPackages(
  { folder, decisions }: FastApiFacts,
  { packageManager, project, lockFiles }: PythonInstallation,
  { facts: { installer } }: Base,
  { option = {}, compiled }: { readonly option?: SystemPackages; readonly compiled?: readonly string[] },
): SystemPackagesModel {
  const fromGit = packageManager.inputs(project).some((file) => FROM_GIT.test(withoutHashComments(project.folder.text(file))));
  const known = knownSystemPackages(packageManager.packages(project).names, installer, { compiled, fromGit });
  const both = (kind: 'builder' | 'runtime') => [...new Set([...known[kind], ...(option[kind] ?? [])])];
  const value = { builder: both('builder'), runtime: both('runtime') };
  const told = [...value.builder.map((name) => `${name} (builder)`), ...value.runtime];
  decisions.choose('systemPackages', {
    option: option.builder || option.runtime ? told : undefined,
    found: known.for.length > 0 ? { value: told, place: `${folder.pathFromProject(lockFiles.used)} (${known.for.join(', ')})` } : undefined,
    otherwise: { value: told, reason: 'nothing that is installed is known to need any' },
  });
  return value;
}

/** What runs in Alembic's environment. */
function migrationCode(folder: ApplicationFolder): string {
  const environment = detectAlembic(folder)?.folder;
  const files = folder.files().filter((file) => environment !== undefined && file.startsWith(`${environment}/`) && file.endsWith('.py'));
  return files.map((file) => SourceCode.python(folder.text(file)).text).join('\n');
}

/**
 * Installs what the image needs and an extra or a group alone has: teams often have Alembic among the tools of
 * developers, and FastAPI in an extra beside that of a worker. Where its package manager can pick, the others of the
 * group stay out.
 */
export function chooseParts(
  { folder, decisions }: Pick<FastApiFacts, 'folder' | 'decisions'>,
  installation: PythonInstallation,
  packages: readonly string[],
): PythonInstallation {
  return packages.reduce((found, name) => {
    const part = partWith(name, found);
    if (part === undefined) return found;
    const tell = (value: string[]) => {
      const where = part.kind === 'extras' ? `the extra ${part.name} has ${name}` : `the group ${part.name} has ${name}, which should be a main dependency`;
      const place = `${folder.pathFromProject(found.lockFiles.used)}: only ${where}`;
      decisions.found(part.kind, { value, place, guessed: true });
    };
    if (part.kind === 'groups' && found.packageManager.picks && !found.project.picked) {
      const picked = pickedFrom(part.name, name, found, migrationCode(folder));
      tell([`${picked.names.join(', ')} of ${part.name}`]);
      return { ...found, project: { ...found.project, picked } };
    }
    const project = withPart(found.project, part);
    tell([...project[part.kind]]);
    return { ...found, project };
  }, installation);
}

/** The driver of the database that only an extra or a group has; teams whose application can do without the database often have it there. */
export function optionalDriver({ pythonDrivers }: DatabaseDialect, installation: PythonInstallation): string[] {
  const drivers = Object.keys(pythonDrivers);
  const { names, complete } = installation.packageManager.packages(installation.project);
  if (!complete || drivers.some((name) => names.has(name))) return [];
  return drivers.filter((name) => partWith(name, installation) !== undefined).slice(0, 1);
}

const ADD: Readonly<Record<string, string>> = { uv: 'uv add', poetry: 'poetry add', pdm: 'pdm add', pipenv: 'pipenv install' };

/** How a team adds a package to what is installed. */
export function addition(packageManager: string, file: string, name: string): string {
  return ADD[packageManager] ? `Add it to the dependencies: ${ADD[packageManager]} ${name}` : `Add it to ${file}`;
}

/** A program that the image starts, and that nothing installs; undefined if all are there, or not all that is installed is known. */
export function missingProgram({ names, complete }: InstalledPackages, programs: readonly string[]): string | undefined {
  if (!names.has('fastapi')) return undefined;
  // A team that names Daphne has no uvicorn, even where only its direct dependencies are known.
  return programs.find((program) => !names.has(program) && (complete || (program === 'uvicorn' && names.has('daphne'))));
}
