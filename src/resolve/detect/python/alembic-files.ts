import { posix } from 'node:path';
import { importedPackages } from './python-imports';
import { PyprojectFile } from '../../../package-managers/pyproject-file';
import { escapePattern } from '../../../util/escape-pattern';
import { SourceCode } from '../../../util/source-code';
import type { ApplicationFolder } from '../../application-folder';

/** Where Alembic finds what to do. */
export interface AlembicFiles {
  /** Path of alembic.ini, or of the pyproject.toml that takes its place. */
  readonly configuration: string;
  /** The alembic.ini beside that pyproject.toml, which has the address and the log. @default none */
  readonly ini?: string;
  /** Folder of the environment. */
  readonly folder: string;
  /** Whether there is a revision to apply, or another folder may have one. */
  readonly hasRevisions: boolean;
  /** Folder of alembic.ini, if its relative path leads to the environment from nowhere else. */
  readonly runsFrom?: string;
  /** Whether its environment imports the application, and neither file says from where: the team has it installed. */
  readonly importsInstalled: boolean;
  /** Scheme of the database's address that is written down in its file, if its environment takes no other. */
  readonly writtenScheme?: string;
  /** Whether that is the address of a file of SQLite. @default false */
  readonly forSqlite?: boolean;
}

const WRITTEN_ADDRESS = /^\s*sqlalchemy\.url\s*=\s*(?<scheme>(?:postgres(?:ql)?|mysql|mariadb|sqlite)(?:\+\w+)?):\/\//m;
const TAKES_ADDRESS = /\b(?:async_)?engine_from_config\b/;
const HAS_ANOTHER = /\bset_(?:main|section)_option\b|["'](?:sqlalchemy\.)?url["']\s*\]\s*=|\benviron\b|\bgetenv\b|\bcreate_(?:async_)?engine\b|settings|get_url/i;

/** Alembic's configuration and environment in an application's folder; undefined where it is not used, or leads nowhere. */
export function detectAlembic(folder: ApplicationFolder): AlembicFiles | undefined {
  const files = namedFiles(folder);
  return files && isEnvironment(folder, files.folder) ? files : undefined;
}

function isEnvironment(folder: ApplicationFolder, path: string): boolean {
  return folder.has(posix.join(path, 'env.py'));
}

function namedFiles(folder: ApplicationFolder): AlembicFiles | undefined {
  const inis = folder.files().filter((file) => posix.basename(file) === 'alembic.ini');
  const [ini] = inis.sort((a, b) => a.split('/').length - b.split('/').length);
  const found = /^\s*script_location\s*=\s*(?<here>%\(here\)s\/)?(?<path>\S+)/m.exec(folder.text(ini ?? ''))?.groups;
  return ini !== undefined && found ? namedInIni(folder, ini, found) : namedInPyproject(folder, ini === 'alembic.ini' ? ini : undefined);
}

function namedInIni(folder: ApplicationFolder, configuration: string, found: Record<string, string | undefined>): AlembicFiles {
  const path = posix.normalize(found.path!).replace(/\/$/, '');
  const beside = posix.dirname(configuration);
  // Without %(here)s it is a path from where Alembic is started, which may be the application's folder.
  const fromTop = !found.here && isEnvironment(folder, path);
  const onlyBeside = !found.here && !fromTop && isEnvironment(folder, posix.join(beside, path));
  const environment = inPackage(folder, path) ?? (fromTop ? path : posix.join(beside, path));
  return {
    configuration,
    folder: environment,
    hasRevisions: hasRevisions(folder, configuration, environment),
    ...(onlyBeside && { runsFrom: beside }),
    importsInstalled: importsInstalled(folder, configuration, environment),
    ...writtenAddress(folder, configuration, environment),
  };
}

/**
 * Alembic reads pyproject.toml where alembic.ini says nothing of it, and what only that can have from alembic.ini.
 *
 * @see https://alembic.sqlalchemy.org/en/latest/tutorial.html#using-pyproject-toml-for-configuration
 */
function namedInPyproject(folder: ApplicationFolder, ini: string | undefined): AlembicFiles | undefined {
  const location = new PyprojectFile(folder).get('tool', 'alembic', 'script_location');
  if (typeof location !== 'string') return undefined;
  const environment = inPackage(folder, location) ?? posix.normalize(location.replace('%(here)s/', '').replace(/\/$/, ''));
  return {
    configuration: 'pyproject.toml',
    ...(ini !== undefined && { ini, ...writtenAddress(folder, ini, environment) }),
    folder: environment,
    hasRevisions: hasRevisions(folder, 'pyproject.toml', environment),
    importsInstalled: importsInstalled(folder, 'pyproject.toml', environment),
  };
}

function hasRevisions(folder: ApplicationFolder, configuration: string, environment: string): boolean {
  return /^\s*version_locations\s*=/m.test(folder.text(configuration)) || revisionFiles(folder, environment).length > 0;
}

/** Paths of the revisions, which by default lie somewhere below the environment. */
export function revisionFiles(folder: ApplicationFolder, environment: string): string[] {
  const own = new RegExp(String.raw`(?:^|/)${escapePattern(posix.basename(environment))}/(?!(?:env|.*__init__)\.py$).*\.py$`);
  return folder.files().filter((file) => own.test(file));
}

/** A folder in which Alembic's own name leads to the application is left aside: there Alembic could not be found. */
function importsInstalled(folder: ApplicationFolder, configuration: string, environment: string): boolean {
  const code = SourceCode.python(folder.text(posix.join(environment, 'env.py'))).text;
  const says = /^\s*prepend_sys_path\s*=\s*\S/m.test(folder.text(configuration)) || /\bsys\.path\b/.test(code);
  const imported = importedPackages(code).filter((name) => name !== 'alembic');
  return !says && !folder.has('alembic/__init__.py') && imported.some((name) => folder.isFolder(name) || folder.has(`${name}.py`));
}

function writtenAddress(folder: ApplicationFolder, ini: string, environment: string): Pick<AlembicFiles, 'writtenScheme' | 'forSqlite'> {
  const code = SourceCode.python(folder.text(posix.join(environment, 'env.py'))).text;
  if (!TAKES_ADDRESS.test(code) || HAS_ANOTHER.test(code)) return {};
  const scheme = WRITTEN_ADDRESS.exec(folder.text(ini))?.groups?.scheme;
  return scheme?.startsWith('sqlite') ? { forSqlite: true } : { writtenScheme: scheme };
}

/** The folder that `package:path` names, wherever the package lies; undefined where a location is a path. */
function inPackage(folder: ApplicationFolder, location: string): string | undefined {
  const { name, path } = /^(?<name>[\w.]+):(?<path>[^/].*?)\/?$/.exec(location)?.groups ?? {};
  if (name === undefined) return undefined;
  const environment = `${name.replaceAll('.', '/')}/${path}`;
  const file = folder.files().find((each) => `/${each}`.endsWith(`/${environment}/env.py`));
  return file === undefined ? environment : posix.dirname(file);
}
