import { posix } from 'node:path';
import type { Construct } from 'constructs';
import { connectDatabase } from './database-connection';
import { withMigrations } from './migration-service';
import { chooseMigrations, migrationsImage, migrationsOf, notCovered } from './nextjs-migrations';
import type { NextJsServiceOptions } from './nextjs-options';
import { NEXTJS_OPTIONS } from './option-names';
import { Service } from './service';
import { webService } from './web-service';
import type { ApplicationModel } from '../model/application-model';
import { BaseProfile } from '../model/base-profile';
import { HealthCheck } from '../model/health-check';
import { HttpClient } from '../model/http-client';
import { Instruction } from '../model/instruction';
import { InstructionPoint } from '../model/instruction-point';
import type { ServiceModel, TmpfsMount } from '../model/service-model';
import { readManifest } from '../package-managers/node-manifest';
import { installationInputs, NodeProject } from '../package-managers/node-package-manager';
import { committedCredentials } from '../package-managers/npmrc';
import type { ApplicationFolder } from '../resolve/application-folder';
import { decideBuildEnvironment, decideBuildScripts } from '../resolve/build-environment';
import { contextContents } from '../resolve/context-contents';
import { Decisions } from '../resolve/decisions';
import { namedVersions } from '../resolve/detect/named-versions';
import { detectNextApplication, NextApplication } from '../resolve/detect/next-application';
import { nodeLockFiles } from '../resolve/detect/node-lock-files';
import type { NodeMigrations } from '../resolve/detect/node-migrations';
import { nodeRuntime } from '../resolve/detect/runtime-requirement';
import { NODE_VERSIONS } from '../resolve/detect/version-sources';
import { workspaceNeeds } from '../resolve/detect/workspace-needs';
import { baseOf, checkShell } from '../resolve/images/base-families';
import { DEVELOPER } from '../resolve/images/development-user';
import { applicationFolder, nextDockerfile } from '../resolve/images/next-image';
import { NODE_ALIASES, NODE_IMAGES } from '../resolve/images/node-runtime';
import { bakedVariables, Placeholders, placeholdersFor } from '../resolve/images/public-environment';
import { decideNext } from '../resolve/next-decisions';
import { decideInstallation } from '../resolve/node-decisions';
import { findNodeInstallation, NodeInstallation } from '../resolve/node-installation';
import { preparation } from '../resolve/node-preparation';
import { chooseNode } from '../resolve/node-version';
import { openApplicationFolder, ResolveContext } from '../resolve/resolve-context';
import { nodeSettings } from '../resolve/settings/application-settings';
import { databaseVariables } from '../resolve/settings/database-variables';
import type { Setting } from '../resolve/settings/setting';
import { workspacePackages } from '../resolve/workspace-packages';

/** What a Next.js service is decided from. */
interface NextFacts {
  readonly folder: ApplicationFolder;
  readonly decisions: Decisions;
  readonly migrations?: NodeMigrations;
  readonly installation: NodeInstallation;
  readonly application: NextApplication;
}

/**
 * A Next.js application, built as standalone output and served by its own server.
 *
 * @example
 *
 * new NextJsService(stack, 'frontend', { path: 'frontend', environment: { API_URL: backend.publicUrl } });
 */
export class NextJsService extends Service {
  private readonly instructions: { [point: string]: Instruction[] } = {};

  public constructor(scope: Construct, id: string, private readonly options: NextJsServiceOptions = {}) {
    super(scope, id, options);
  }

  /** @internal */
  protected override get _optionNames(): readonly string[] | undefined {
    return this.constructor === NextJsService ? NEXTJS_OPTIONS : undefined;
  }

  /** Adds instructions of your own at a named place of the generated Dockerfile. */
  public addInstructions(point: InstructionPoint, ...instructions: Instruction[]): void {
    (this.instructions[point] ??= []).push(...instructions);
  }

  public resolve(context: ResolveContext): ServiceModel[] {
    const folder = openApplicationFolder(context, this._constructPath, this.options.path ?? this.name);
    if (!folder) return [];
    const decisions = new Decisions();
    const { migrations: option, migrationsSizeBudgetMegabytes: budget, database } = this.options;
    const place = { where: this._constructPath, problems: context.problems };
    const migrations = chooseMigrations([folder, ...workspacePackages(folder)], decisions, { option, hasDatabase: database !== undefined }, place);
    const found = { installation: findNodeInstallation(folder), application: detectNextApplication(folder) };
    const service = this.service(context, { folder, decisions, migrations, ...found });
    return migrations ? withMigrations(service, migrationsOf(service, migrations, budget)) : [service];
  }

  private service(context: ResolveContext, { folder, decisions, migrations, installation, application }: NextFacts): ServiceModel {
    const { packageManager, root, path, lockFile } = installation;
    const ignoreEngines = this.options.nodeVersion !== undefined;
    const project: NodeProject = { root, lockFile, members: packageManager.members(root), buildSecrets: context.buildSecrets, ignoreEngines };
    const inputs = installationInputs(packageManager, project);
    decideInstallation(decisions, installation);
    const { port, checkPath, distDir, keepSharp } = decideNext(decisions, this.options, application);
    const web = webService(context, this.name, this.options, { port, sizeBudgetMegabytes: 150, checkPath });
    const healthProbe = (this.options.healthCheck ?? HealthCheck.http())._toProbe(
      (checked) => HttpClient.node()._argv(`http://127.0.0.1:${web.port.container}${checked}`),
      web.port.checkPath,
    );
    const needs = workspaceNeeds(root, project.members, path);
    const optimizerCache: TmpfsMount[] = keepSharp ? [{ target: posix.join(applicationFolder(path), distDir, 'cache/images'), sizeMegabytes: 128 }] : [];
    const base = baseOf(this.options.profile ?? context.profile ?? BaseProfile.alpine(), context.pins);
    const requirement = nodeRuntime(folder, '');
    const nodeImage = chooseNode(
      context.pins,
      decisions,
      { ...requirement, alias: NODE_ALIASES[base.facts.libc], named: namedVersions(folder, NODE_VERSIONS), option: this.options.nodeVersion },
      NODE_IMAGES[base.facts.libc],
    );
    const { database } = this.options;
    const read = nodeSettings(folder);
    this._wire(context, read, database && connectDatabase(database, this.name, databaseVariables(read), 'postgresql'));
    const { placeholders, baked } = this.publicEnvironment(read);
    const build = decideBuildEnvironment(decisions, folder, { option: this.options.buildEnvironment, baked });
    const settings = build.files.map((file) => posix.join(path, file));
    const chosen = [...(this.options.sources ?? application.sources).map((source) => posix.join(path, source)), ...settings, ...needs.sources];
    const sources = [...chosen, ...notCovered(migrations, root, [...inputs, ...chosen])];
    checkShell(base, (point) => this.instructions[point] ?? [], this._constructPath, context.problems);
    const dockerfile = nextDockerfile({
      packageManager,
      project,
      applicationPath: path,
      distDir,
      hasBuildScript: readManifest(folder).scripts.build !== undefined,
      buildScripts: decideBuildScripts(decisions, folder),
      buildVariables: build.variables,
      preparation: preparation(packageManager, root, needs.packages, path),
      nodeImage,
      base,
      cacheId: `${web.image}-next`,
      keepSharp,
      placeholders,
      port: web.port.container,
      user: web.user,
      healthProbe,
      labels: { ...context.labels, title: web.image },
      buildSecrets: context.buildSecrets,
      migrations: migrations && migrationsImage(context, web, migrations, { base, nodeImage, root, buildVariables: build.variables }),
      instructionsAt: (point) => this.instructions[point] ?? [],
    });
    const common = this._common();
    return {
      ...common,
      dependencies: [...(database ? [{ service: database.name, condition: 'service_healthy' as const }] : []), ...common.dependencies],
      networks: [...common.networks, ...(database ? [database.name] : [])],
      summary: `Next.js application in ${folder.path}.`,
      image: web.image,
      imageBuild: {
        context: root.path,
        dockerfilePath: web.dockerfilePath,
        dockerfileFromContext: root.pathTo(web.dockerfilePath),
        dockerfile,
        ignore: {
          include: [...new Set([...inputs, ...sources])].sort(),
          exclude: ['**/node_modules', '**/.next', '**/.turbo', '**/*.tsbuildinfo', '**/*.test.*', '**/*.spec.*', '**/__tests__'],
          harmless: [...inputs.filter((input) => input.endsWith('.npmrc')), ...settings],
        },
        secrets: [...context.buildSecrets],
        sizeBudgetMegabytes: web.sizeBudgetMegabytes,
        contents: contextContents(root, dockerfile, {
          include: [
            ...inputs.map((input) => ({ path: input, source: 'the package manager' })),
            ...sources.map((source) => ({ path: source, source: 'sources' })),
          ],
        }),
      },
      port: web.port,
      healthProbe,
      oneShot: false,
      isolated: false,
      volumes: [],
      tmpfs: [{ target: '/tmp', sizeMegabytes: 64 }, ...optimizerCache],
      user: web.user,
      stopGraceSeconds: 30,
      programs: ['node', ...base.facts.programs],
      decisions: decisions.toModel(),
      application: this.application(folder, nodeImage, installation, application),
      development: {
        target: 'development',
        user: DEVELOPER,
        workdir: '/app',
        sync: sources.filter((source) => !inputs.includes(source)),
        rebuild: inputs,
        // The compiler wants far more than the server that ships.
        resources: this._resources({ cpus: 2, memoryMegabytes: 2048, reservedMemoryMegabytes: 512, pids: 512 }),
      },
    };
  }

  /** What stands in the build for the values that browsers get, and those that nothing can stand for. */
  private publicEnvironment(read: readonly Setting[]): { readonly placeholders?: Placeholders; readonly baked: Readonly<Record<string, string>> } {
    if (this.options.runtimePublicEnvironment === false) return { baked: {} };
    const { environment, composeOverrides } = this._common();
    const given = Object.entries(environment).map(([name, value]) => ({ name, value: typeof value === 'string' ? value : undefined }));
    // An address that stands for another passes a check; what stands for one of a few words does not.
    const checked = new Set(read.filter(({ sample }) => sample !== undefined && !sample.includes('://')).map(({ name }) => name));
    const all = [...given, ...variablesOf(composeOverrides.environment)].map((variable) => ({ ...variable, checked: checked.has(variable.name) }));
    const placeholders = placeholdersFor(all);
    return { placeholders: Object.keys(placeholders).length > 0 ? placeholders : undefined, baked: bakedVariables(all) };
  }

  private application(
    folder: ApplicationFolder,
    nodeImage: string,
    installation: NodeInstallation,
    { config, publicVariables, customServer }: NextApplication,
  ): ApplicationModel {
    return {
      path: folder.path,
      runtime: { ...nodeRuntime(folder, nodeImage), versionSaid: this.options.nodeVersion !== undefined },
      lockFiles: nodeLockFiles(folder, installation),
      credentials: committedCredentials(installation.root).map(({ line, key }) => ({ file: installation.root.pathFromProject('.npmrc'), line, key })),
      next: {
        configFile: config.file && folder.pathFromProject(config.file),
        output: config.output?.value,
        customServer: customServer && folder.pathFromProject(customServer),
        publicVariables: publicVariables.map(({ name, file }) => ({ name, file: folder.pathFromProject(file) })),
      },
    };
  }
}

/** Variables of compose, which takes them as a map or as a list. */
function variablesOf(environment: unknown): { readonly name: string; readonly value: string }[] {
  const entries = Array.isArray(environment) ? environment.map((entry) => String(entry).split(/=(.*)/s)) : Object.entries(environment ?? {});
  return entries.map(([name, value]) => ({ name, value: String(value ?? '') }));
}
