import { posix } from 'node:path';
import { fallbackCheck, HealthCheck, HealthProbe } from '../../model/health-check';
import { HttpClient } from '../../model/http-client';
import type { ApplicationFolder } from '../../resolve/application-folder';
import type { Decisions } from '../../resolve/decisions';
import type { AsgiObject } from '../../resolve/detect/python/asgi-object';
import type { PythonApplication } from '../../resolve/detect/python/python-application';
import { moduleName } from '../../resolve/detect/python/python-module';
import type { Setting } from '../../resolve/settings/setting';
import { isWithin } from '../../util/paths';

/** Time that requests in flight get at a stop; docker waits longer before it kills. */
export const GRACEFUL_SECONDS = 20;
/** What uvicorn listens on. */
export const FASTAPI_PORT = 8000;

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
  return decisions.choose('port', { option, found: application.port, otherwise: { value: FASTAPI_PORT, reason: "uvicorn's default" } });
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
  const client = anyAnswer ? HttpClient.python()._takingAnyAnswer() : HttpClient.python();
  const probe = (healthCheck ?? HealthCheck.http()).toProbe({ client, port, path });
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
