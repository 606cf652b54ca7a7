import { posix } from 'node:path';
import type { Construct } from 'constructs';
import { ApplicationService } from './application-service';
import { upgradeAt } from './fastapi/alembic-command';
import { installedServer } from './fastapi/asgi-server';
import {
  chooseApp, chooseCheckPath, choosePort, chooseSources, chooseStartFolder, FastApiFacts, GRACEFUL_SECONDS, healthProbe, ServedApp,
} from './fastapi/fastapi-choices';
import { databaseScheme, optionalDriver, withDriver } from './fastapi/fastapi-database';
import { fastApiBuild, fastApiImage } from './fastapi/fastapi-image';
import { addition, chooseParts, missingProgram } from './fastapi/fastapi-packages';
import { chooseStorage } from './fastapi/fastapi-storage';
import type { FastApiServiceOptions } from './fastapi-options';
import { FASTAPI_OPTIONS } from './option-tables';
import { webService } from './web-service';
import { connectDatabase, waitsFor } from './wiring/database-connection';
import type { MigrationsOfService } from './wiring/migration-service';
import { BaseProfile } from '../model/base-profile';
import { InstructionPoint } from '../model/instruction-point';
import type { ServiceModel } from '../model/service-model';
import { PYTHON_PACKAGE_MANAGERS } from '../package-managers';
import type { ApplicationFolder } from '../resolve/application-folder';
import { checkVersion } from '../resolve/checks/check-services';
import { Decisions } from '../resolve/decisions';
import { namedVersions } from '../resolve/detect/named-versions';
import { fixedAddresses } from '../resolve/detect/python/fixed-addresses';
import { detectPythonApplication, loadedCode } from '../resolve/detect/python/python-application';
import { versionsWithModules } from '../resolve/detect/python/removed-modules';
import { unfitReleases } from '../resolve/detect/python/unfit-releases';
import { narrowedBy, pythonRequirement } from '../resolve/detect/runtime-requirement';
import { PYTHON_VERSIONS } from '../resolve/detect/version-sources';
import { gpuLibraries } from '../resolve/gpu-libraries';
import { Base, baseOf, checkShell, USER_NAME } from '../resolve/images/base-families';
import { localPackages } from '../resolve/local-packages';
import { decideInstallation } from '../resolve/python-decisions';
import { findPythonInstallation, PythonInstallation, reaching } from '../resolve/python-installation';
import { choosePython } from '../resolve/python-version';
import { openApplicationFolder, ResolveContext } from '../resolve/resolve-context';
import type { DatabaseDialect } from '../resolve/settings/database-dialect';
import { addressVariable } from '../resolve/settings/database-variables';
import { pythonSettings } from '../resolve/settings/python/python-settings';
import { APPLICATION } from '../util/dockerfile-text';
import { folderInWords } from '../util/folder-in-words';

/** Line of the pins file for each C library, and the image that the line of another version starts with. */
const PYTHON_IMAGES = {
  glibc: { alias: 'python', initial: (version: string) => `python:${version}-slim-trixie` },
  musl: { alias: 'python-alpine', initial: (version: string) => `python:${version}-alpine` },
};

/**
 * A FastAPI application, served by uvicorn; by Granian or Hypercorn, where only that is installed.
 *
 * @example
 *
 * new FastApiService(stack, 'backend', {
 *   path: 'backend',
 *   database: new Postgres(stack, 'postgres'),
 *   migrations: Migrations.alembic(),
 * });
 */
export class FastApiService extends ApplicationService {
  /** @internal */ public static override readonly _OPTIONS = FASTAPI_OPTIONS;

  public constructor(scope: Construct, id: string, private readonly options: FastApiServiceOptions = {}) {
    super(scope, id, options);
  }

  public resolve(context: ResolveContext): ServiceModel[] {
    const folder = openApplicationFolder(context, this._constructPath, this.options.path ?? this.name);
    if (!folder) return [];
    this.checkPoints(context);
    const decisions = new Decisions();
    const found = this.installation(context, folder, decisions);
    const application = detectPythonApplication(folder, found?.packageManager.packages(found.project).names);
    const installation = found && reaching(this.options.sources ?? application.sources, found);
    const packages = localPackages(folder, application, installation);
    const facts = { folder, application, code: loadedCode(application, packages), decisions, settings: pythonSettings(folder, packages) };
    for (const { server, variable, ...address } of fixedAddresses(application.loaded, facts.settings, (file) => folder.pathFromProject(file))) {
      decisions.fixed(server, address, `read it from a variable, such as ${variable}`);
    }
    const app = this.app(context, facts);
    if (!installation || !app) return [];
    decideInstallation(decisions, installation);
    this.checkPrograms(context, installation);
    const migrations = this.migrations(context, facts, app, installation);
    const service = this.service(context, facts, installation, app);
    return this._withMigrations(service, migrations);
  }

  private migrations(context: ResolveContext, facts: FastApiFacts, app: ServedApp, found: PythonInstallation): MigrationsOfService | undefined {
    const { migrations } = this.options;
    if (!migrations) return undefined;
    const { _kind: kind, _place: place } = migrations;
    if (!['alembic', 'command', 'none'].includes(kind)) {
      this.addProblem(context, `migrations: Migrations.${kind}() is for a Next.js application.`, 'Use Migrations.alembic(), or Migrations.command([…]) for another tool.');
    }
    const { alembic } = facts.application;
    const start = chooseStartFolder(facts, app);
    const ownFolder = migrations._usesAlembic && alembic?.runsFrom !== start ? alembic?.runsFrom : undefined;
    const configuration = alembic && posix.relative(ownFolder ?? start, alembic.configuration);
    const usual = migrations._command(configuration);
    const address = migrations._usesAlembic && this.options.database ? addressVariable(facts.settings, this.options.database._dialect) : undefined;
    const scheme = alembic?.writtenScheme && withDriver(alembic.writtenScheme, found.packageManager.packages(found.project));
    const command = scheme && configuration && address ? upgradeAt(configuration, address, scheme) : usual;
    const told = command === usual ? usual.join(' ') : `${usual.join(' ')} at ${address}, and not at the address that ${configuration} has`;
    const value = kind === 'none' ? kind : told;
    if (place) facts.decisions.found('migrations', { value, place });
    else facts.decisions.said('migrations', value);
    return kind === 'none' ? undefined : { command, sharesImageOf: this.name, workingFolder: ownFolder && posix.join(APPLICATION, ownFolder) };
  }

  private checkPoints({ problems }: ResolveContext): void {
    for (const point of [InstructionPoint.BEFORE_BUILD, InstructionPoint.AFTER_BUILD].filter((each) => this._instructionsAt(each).length > 0)) {
      const what = `addInstructions was given the point "${point}", and a FastAPI application has no build.`;
      problems.add(this._constructPath, what, 'Use BEFORE_DEPENDENCIES, AFTER_DEPENDENCIES, RUNTIME_START, RUNTIME_END or DEVELOPMENT_END.');
    }
  }

  private installation(context: ResolveContext, folder: ApplicationFolder, decisions: Decisions): PythonInstallation | undefined {
    const { extras = [], groups = [], database } = this.options;
    const installation = findPythonInstallation(folder, { extras, groups, buildSecrets: context.buildSecrets });
    const isAsked = this.options.extras !== undefined || this.options.groups !== undefined;
    if (installation && isAsked) return installation;
    if (installation) {
      const needed = ['fastapi', ...this.startedPrograms(installation), ...(database ? optionalDriver(database._dialect, installation) : [])];
      return chooseParts({ folder, decisions }, installation, needed);
    }
    const names = PYTHON_PACKAGE_MANAGERS.map(({ lockFile }) => lockFile).join(', ');
    const manifest = ['setup.py', 'setup.cfg'].find((file) => folder.has(file)) ?? 'pyproject.toml';
    this.addProblem(
      context,
      `${folderInWords(folder.path)} has no file that says which packages to install (${names}).`,
      `Lock the dependencies: ${manifest === 'pyproject.toml' ? 'uv lock, or ' : ''}uv pip compile ${manifest} --generate-hashes --output-file requirements.txt.`,
    );
    return undefined;
  }

  private checkPrograms(context: ResolveContext, installation: PythonInstallation): void {
    const { packageManager, project, root } = installation;
    const missing = missingProgram(packageManager.packages(project), this.startedPrograms(installation));
    if (missing === undefined) return;
    this.addProblem(
      context,
      `${missing} is not among what ${root.pathFromProject(packageManager.lockPath(project))} installs.`,
      missing === 'uvicorn'
        ? `${addition(packageManager.id, packageManager.lockPath(project), missing)}, or say command for another server.`
        : 'Make it a main dependency; or say migrations: Migrations.command(…) for another tool.',
    );
  }

  private startedPrograms({ packageManager, project }: PythonInstallation): string[] {
    const { command, migrations } = this.options;
    return [...(command ? [] : [installedServer(packageManager.packages(project)).name]), ...(migrations?._usesAlembic ? ['alembic'] : [])];
  }

  private app(context: ResolveContext, facts: FastApiFacts): ServedApp | undefined {
    const { app } = this.options;
    if (app && !/^[A-Za-z_][\w.]*:[A-Za-z_][\w.]*$/.test(app)) {
      this.addProblem(context, `app "${app}" is not module:object.`, "Write it as uvicorn takes it, such as 'package.main:app'.");
      return undefined;
    }
    const chosen = chooseApp(facts, app);
    if (chosen) return chosen;
    const targets = facts.application.candidates.map(({ target }) => target).join(', ');
    this.addProblem(
      context,
      `${folderInWords(facts.folder.path)} has ${targets ? `several FastAPI applications: ${targets}` : 'no module that creates a FastAPI object'}.`,
      "Say which one to serve, such as app: 'package.main:app'.",
    );
    return undefined;
  }

  /** The Python of the image, and the packages that have no wheel for it. */
  private runtime({ pins, problems }: ResolveContext, facts: FastApiFacts, installation: PythonInstallation, libc: keyof typeof PYTHON_IMAGES) {
    const { folder, decisions } = facts;
    const { pythonVersion: option } = this.options;
    checkVersion(this._constructPath, 'pythonVersion', option, problems);
    const { alias, initial } = PYTHON_IMAGES[libc];
    const requirement = pythonRequirement(folder);
    const unfit = unfitReleases(installation, facts.code);
    const named = namedVersions(folder, PYTHON_VERSIONS);
    const { names } = installation.packageManager.packages(installation.project);
    // A team that names a version runs on it.
    const modules = named.length > 0 ? undefined : versionsWithModules(facts.application.loaded, names, (file) => folder.pathFromProject(file));
    const asked = { ...narrowedBy(requirement, modules), alias, named, unfit, option };
    const { image, version } = choosePython(pins, decisions, asked, initial);
    return {
      runtime: { name: 'Python', image, versionSaid: option !== undefined, ...requirement },
      compiled: [...(version === undefined ? [] : unfit.of(version)), ...(unfit.always ?? [])],
    };
  }

  /** What is added at its start runs where the interpreter is prepared, which has a shell; what is added at its end runs on it. */
  private base({ pins, profile, problems }: ResolveContext): Base {
    const base = baseOf(this.options.profile ?? profile ?? BaseProfile.slim(), pins);
    const onBase = (point: InstructionPoint) => (point === InstructionPoint.RUNTIME_END ? this._instructionsAt(point) : []);
    checkShell(base, onBase, this._constructPath, problems);
    return base;
  }

  private service(context: ResolveContext, facts: FastApiFacts, installation: PythonInstallation, app: ServedApp): ServiceModel {
    const { folder, application, decisions, settings } = facts;
    const { database, healthCheck } = this.options;
    const { packageManager, project, lockFiles } = installation;
    const port = choosePort(facts, this.options.port);
    const check = chooseCheckPath(facts, healthCheck);
    const web = webService(context, this.name, { ...this.options, port }, { port, sizeBudgetMegabytes: 200, checkPath: check.path });
    const probe = healthProbe(healthCheck, port, check);
    const base = this.base(context);
    const { runtime, compiled } = this.runtime(context, facts, installation, base.facts.libc);
    const instructionsAt = (point: InstructionPoint) => this._instructionsAt(point);
    const scheme = (dialect: DatabaseDialect) => databaseScheme(dialect, packageManager.packages(project), application.modules);
    const wired = this._wire(context, settings, database && connectDatabase(database, this.name, settings, { scheme: scheme(database._dialect) }));
    const environment = { ...wired, ...this.options.environment };
    const storage = chooseStorage(facts, chooseStartFolder(facts, app), installation, { ...this.options, name: this.name, environment });
    const sources = chooseSources(facts, { option: this.options.sources, path: installation.path, written: storage.written });
    const parts = { app, web, probe, sources, storage, base, compiled, instructionsAt, options: this.options, pythonImage: runtime.image };
    const image = fastApiImage(context, facts, installation, parts);
    const requiredSettings = this._settingsToGive(settings);
    return {
      ...this.serviceModel({
        ...waitsFor(database),
        summary: `FastAPI application in ${folderInWords(folder.path)}.`,
        image: web.image,
        imageBuild: fastApiBuild(context, web, installation, image, { app, application, written: storage.written }),
        port: web.port,
        healthProbe: probe,
        volumes: storage.volumes,
        caches: storage.caches,
        tmpfs: storage.tmpfs,
        user: web.user,
        gracefulSeconds: GRACEFUL_SECONDS,
        programs: ['python', ...base.facts.programs],
        application: { path: folder.path, runtime, lockFiles, gpuLibraries: gpuLibraries(installation), requiredSettings },
        development: { target: 'development', user: USER_NAME, workdir: APPLICATION, sync: [...image.sources], rebuild: packageManager.inputs(project) },
      }),
      decisions: decisions.toModel(),
    };
  }
}
