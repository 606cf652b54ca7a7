import { posix } from 'node:path';
import type { Construct } from 'constructs';
import type { Migrations } from './migrations';
import type { Postgres } from './postgres';
import { Service, ServiceOptions } from './service';
import { WebServiceOptions, webService } from './web-service';
import { HealthCheck } from '../model/health-check';
import { Instruction } from '../model/instruction';
import { InstructionPoint } from '../model/instruction-point';
import type { Dependency, ServiceModel } from '../model/service-model';
import { PYTHON_PACKAGE_MANAGERS } from '../package-managers';
import type { PythonPackageManager } from '../package-managers/python-package-manager';
import type { ApplicationFolder } from '../resolve/application-folder';
import { contextContents } from '../resolve/context-contents';
import type { AsgiObject } from '../resolve/detect/asgi-object';
import { lockFiles, PYTHON_LOCK_FILES } from '../resolve/detect/lock-files';
import { detectPythonApplication, PythonApplication } from '../resolve/detect/python-application';
import { pythonRuntime } from '../resolve/detect/runtime-requirement';
import { DEVELOPER } from '../resolve/images/development-user';
import { PYTHON_PROGRAMS, pythonDockerfile } from '../resolve/images/python-image';
import { findInstallation } from '../resolve/installation';
import { openApplicationFolder, ResolveContext } from '../resolve/resolve-context';

/** Options of a FastAPI service; what is not said is read from the application's folder. */
export interface FastApiServiceOptions extends WebServiceOptions, ServiceOptions {
  /** ASGI object as uvicorn takes it. @default the module that creates a FastAPI object */
  readonly app?: string;
  /** Folders and files of the application that ship. @default its packages, its migrations, templates and static files */
  readonly sources?: string[];
  /** Removes the debugging symbols of compiled dependencies. @default true */
  readonly stripNativeModules?: boolean;
  /** The database that it uses: its address arrives as the secret file `database_url`. @default none */
  readonly database?: Postgres;
  /** What brings the database up to date before the service starts. @default none */
  readonly migrations?: Migrations;
}

/** Time that requests in flight get at a stop; docker waits longer before it kills. */
const GRACEFUL_SECONDS = 20;
const STOP_SECONDS = 30;

/**
 * A FastAPI application, served by uvicorn.
 *
 * @example
 *
 * new FastApiService(stack, 'backend', {
 *   path: 'backend',
 *   database: new Postgres(stack, 'postgres'),
 *   migrations: Migrations.alembic(),
 * });
 */
export class FastApiService extends Service {
  private readonly instructions: { [point: string]: Instruction[] } = {};

  public constructor(scope: Construct, id: string, private readonly options: FastApiServiceOptions = {}) {
    super(scope, id, options);
  }

  /** Adds instructions of your own at a named place of the generated Dockerfile. */
  public addInstructions(point: InstructionPoint, ...instructions: Instruction[]): void {
    (this.instructions[point] ??= []).push(...instructions);
  }

  public resolve(context: ResolveContext): ServiceModel[] {
    const folder = openApplicationFolder(context, this._constructPath, this.options.path ?? this.name);
    if (!folder) return [];
    this.checkPoints(context);
    const packageManager = this.packageManager(context, folder);
    const application = detectPythonApplication(folder);
    const app = this.asgi(context, folder, application);
    if (!packageManager || !app) return [];
    const service = this.service(context, folder, packageManager, application, app);
    return this.options.migrations ? [this.migration(service, this.options.migrations), this.afterMigration(service)] : [service];
  }

  private checkPoints({ problems }: ResolveContext): void {
    for (const point of [InstructionPoint.BEFORE_BUILD, InstructionPoint.AFTER_BUILD].filter((each) => this.instructions[each])) {
      const what = `addInstructions was given the point "${point}", and a FastAPI application has no build.`;
      problems.add(this._constructPath, what, 'Use BEFORE_DEPENDENCIES, AFTER_DEPENDENCIES, RUNTIME_START, RUNTIME_END or DEVELOPMENT_END.');
    }
  }

  private packageManager(context: ResolveContext, folder: ApplicationFolder): PythonPackageManager | undefined {
    const packageManager = findInstallation(PYTHON_PACKAGE_MANAGERS, folder)?.packageManager;
    if (packageManager) return packageManager;
    const names = PYTHON_PACKAGE_MANAGERS.map(({ lockFile }) => lockFile).join(', ');
    context.problems.add(
      this._constructPath,
      `${folder.path} has no file that says which packages to install (${names}).`,
      'Lock the dependencies: uv lock, or uv pip compile pyproject.toml --generate-hashes --output-file requirements.txt.',
    );
    return undefined;
  }

  private asgi(context: ResolveContext, folder: ApplicationFolder, { asgi, candidates, factories }: PythonApplication): AsgiObject | undefined {
    const { app } = this.options;
    if (app && !/^[A-Za-z_][\w.]*:[A-Za-z_][\w.]*$/.test(app)) {
      context.problems.add(this._constructPath, `app "${app}" is not module:object.`, "Write it as uvicorn takes it, such as 'package.main:app'.");
      return undefined;
    }
    if (app) return factories.find(({ target }) => target === app) ?? { target: app, factory: false };
    if (asgi) return asgi;
    const targets = candidates.map(({ target }) => target).join(', ');
    context.problems.add(
      this._constructPath,
      `${folder.path} has ${targets ? `several FastAPI applications: ${targets}` : 'no module that creates a FastAPI object'}.`,
      "Say which one to serve, such as app: 'package.main:app'.",
    );
    return undefined;
  }

  private service(
    context: ResolveContext,
    folder: ApplicationFolder,
    packageManager: PythonPackageManager,
    application: PythonApplication,
    app: AsgiObject,
  ): ServiceModel {
    const sources = this.options.sources ?? application.sources;
    const web = webService(context, this.name, this.options, {
      port: 8000,
      sizeBudgetMegabytes: 200,
      checkPath: application.healthPath ?? '/docs',
    });
    const healthProbe = (this.options.healthCheck ?? HealthCheck.http())._toProbe(
      (path) => ['python', '-c', `import urllib.request as u; u.urlopen('http://127.0.0.1:${web.port.container}${path}', timeout=2)`],
      web.port.checkPath,
    );
    const command = ['uvicorn', ...(app.factory ? ['--factory'] : []), app.target];
    const dockerfile = pythonDockerfile({
      folder,
      packageManager,
      pythonImage: context.pins.get('python'),
      uvImage: context.pins.get('uv'),
      debianImage: context.pins.get('debian'),
      stripNativeModules: this.options.stripNativeModules ?? true,
      sources,
      environment: {
        UVICORN_HOST: '0.0.0.0',
        UVICORN_PORT: String(web.port.container),
        ...(application.importRoot ? { PYTHONPATH: `/app/${application.importRoot}` } : {}),
      },
      command: [...command, '--timeout-graceful-shutdown', String(GRACEFUL_SECONDS)],
      developmentCommand: [...command, '--reload'],
      port: web.port.container,
      user: web.user,
      healthProbe,
      labels: { ...context.labels, title: web.image },
      buildSecrets: context.buildSecrets,
      instructionsAt: (point) => this.instructions[point] ?? [],
    });
    const { database } = this.options;
    const connection = database?._connectionSecret(this.name, databaseScheme(application));
    const common = this._common(connection ? [connection] : []);
    const databaseDependency: Dependency[] = database ? [{ service: database.name, condition: 'service_healthy' }] : [];
    const inputs = packageManager.inputs(folder);
    return {
      ...common,
      summary: `FastAPI application in ${folder.path}.`,
      image: web.image,
      imageBuild: {
        context: folder.path,
        dockerfilePath: web.dockerfilePath,
        dockerfileFromContext: folder.pathTo(web.dockerfilePath),
        dockerfile,
        ignore: {
          include: [...new Set([...inputs, ...sources])].sort(),
          exclude: ['**/__pycache__', '**/*.py[cod]', '**/tests', '**/test_*.py', '**/conftest.py'],
        },
        secrets: [...context.buildSecrets],
        sizeBudgetMegabytes: web.sizeBudgetMegabytes,
        contents: contextContents(folder, dockerfile, {
          include: [
            ...inputs.map((path) => ({ path, source: 'the package manager' })),
            ...sources.map((path) => ({ path, source: 'sources' })),
          ],
          entryModule: moduleFiles(app.target, application.importRoot),
        }),
      },
      port: web.port,
      healthProbe,
      oneShot: false,
      isolated: false,
      dependencies: [...databaseDependency, ...common.dependencies],
      networks: [...common.networks, ...(database ? [database.name] : [])],
      volumes: [],
      tmpfs: [{ target: '/tmp', sizeMegabytes: 64 }],
      user: web.user,
      stopGraceSeconds: STOP_SECONDS,
      gracefulSeconds: GRACEFUL_SECONDS,
      programs: [...PYTHON_PROGRAMS],
      application: {
        path: folder.path,
        runtime: pythonRuntime(folder, context.pins.get('python')),
        lockFiles: lockFiles(folder, packageManager.lockFile, PYTHON_LOCK_FILES, PYTHON_PACKAGE_MANAGERS.map(({ lockFile }) => lockFile)),
      },
      development: { target: 'development', user: DEVELOPER, workdir: '/app', sync: [...sources], rebuild: inputs },
    };
  }

  private migration(service: ServiceModel, migrations: Migrations): ServiceModel {
    return {
      ...service,
      name: this.migrationName,
      summary: `Brings the database up to date, then ends; ${this.name} starts only if it succeeded.`,
      imageBuild: undefined,
      sharesImageOf: this.name,
      command: [...migrations._argv],
      port: undefined,
      healthProbe: undefined,
      gracefulSeconds: undefined,
      application: undefined,
      oneShot: true,
      networks: service.networks.filter((network) => network !== this.name),
      development: undefined,
      composeOverrides: {},
    };
  }

  private afterMigration(service: ServiceModel): ServiceModel {
    const migrated: Dependency = { service: this.migrationName, condition: 'service_completed_successfully' };
    return { ...service, dependencies: [...service.dependencies, migrated] };
  }

  private get migrationName(): string {
    return `${this.name}-migrations`;
  }
}

/** Where a module such as `src.main` may lie. */
function moduleFiles(target: string, importRoot = '.'): string[] {
  const path = posix.join(importRoot, target.split(':')[0].replaceAll('.', '/'));
  return [`${path}.py`, `${path}/__init__.py`];
}

/** SQLAlchemy picks its driver by the URL's scheme; every other library takes the plain one. */
function databaseScheme({ dependencies }: PythonApplication): string {
  const usesSqlAlchemy = dependencies.has('sqlalchemy') || dependencies.has('sqlmodel');
  if (!usesSqlAlchemy) return 'postgresql';
  if (dependencies.has('asyncpg')) return 'postgresql+asyncpg';
  return dependencies.has('psycopg') ? 'postgresql+psycopg' : 'postgresql';
}
