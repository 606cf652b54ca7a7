import { posix } from 'node:path';
import { AsgiServer, chooseServer } from './asgi-server';
import { chooseStartFolder, FastApiFacts, moduleFiles, ServedApp } from './fastapi-choices';
import { chooseSystemPackages } from './fastapi-packages';
import type { Storage } from './fastapi-storage';
import type { BuildModel } from '../../model/build-model';
import type { HealthProbe } from '../../model/health-check';
import { allowedReleases, lockedReleases } from '../../package-managers/locked-releases';
import type { InstalledPackages } from '../../package-managers/python-package-manager';
import { askedRecord } from '../../resolve/detect/python/own-record';
import type { Base } from '../../resolve/images/base-families';
import { optionalLibraries } from '../../resolve/images/optional-libraries';
import { recordedFile } from '../../resolve/images/own-packages';
import { IMPORTS, PythonImage, pythonDockerfile } from '../../resolve/images/python-image';
import type { PythonInstallation } from '../../resolve/python-installation';
import type { ResolveContext } from '../../resolve/resolve-context';
import { APPLICATION } from '../../util/dockerfile-text';
import { pythonTestPatterns } from '../../util/test-files';
import { pythonRangeReaches } from '../../util/version-range';
import { applicationBuild } from '../application-build';
import type { FastApiServiceOptions } from '../fastapi-options';
import type { WebService } from '../web-service';

const NEVER_SHIPPED = ['**/__pycache__', '**/*.py[cod]'];

/** Decisions about a service that its image depends on. */
export interface ChosenForImage {
  readonly app: ServedApp;
  readonly web: WebService;
  readonly probe: HealthProbe;
  readonly sources: readonly string[];
  readonly storage: Pick<Storage, 'logs' | 'stored' | 'variables'>;
  readonly pythonImage: string;
  /** Names of packages that have no wheel for its Python. */
  readonly compiled: readonly string[];
  readonly base: Base;
  readonly options: FastApiServiceOptions;
  readonly instructionsAt: PythonImage['instructionsAt'];
}

/** Everything that the Dockerfile of a FastAPI service depends on. */
export function fastApiImage(
  context: ResolveContext,
  facts: FastApiFacts,
  installation: PythonInstallation,
  { app, web, probe, sources, storage, pythonImage, compiled, base, options, instructionsAt }: ChosenForImage,
): PythonImage {
  const { packageManager, project, root, path } = installation;
  const start = chooseStartFolder(facts, app);
  const above = importedFrom(path, facts.application.importedAs);
  const packages = packageManager.packages(project);
  const server = chooseServer(facts, installation, options.command);
  const served = serverCommand(server, facts, app, above, web.port.container);
  return {
    project,
    packageManager,
    ownRecord: askedRecord(facts.folder, facts.application.modules),
    pythonImage,
    uvImage: context.pins.get('uv'),
    base,
    systemPackages: chooseSystemPackages(facts, installation, base, { option: options.systemPackages, compiled }),
    optionalLibraries: options.optionalLibraries ?? optionalLibraries(packages),
    stripNativeModules: options.stripNativeModules ?? true,
    removeDevelopmentFiles: options.removeDevelopmentFiles ?? true,
    sources: sources.map((source) => posix.join(path, source)),
    isFolder: (source) => root.isFolder(source),
    startFolder: posix.join(path, start),
    importFolders: [
      ...(app.importRoot === start && !facts.application.alembic?.importsInstalled ? [] : [posix.join(path, app.importRoot)]),
      ...above.folders,
    ],
    importedAs: above.link,
    stored: storage.stored,
    logs: storage.logs,
    environment: { ...server.environment(web.port.container), ...storage.variables },
    command: options.command ?? [...served, ...gracefulShutdown(server, installation)],
    developmentCommand: options.command ?? [...served, ...(reloads(server, packages) ? ['--reload'] : [])],
    port: web.port.container,
    user: web.user,
    healthProbe: probe,
    labels: { ...context.labels, title: web.image },
    name: web.image,
    instructionsAt,
  };
}

function serverCommand(server: AsgiServer, facts: FastApiFacts, { target, factory }: ServedApp, above: ImportedFrom, port: number): string[] {
  const { importedAs } = facts.application;
  const command = server.command({ target: importedAs ? `${importedAs}.${target}` : target, factory }, port);
  return server.name === 'uvicorn' ? [...command.slice(0, -1), ...importedFirst(facts, above), ...command.slice(-1)] : command;
}

function reloads({ reloadsWith }: AsgiServer, { names, complete }: InstalledPackages): boolean {
  return reloadsWith === undefined || names.has(reloadsWith) || !complete;
}

interface ImportedFrom {
  readonly folders: readonly string[];
  readonly link?: string;
}

/**
 * Where the application is imported by the name of its own folder, and of packages above it: a folder of the context, or a
 * link if the context itself is the topmost package.
 */
function importedFrom(path: string, importedAs: string | undefined): ImportedFrom {
  const names = importedAs?.split('.') ?? [];
  if (names.length === 0) return { folders: [] };
  const root = posix.join(path, ...names.map(() => '..'));
  return root.startsWith('..') ? { folders: [], link: names[0] } : { folders: [root] };
}

/** uvicorn searches its working directory first, and would find a module with the name of the folder there. */
function importedFirst({ folder, application: { importedAs } }: FastApiFacts, { folders, link }: ImportedFrom): string[] {
  const [first] = importedAs?.split('.') ?? [];
  return first && folder.has(`${first}.py`) ? ['--app-dir', posix.join(APPLICATION, link ? IMPORTS : folders[0])] : [];
}

/** Releases of uvicorn before 0.22 do not support the option and fail to start with it. */
function gracefulShutdown(server: AsgiServer, { packageManager, project, root }: PythonInstallation): string[] {
  const lock = packageManager.lockPath(project);
  const locked = lockedReleases(root, lock).find(({ name }) => name === 'uvicorn');
  const range = locked ? `==${locked.version}` : allowedReleases(root, lock, 'uvicorn');
  const isOld = server.name === 'uvicorn' && range !== undefined && pythonRangeReaches(range, '0.22') === false;
  return isOld ? [] : server.graceful;
}

/** The build of such an image. */
export function fastApiBuild(
  context: ResolveContext,
  web: WebService,
  installation: PythonInstallation,
  image: PythonImage,
  { app, application: { importedTests }, written }: Pick<FastApiFacts, 'application'> & Pick<Storage, 'written'> & { readonly app: ServedApp },
): BuildModel {
  const { packageManager, project, path } = installation;
  const recorded = recordedFile(image);
  return applicationBuild(context, web, installation, {
    dockerfile: pythonDockerfile(image),
    inputs: [...new Set([...packageManager.inputs(project), ...packageManager.localPackages(project), ...(recorded ? [recorded] : [])])],
    sources: image.sources,
    exclude: [...written.filter((folder) => !image.sources.includes(folder)), ...NEVER_SHIPPED, ...pythonTestPatterns(importedTests)],
    entryModule: moduleFiles(app).map((file) => posix.join(path, file)),
  });
}
