import type { Construct } from 'constructs';
import { Service, ServiceOptions } from './service';
import { WebServiceOptions, webService } from './web-service';
import type { ApplicationModel } from '../model/application-model';
import { BaseProfile } from '../model/base-profile';
import { HealthCheck } from '../model/health-check';
import { Instruction } from '../model/instruction';
import { InstructionPoint } from '../model/instruction-point';
import type { ServiceModel, TmpfsMount } from '../model/service-model';
import { NODE_PACKAGE_MANAGERS } from '../package-managers';
import type { NodePackageManager } from '../package-managers/node-package-manager';
import type { ApplicationFolder } from '../resolve/application-folder';
import { contextContents } from '../resolve/context-contents';
import { lockFiles, NODE_LOCK_FILES } from '../resolve/detect/lock-files';
import { detectNextApplication, NextApplication } from '../resolve/detect/next-application';
import { nodeRuntime } from '../resolve/detect/runtime-requirement';
import { baseOf, checkShell } from '../resolve/images/base-families';
import { DEVELOPER } from '../resolve/images/development-user';
import { nextDockerfile } from '../resolve/images/next-image';
import { NODE_ALIASES } from '../resolve/images/node-runtime';
import { findInstallation } from '../resolve/installation';
import { openApplicationFolder, ResolveContext } from '../resolve/resolve-context';

/** Options of a Next.js service; what is not said is read from the application's folder. */
export interface NextJsServiceOptions extends WebServiceOptions, ServiceOptions {
  /** Files and folders of the application that the build reads. @default all that git knows, less tests, documents and tools' settings */
  readonly sources?: string[];
  /** Ships sharp, which next/image needs to optimise images. @default true if the sources use next/image */
  readonly imageOptimization?: boolean;
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

  /** Adds instructions of your own at a named place of the generated Dockerfile. */
  public addInstructions(point: InstructionPoint, ...instructions: Instruction[]): void {
    (this.instructions[point] ??= []).push(...instructions);
  }

  public resolve(context: ResolveContext): ServiceModel[] {
    const folder = openApplicationFolder(context, this._constructPath, this.options.path ?? this.name);
    if (!folder) return [];
    const packageManager = this.packageManager(context, folder);
    const application = detectNextApplication(folder);
    return packageManager ? [this.service(context, folder, packageManager, application)] : [];
  }

  private packageManager(context: ResolveContext, folder: ApplicationFolder): NodePackageManager | undefined {
    const packageManager = findInstallation(NODE_PACKAGE_MANAGERS, folder)?.packageManager;
    if (packageManager) return packageManager;
    const names = NODE_PACKAGE_MANAGERS.map(({ lockFile }) => lockFile).join(', ');
    context.problems.add(this._constructPath, `${folder.path} has no lock file (${names}).`, 'Run npm install there and commit package-lock.json.');
    return undefined;
  }

  private service(
    context: ResolveContext,
    folder: ApplicationFolder,
    packageManager: NodePackageManager,
    application: NextApplication,
  ): ServiceModel {
    const web = webService(context, this.name, this.options, {
      port: application.port ?? 3000,
      sizeBudgetMegabytes: 150,
      checkPath: application.healthPath ?? '/',
    });
    const keepSharp = this.options.imageOptimization ?? application.usesImageOptimizer;
    const healthProbe = (this.options.healthCheck ?? HealthCheck.http())._toProbe(
      (path) => [
        'node',
        '-e',
        `require('http').get('http://127.0.0.1:${web.port.container}${path}', r => process.exit(r.statusCode < 400 ? 0 : 1)).on('error', () => process.exit(1))`,
      ],
      web.port.checkPath,
    );
    const sources = this.options.sources ?? application.sources;
    const optimizerCache: TmpfsMount[] = keepSharp ? [{ target: '/app/.next/cache', sizeMegabytes: 128 }] : [];
    const base = baseOf(this.options.profile ?? context.profile ?? BaseProfile.alpine(), context.pins);
    const nodeImage = context.pins.get(NODE_ALIASES[base.facts.libc]);
    checkShell(base, (point) => this.instructions[point] ?? [], this._constructPath, context.problems);
    const dockerfile = nextDockerfile({
      packageManager,
      nodeImage,
      base,
      cacheId: `${web.image}-next`,
      keepSharp,
      port: web.port.container,
      user: web.user,
      healthProbe,
      labels: { ...context.labels, title: web.image },
      buildSecrets: context.buildSecrets,
      instructionsAt: (point) => this.instructions[point] ?? [],
    });
    return {
      ...this._common(),
      summary: `Next.js application in ${folder.path}.`,
      image: web.image,
      imageBuild: {
        context: folder.path,
        dockerfilePath: web.dockerfilePath,
        dockerfileFromContext: folder.pathTo(web.dockerfilePath),
        dockerfile,
        ignore: {
          include: [...new Set([...packageManager.inputs, ...sources])].sort(),
          exclude: ['**/node_modules', '**/.next', '**/*.test.*', '**/*.spec.*', '**/__tests__'],
        },
        secrets: [...context.buildSecrets],
        sizeBudgetMegabytes: web.sizeBudgetMegabytes,
        contents: contextContents(folder, dockerfile, {
          include: [
            ...packageManager.inputs.map((path) => ({ path, source: 'the package manager' })),
            ...sources.map((path) => ({ path, source: 'sources' })),
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
      application: this.application(folder, nodeImage, packageManager, application),
      development: {
        target: 'development',
        user: DEVELOPER,
        workdir: '/app',
        sync: sources.filter((source) => !packageManager.inputs.includes(source)),
        rebuild: [...packageManager.inputs],
        // The compiler wants far more than the server that ships.
        resources: this._resources({ cpus: 2, memoryMegabytes: 2048, reservedMemoryMegabytes: 512, pids: 512 }),
      },
    };
  }

  private application(
    folder: ApplicationFolder,
    nodeImage: string,
    { lockFile }: NodePackageManager,
    { configFile, output, publicVariables }: NextApplication,
  ): ApplicationModel {
    return {
      path: folder.path,
      runtime: nodeRuntime(folder, nodeImage),
      lockFiles: lockFiles(folder, lockFile, NODE_LOCK_FILES, NODE_PACKAGE_MANAGERS.map((manager) => manager.lockFile)),
      next: {
        configFile: configFile && folder.pathFromProject(configFile),
        output,
        publicVariables: publicVariables.map(({ name, file }) => ({ name, file: folder.pathFromProject(file) })),
      },
    };
  }
}
