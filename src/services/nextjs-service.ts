import type { Construct } from 'constructs';
import { ApplicationService } from './application-service';
import { NextBuild, nextBuild, NextFacts } from './nextjs/nextjs-image';
import { chooseMigrations, migrationsOf } from './nextjs/nextjs-migrations';
import { findSqlite, ownServer } from './nextjs/nextjs-server';
import type { NextServing } from './nextjs/nextjs-serving';
import { checkStaticSite, exportedSite } from './nextjs/nextjs-static-site';
import { decideFixedAddresses, openedAddresses } from './nextjs/opened-addresses';
import type { NextJsServiceOptions } from './nextjs-options';
import { NEXTJS_OPTIONS } from './option-tables';
import { webService } from './web-service';
import { connectDatabase, waitsFor } from './wiring/database-connection';
import type { ApplicationModel } from '../model/application-model';
import { fallbackCheck, HealthCheck } from '../model/health-check';
import { HttpClient } from '../model/http-client';
import { InstructionPoint } from '../model/instruction-point';
import type { DevelopmentModel, ServiceModel } from '../model/service-model';
import { readManifest } from '../package-managers/node-manifest';
import { committedCredentials } from '../package-managers/npmrc';
import type { ApplicationFolder } from '../resolve/application-folder';
import { checkVersion } from '../resolve/checks/check-services';
import { Decisions } from '../resolve/decisions';
import { namedVersions } from '../resolve/detect/named-versions';
import { environmentFiles } from '../resolve/detect/node/environment-files';
import { detectNextApplication } from '../resolve/detect/node/next-application';
import { isStaticSite, NextConfig } from '../resolve/detect/node/next-config';
import { nodeLockFiles } from '../resolve/detect/node/node-lock-files';
import type { NodeMigrations } from '../resolve/detect/node/node-migrations';
import { asksForTls } from '../resolve/detect/node/tls-of-database';
import { nodeRuntime } from '../resolve/detect/runtime-requirement';
import { NODE_VERSIONS } from '../resolve/detect/version-sources';
import { checkShell, USER_NAME } from '../resolve/images/base-families';
import { NODE_ALIASES, NODE_IMAGES } from '../resolve/images/node-runtime';
import { bakedVariables, placeholdersFor, PublicEnvironment } from '../resolve/images/public-environment';
import { decideAddress } from '../resolve/next-decisions';
import { decideInstallation } from '../resolve/node-decisions';
import { findNodeInstallation, importsBeside, reaching } from '../resolve/node-installation';
import { chooseNode } from '../resolve/node-version';
import { openApplicationFolder, ResolveContext } from '../resolve/resolve-context';
import { nextSettings } from '../resolve/settings/node/node-settings';
import type { Setting } from '../resolve/settings/setting';
import { workspacePackages } from '../resolve/workspace-packages';
import { assignmentsOf } from '../util/assignments';
import { APPLICATION } from '../util/dockerfile-text';
import { folderInWords } from '../util/folder-in-words';

/**
 * A Next.js application, built as standalone output and served by its own server; where next.config says
 * `output: 'export'`, a static site that nginx serves.
 *
 * @example
 *
 * new NextJsService(stack, 'frontend', { path: 'frontend', environment: { API_URL: backend.publicUrl } });
 */
export class NextJsService extends ApplicationService {
  /** @internal */ public static override readonly _OPTIONS = NEXTJS_OPTIONS;

  public constructor(scope: Construct, id: string, private readonly options: NextJsServiceOptions = {}) {
    super(scope, id, options);
  }

  public resolve(context: ResolveContext): ServiceModel[] {
    const folder = openApplicationFolder(context, this._constructPath, this.options.path ?? this.name);
    if (!folder) return [];
    const decisions = new Decisions();
    const application = detectNextApplication(folder);
    const isStatic = isStaticSite(application.config);
    const sqlite = isStatic || this.options.database ? [] : findSqlite(folder, this.options);
    const migrations = isStatic ? undefined : this.chooseMigrations(context, folder, decisions, sqlite);
    const found = findNodeInstallation(folder);
    const sources = [...(this.options.sources ?? application.sources), ...importsBeside(folder, found)];
    const installation = reaching([...sources, ...(migrations?.folder === folder ? migrations.folders : [])], found);
    const service = this.service(context, { folder, decisions, migrations, installation, sources, application, sqlite });
    return this._withMigrations(service, migrations && migrationsOf(service, migrations, this.options.migrationsSizeBudgetMegabytes));
  }

  private chooseMigrations(
    { problems }: ResolveContext, folder: ApplicationFolder, decisions: Decisions, sqlite: readonly string[],
  ): NodeMigrations | undefined {
    const asked = { option: this.options.migrations, hasDatabase: this.options.database !== undefined || sqlite.length > 0 };
    // A file has its place in the application's folder, and would be another one in that of a package.
    const folders = sqlite.length > 0 ? [folder] : [folder, ...workspacePackages(folder)];
    return chooseMigrations(folders, decisions, asked, { where: this._constructPath, problems });
  }

  private service(context: ResolveContext, facts: NextFacts): ServiceModel {
    const { folder, decisions, installation, application } = facts;
    const { healthCheck } = this.options;
    const isStatic = isStaticSite(application.config);
    const database = isStatic ? undefined : this.options.database;
    decideInstallation(decisions, installation);
    const { port, checkPath, isFallback, anyAnswer } = decideAddress(decisions, this.options, application);
    const web = webService(context, this.name, this.options, { port, sizeBudgetMegabytes: 150, checkPath });
    const serving = isStatic ? exportedSite(context, facts, this._resources()) : ownServer(context, facts, { ...this.options, name: this.name });
    const probeWith = (client: HttpClient) => {
      const asking = anyAnswer ? client._takingAnyAnswer() : client;
      const asked = (healthCheck ?? HealthCheck.http()).toProbe({ client: asking, port: web.port.container, path: web.port.checkPath });
      return isFallback && !isStatic ? fallbackCheck(asked, anyAnswer) : asked;
    };
    const nodeImage = this.nodeImage(context, facts, serving);
    const settings = nextSettings(folder, application.config);
    decideFixedAddresses(decisions, folder, application.config, { port, isStatic });
    const tls = { asksForTls: asksForTls(folder) };
    this._wire(context, settings, database && connectDatabase(database, this.name, settings, { scheme: database._dialect.scheme, ...tls }));
    const instructionsAt = (point: InstructionPoint) => this._instructionsAt(point);
    if (serving.base) checkShell(serving.base, instructionsAt, this._constructPath, context.problems);
    const probe = probeWith(serving.client);
    const publicEnvironment = this.publicEnvironment(settings, application.config);
    const opensAddresses = isStatic ? undefined : openedAddresses(this.name, this._common().environment, settings, decisions);
    const chosen = { web, probe, nodeImage, serving, publicEnvironment, opensAddresses: opensAddresses !== undefined };
    const next = nextBuild(context, facts, { ...chosen, options: this.options, instructionsAt });
    const service = this.serviceModel({
      ...waitsFor(database),
      summary: `${serving.kind} in ${folderInWords(folder.path)}.`,
      image: web.image,
      imageBuild: next.build,
      port: web.port,
      healthProbe: probe,
      tmpfs: serving.tmpfs,
      volumes: serving.volumes,
      user: web.user,
      gracefulSeconds: serving.gracefulSeconds,
      programs: serving.programs,
      application: { ...this.application(facts, nodeImage, serving), requiredSettings: isStatic ? undefined : this._settingsToGive(settings) },
      development: { ...this.developmentOf(next), healthProbe: isStatic ? probeWith(HttpClient.node()) : undefined },
    });
    if (isStatic) checkStaticSite(this.options, service, context.problems);
    return { ...service, opensAddresses, decisions: decisions.toModel() };
  }

  private developmentOf({ sources, inputs }: NextBuild): DevelopmentModel {
    return {
      target: 'development',
      user: USER_NAME,
      workdir: APPLICATION,
      sync: sources.filter((source) => !inputs.includes(source)),
      rebuild: [...inputs],
      // The compiler wants far more than the server that ships.
      resources: this._resources({ cpus: 2, memoryMegabytes: 2048, reservedMemoryMegabytes: 512, pids: 512 }),
    };
  }

  private nodeImage({ pins, problems }: ResolveContext, { folder, decisions }: NextFacts, { libc }: NextServing): string {
    checkVersion(this._constructPath, 'nodeVersion', this.options.nodeVersion, problems);
    const asked = { ...nodeRuntime(folder, ''), alias: NODE_ALIASES[libc], named: namedVersions(folder, NODE_VERSIONS), option: this.options.nodeVersion };
    return chooseNode(pins, decisions, asked, NODE_IMAGES[libc]);
  }

  /** What stands in the build for the values that browsers get, and those that nothing can stand for. */
  private publicEnvironment(read: readonly Setting[], { variables = [] }: NextConfig): PublicEnvironment {
    if (this.options.runtimePublicEnvironment === false) return { baked: {} };
    const { environment, composeOverrides } = this._common();
    const given = Object.entries(environment).map(([name, value]) => ({ name, value: typeof value === 'string' ? value : undefined }));
    // An address that stands for another passes a check; what stands for one of a few words does not.
    const checked = new Set(read.filter(({ sample }) => sample !== undefined && !sample.includes('://')).map(({ name }) => name));
    const all = [...given, ...assignmentsOf(composeOverrides.environment)].map((variable) => ({
      ...variable,
      checked: checked.has(variable.name),
      inConfig: variables.includes(variable.name),
    }));
    const placeholders = placeholdersFor(all);
    return { placeholders: Object.keys(placeholders).length > 0 ? placeholders : undefined, baked: bakedVariables(all) };
  }

  private application({ folder, installation, application }: NextFacts, nodeImage: string, { servedFrom }: NextServing): ApplicationModel {
    const { config, publicVariables, customServer } = application;
    const { deciding } = installation;
    return {
      path: folder.path,
      runtime: { ...nodeRuntime(folder, nodeImage), versionSaid: this.options.nodeVersion !== undefined, isDetected: this._isDetected },
      servedFrom,
      lockFiles: nodeLockFiles(folder, installation),
      credentials: committedCredentials(deciding).map(({ line, key }) => ({ file: deciding.pathFromProject('.npmrc'), line, key })),
      next: {
        configFile: config.file && folder.pathFromProject(config.file),
        output: config.output?.value,
        releases: readManifest(folder).dependencies.next,
        customServer: customServer && folder.pathFromProject(customServer),
        publicVariables: publicVariables.map(({ name, file }) => ({ name, file: folder.pathFromProject(file) })),
        inEnvironmentFiles: environmentFiles(folder).flatMap(({ names, secret }) => (secret ? [] : names)),
      },
    };
  }
}
