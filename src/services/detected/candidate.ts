import type { Application } from '../../discovery/application';
import { nameServices } from '../../discovery/service-name';
import { ApplicationFolder } from '../../resolve/application-folder';
import { detectNextApplication } from '../../resolve/detect/node/next-application';
import { detectPythonApplication } from '../../resolve/detect/python/python-application';
import type { PythonModule } from '../../resolve/detect/python/python-module';
import { findSqliteFiles } from '../../resolve/detect/python/sqlite-files';
import { UninstalledPackage, uninstalledPackages } from '../../resolve/detect/python/uninstalled-packages';
import { localPackages } from '../../resolve/local-packages';
import { NEXT_PORT } from '../../resolve/next-decisions';
import { findPythonInstallation, partWith } from '../../resolve/python-installation';
import { DatabaseDialect, isSqlite } from '../../resolve/settings/database-dialect';
import { usedDatabase } from '../../resolve/settings/database-driver';
import { nextSettings } from '../../resolve/settings/node/node-settings';
import { pythonSettings } from '../../resolve/settings/python/python-settings';
import { isNeeded, Setting } from '../../resolve/settings/setting';
import { workspacePackages } from '../../resolve/workspace-packages';
import { folderPath } from '../../util/paths';
import { FASTAPI_PORT } from '../fastapi/fastapi-choices';
import { missingProgram } from '../fastapi/fastapi-packages';
import type { FastApiServiceOptions } from '../fastapi-options';
import type { NextJsServiceOptions } from '../nextjs-options';

/** Options that override what was detected about a service; each kind of service uses those it has. */
export interface DetectedServiceOptions extends FastApiServiceOptions, NextJsServiceOptions {}

/** A detected application. */
export interface Candidate {
  readonly name: string;
  readonly application: Application;
  readonly options: DetectedServiceOptions;
  readonly folder: ApplicationFolder;
  /** Folders of packages in the repository that it depends on. */
  readonly packages: readonly ApplicationFolder[];
  readonly port: number;
  readonly settings: readonly Setting[];
  readonly uninstalled: readonly UninstalledPackage[];
  /** What an image loads of its modules of Python. */
  readonly loaded: readonly PythonModule[];
  /** Whether its code names a file of SQLite, or the example for a setting that it needs. */
  readonly keepsSqlite: boolean;
  /** The kind of database that it is given. @default none */
  readonly dialect?: DatabaseDialect;
  /** Whether all packages are known that are installed for it, and Alembic is none of them. */
  readonly lacksAlembic: boolean;
  /** Whether a server can take what its modules make, or an option says what to serve. */
  readonly isServed: boolean;
  /** Whether its code makes its tables itself. */
  readonly makesTables: boolean;
  /** What the files say that decide what is installed for it. @default unknown */
  readonly manifests?: string;
}

/** The applications of a repository. */
export interface Candidates {
  readonly candidates: readonly Candidate[];
  /** Those beside them that no server can take. */
  readonly unserved: readonly Candidate[];
}

/**
 * Reads what the files of each application say.
 *
 * @param services options by service; those with a path apply to the application in that folder, and name its service
 */
export function readCandidates(root: ApplicationFolder, applications: readonly Application[], services: OptionsByName): Candidates {
  const given = Object.entries(services).flatMap(([name, { path }]) => (typeof path === 'string' ? [{ name, path: folderPath(path) }] : []));
  const names = nameServices(applications);
  const all = applications.map((application, index) => {
    const name = given.find(({ path }) => path === application.path)?.name ?? names[index];
    const folder = root.below(application.path);
    const options = services[name] ?? {};
    const found = application.kind === 'fastapi' ? readPython(folder, options) : readNext(folder);
    const dialect = options.database ? undefined : usedDatabase([folder, ...found.packages], found.settings, found.manifests);
    return { name, application, options, folder, ...found, dialect };
  });
  const served = all.filter(({ isServed }) => isServed);
  return served.length > 0 ? { candidates: served, unserved: all.filter(({ isServed }) => !isServed) } : { candidates: all, unserved: [] };
}

type OptionsByName = { readonly [name: string]: DetectedServiceOptions };

type Read = Pick<Candidate, 'packages' | 'port' | 'settings' | 'uninstalled' | 'loaded' | 'keepsSqlite' | 'lacksAlembic' | 'isServed' | 'makesTables' | 'manifests'>;

function readPython(folder: ApplicationFolder, { extras = [], groups = [], app }: DetectedServiceOptions): Read {
  const application = detectPythonApplication(folder);
  const installation = findPythonInstallation(folder, { extras, groups, buildSecrets: [] });
  const packages = localPackages(folder, application, installation);
  const installed = installation?.packageManager.packages(installation.project);
  const uninstalled = uninstalledPackages(folder, application, installed, packages);
  const lacksAlembic = installation !== undefined && missingProgram(installed!, ['alembic']) !== undefined && !partWith('alembic', installation);
  const manifests = installation?.packageManager.inputs(installation.project).map((file) => installation.project.folder.text(file)).join('\n');
  const makesTables = application.loaded.some(({ code }) => /\.create_all\b/.test(code));
  const isServed = app !== undefined || application.candidates.length > 0;
  const settings = pythonSettings(folder, packages);
  const shown = settings.filter(isNeeded).flatMap(({ example }) => example?.value ?? []).filter(isSqlite);
  const keepsSqlite = findSqliteFiles(application.loaded, '.', shown).length > 0;
  const port = application.port?.value ?? FASTAPI_PORT;
  return { packages, port, settings, uninstalled, loaded: application.loaded, keepsSqlite, lacksAlembic, isServed, makesTables, manifests };
}

function readNext(folder: ApplicationFolder): Read {
  const { port, config } = detectNextApplication(folder);
  const settings = nextSettings(folder, config);
  const ofPython = { uninstalled: [], loaded: [], keepsSqlite: false, lacksAlembic: false, isServed: true, makesTables: false };
  return { packages: workspacePackages(folder), port: port?.value ?? NEXT_PORT, settings, ...ofPython };
}
