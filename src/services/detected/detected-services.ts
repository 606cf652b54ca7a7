import { posix } from 'node:path';
import type { Construct } from 'constructs';
import { connectAddresses, connectCache, recordApplication } from './detected-wiring';
import { tellWorkers } from './told-workers';
import type { Application } from '../../discovery/application';
import { Discovery, findApplications } from '../../discovery/find-applications';
import { distinctPorts } from '../../discovery/host-ports';
import { generatorTemplate } from '../../discovery/repository';
import { nameServices } from '../../discovery/service-name';
import type { StackModel } from '../../model/stack-model';
import { ApplicationFolder } from '../../resolve/application-folder';
import { detectNextApplication } from '../../resolve/detect/node/next-application';
import { detectAlembic } from '../../resolve/detect/python/alembic-files';
import { changesUnmadeTables } from '../../resolve/detect/python/alembic-revisions';
import { detectPythonApplication } from '../../resolve/detect/python/python-application';
import { findSqliteFiles } from '../../resolve/detect/python/sqlite-files';
import { UninstalledPackage, uninstalledPackages } from '../../resolve/detect/python/uninstalled-packages';
import { workerCommands } from '../../resolve/detect/python/worker-commands';
import { localPackages } from '../../resolve/local-packages';
import { findPythonInstallation, partWith } from '../../resolve/python-installation';
import { pythonSettings, nextSettings } from '../../resolve/settings/application-settings';
import { DatabaseDialect, MYSQL, POSTGRESQL } from '../../resolve/settings/database-dialect';
import { usedDatabase } from '../../resolve/settings/database-driver';
import { databaseExtension } from '../../resolve/settings/database-extension';
import { hostWithoutPassword, queuesInRedis, redisVariables, usesRedis } from '../../resolve/settings/redis-variables';
import type { Setting } from '../../resolve/settings/setting';
import { workspacePackages } from '../../resolve/workspace-packages';
import { folderPath } from '../../util/paths';
import { Problem, Problems } from '../../util/problem';
import { slug } from '../../util/slug';
import { didYouMean } from '../../util/suggest';
import type { DatabaseServer } from '../database-server';
import { missingProgram } from '../fastapi/fastapi-choices';
import type { FastApiServiceOptions } from '../fastapi-options';
import { FastApiService } from '../fastapi-service';
import { MariaDb } from '../mariadb';
import { Migrations } from '../migrations';
import type { NextJsServiceOptions } from '../nextjs-options';
import { NextJsService } from '../nextjs-service';
import { Postgres } from '../postgres';
import { ScheduledJob } from '../scheduled-job';
import type { Service } from '../service';
import { servicesOf } from '../services-of';
import { Valkey } from '../valkey';
import { Worker } from '../worker';

/** Options that override what was detected about a service; each kind of service uses those it has. */
export interface DetectedServiceOptions extends FastApiServiceOptions, NextJsServiceOptions {}

/** What {@link addDetectedServices} is told. */
export interface Detection {
  readonly services?: { readonly [name: string]: DetectedServiceOptions };
  readonly exclude?: readonly string[];
}

/** The outcome of a detection. */
export interface DetectionVerdict {
  readonly problems: readonly Problem[];
  /** Known once all services are there that are described beside those that were found. */
  readonly warnings: (stack: StackModel) => string[];
}

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
  /** Whether its code names a file of SQLite. */
  readonly keepsSqlite: boolean;
  /** The kind of database that it is given. @default none */
  readonly dialect?: DatabaseDialect;
  /** Whether all packages are known that are installed for it, and Alembic is none of them. */
  readonly lacksAlembic: boolean;
  /** Whether its code makes its tables itself. */
  readonly makesTables: boolean;
}

/**
 * Adds a service for each application of the repository, and connects them.
 *
 * @returns problems with the options or the repository
 */
export function addDetectedServices(stack: Construct, projectRoot: string, { services = {}, exclude = [] }: Detection): DetectionVerdict {
  const root = new ApplicationFolder(projectRoot, '.');
  const { applications, ...unused } = findApplications(root, exclude);
  const candidates = read(root, applications, services);
  const wanted = candidates.map(({ options, port }) => options.hostPort ?? options.port ?? port);
  const ports = distinctPorts(wanted);
  const databases = sharedDatabases(stack, candidates);
  const added = candidates.map((candidate, index): Service => {
    const { application: { kind, path }, name, keepsSqlite } = candidate;
    const hostPort = ports[index] === wanted[index] ? {} : { hostPort: ports[index] };
    const { dialect } = candidate;
    const options = { path, ...(dialect && { database: databases.get(dialect) }), ...candidate.options, ...hostPort };
    return kind === 'fastapi'
      ? new FastApiService(stack, name, { ...(options.database || keepsSqlite ? alembicOf(candidate) : {}), ...options })
      : new NextJsService(stack, name, options);
  });
  const cache = sharedCache(stack, candidates);
  added.forEach((service, index) => {
    recordApplication(service, candidates[index], ports[index]);
    connectAddresses(service, candidates[index], candidates, added);
    if (cache && needsCache(candidates[index])) connectCache(service, candidates[index], cache);
    service._fillSettings();
  });
  const problems = wrong(stack.node.id, root, candidates, services);
  const warnings = (model: StackModel) => [
    ...leftOut(unused, model, nameInCode(stack)),
    ...candidates.flatMap(notInstalled),
    ...missingWorkers(stack, candidates),
  ];
  return { problems, warnings };
}

/** Applications that the stack goes without. */
function leftOut({ withoutManifest, otherFrontends }: Omit<Discovery, 'applications'>, { services }: StackModel, stack: string): string[] {
  const built = services.map(({ imageBuild }) => imageBuild?.context);
  return [
    ...withoutManifest.map((file) => `${file}: ${NO_MANIFEST}`),
    ...otherFrontends.filter(({ path }) => !built.includes(path)).map(({ path, framework, hasDockerfile }) => {
      const add = `new ContainerService(${stack}, '${slug(posix.basename(path), 40) || 'frontend'}', { image: ContainerImage.dockerfile({ context: '${path}' }) })`;
      return `${path}: ${framework} is not among what is detected, so nothing builds this application. ${hasDockerfile ? 'Add' : 'Write a Dockerfile for it and add'} ${add}; or exclude its folder.`;
    }),
  ];
}

/** Packages without which an application does not start. */
function notInstalled({ name: service, folder, uninstalled }: Candidate): string[] {
  return uninstalled.map(({ name, project, importer, place }) =>
    `${place}: ${name} is imported${importer ? ` by ${importer}` : ''}, and nothing installs it for ${service}. Add ${project === undefined ? name : folder.pathTo(project)} to its dependencies.`);
}

/** Processes beside a server that the team starts and the stack does not. */
function missingWorkers(stack: Construct, candidates: readonly Candidate[]): string[] {
  const backends = candidates.filter(({ application: { kind } }) => kind === 'fastapi');
  if (servicesOf(stack).some((service) => service instanceof Worker || service instanceof ScheduledJob)) return [];
  return backends.slice(0, 1).flatMap(({ name, folder }) => tellWorkers(workerCommands(folder), nameInCode(stack), name));
}

/** What the description calls the stack. */
function nameInCode({ node }: Construct): string {
  return node.scope && 'stack' in node.scope ? 'project.stack' : 'stack';
}

/** Options with a path apply to the application in that folder, and name its service. */
function read(root: ApplicationFolder, applications: readonly Application[], services: NonNullable<Detection['services']>): Candidate[] {
  const given = Object.entries(services).flatMap(([name, { path }]) => (typeof path === 'string' ? [{ name, path: folderPath(path) }] : []));
  const names = nameServices(applications);
  return applications.map((application, index) => {
    const name = given.find(({ path }) => path === application.path)?.name ?? names[index];
    const folder = root.below(application.path);
    const options = services[name] ?? {};
    const found = application.kind === 'fastapi' ? readPython(folder, options) : readNext(folder);
    const dialect = options.database ? undefined : usedDatabase([folder, ...found.packages], found.settings);
    return { name, application, options, folder, ...found, dialect };
  });
}

type Read = Pick<Candidate, 'packages' | 'port' | 'settings' | 'uninstalled' | 'keepsSqlite' | 'lacksAlembic' | 'makesTables'>;

function readPython(folder: ApplicationFolder, { extras = [], groups = [] }: DetectedServiceOptions): Read {
  const application = detectPythonApplication(folder);
  const installation = findPythonInstallation(folder, { extras, groups, buildSecrets: [] });
  const packages = localPackages(folder, application, installation);
  const installed = installation?.packageManager.packages(installation.project);
  const uninstalled = uninstalledPackages(folder, application, installed, packages);
  const lacksAlembic = installation !== undefined && missingProgram(installed!, ['alembic']) !== undefined && !partWith('alembic', installation);
  const keepsSqlite = findSqliteFiles(application.loaded, '.').length > 0;
  const makesTables = application.loaded.some(({ code }) => /\.create_all\b/.test(code));
  const settings = pythonSettings(folder, packages);
  return { packages, port: application.port?.value ?? 8000, settings, uninstalled, keepsSqlite, lacksAlembic, makesTables };
}

function readNext(folder: ApplicationFolder): Read {
  const { port, config } = detectNextApplication(folder);
  const settings = nextSettings(folder, config);
  const ofPython = { uninstalled: [], keepsSqlite: false, lacksAlembic: false, makesTables: false };
  return { packages: workspacePackages(folder), port: port?.value ?? 3000, settings, ...ofPython };
}

/** One database of each kind for all services that need one, since the applications of a repository usually share their data. */
function sharedDatabases(stack: Construct, candidates: readonly Candidate[]): Map<DatabaseDialect, DatabaseServer> {
  const databases = new Map<DatabaseDialect, DatabaseServer>();
  const using = (dialect: DatabaseDialect) => candidates.filter((each) => each.dialect === dialect);
  if (using(POSTGRESQL).length > 0) databases.set(POSTGRESQL, sharedPostgres(stack, using(POSTGRESQL)));
  if (using(MYSQL).length > 0) databases.set(MYSQL, new MariaDb(stack, 'mariadb'));
  return databases;
}

function sharedPostgres(stack: Construct, using: readonly Candidate[]): Postgres {
  const extension = using.flatMap(({ folder, packages }) => [folder, ...packages]).map(databaseExtension).find((each) => each !== undefined);
  if (!extension) return new Postgres(stack, 'postgres');
  const database = new Postgres(stack, 'postgres', { pin: extension.value });
  database._decided({ setting: 'pin', value: extension.value, origin: 'file', source: `${extension.place}, which wants the extension`, change: 'the line of that alias in the pins file' });
  return database;
}

function needsCache({ folder, packages, settings }: Candidate): boolean {
  return [folder, ...packages].some((each) => usesRedis(each, redisVariables(settings)));
}

/** One server for all services; persistent if it holds a queue. */
function sharedCache(stack: Construct, candidates: readonly Candidate[]): Valkey | undefined {
  const using = candidates.filter(needsCache);
  if (using.length === 0) return undefined;
  const persistent = using.some(({ folder, packages, settings }) => queuesInRedis([folder, ...packages], settings));
  const open = hostWithoutPassword(using.flatMap(({ settings }) => redisVariables(settings)));
  const cache = new Valkey(stack, 'valkey', { ...(persistent ? { persistent } : {}), ...(open ? { password: false } : {}) });
  if (open) cache._decided({ setting: 'password', value: 'none', origin: 'file', source: `${open.place}: ${open.name} has none beside it`, change: 'a setting for it in the code' });
  return cache;
}

function alembicOf({ folder, lacksAlembic, keepsSqlite, makesTables }: Candidate): Pick<FastApiServiceOptions, 'migrations'> {
  const alembic = detectAlembic(folder);
  if (!alembic) return {};
  const place = folder.pathFromProject(alembic.configuration);
  const without: readonly (readonly [boolean, string])[] = [
    // A team whose application does without Alembic, and has its files in the repository, migrates by hand.
    [lacksAlembic, 'but nothing installs Alembic'],
    [!alembic.hasRevisions, 'whose environment has no revision yet'],
    [makesTables && changesUnmadeTables(folder, alembic), 'but the application makes its tables itself, and revisions change some that no revision creates'],
    [alembic.forSqlite === true && !keepsSqlite, 'whose address is that of a file of SQLite, and not that of the database'],
  ];
  const why = without.find(([holds]) => holds)?.[1];
  return { migrations: why ? Migrations.none()._foundAt(`${place}, ${why}`) : Migrations.alembic()._foundAt(place) };
}

function wrong(stack: string, root: ApplicationFolder, found: readonly Candidate[], services: NonNullable<Detection['services']>): Problem[] {
  const problems = new Problems();
  const names = found.map(({ name }) => name);
  if (found.length === 0) {
    const template = generatorTemplate(root);
    const fix = template ? `${template} is a template: generate a project from it, and describe its stack there.` : FIX_NOTHING;
    problems.add(stack, 'No FastAPI application and no Next.js application was found.', fix);
  }
  for (const name of Object.keys(services).filter((each) => !names.includes(each))) {
    const known = found.map((each) => `${each.name} (${each.application.path})`).join(', ');
    problems.add(stack, `No service "${name}" was found.${didYouMean(name, names)}`, `Use one of: ${known}; or name its folder with path.`);
  }
  return [...problems.all];
}

const NO_MANIFEST = 'A FastAPI application is left out: no file says what it depends on. Add one beside it, such as requirements.txt; or exclude its folder.';
const FIX_NOTHING = 'Look whether git knows its files, and whether the folder has package.json with next, or a manifest such as pyproject.toml; or describe the services with constructs.';
