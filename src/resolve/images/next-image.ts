import { posix } from 'node:path';
import { developmentUser } from './development-user';
import { addInternalAddresses, internalAddressesStage, passOnInternalAddresses } from './internal-addresses';
import { MigrationsImage, migrationsStages } from './migrations-image';
import type { NextRunner, Serve } from './next-runner';
import { addPublicEnvironment, Placeholders, publicEnvironmentStage, usePlaceholders } from './public-environment';
import { StoredFiles, storeFiles } from './stored-files';
import type { Dockerfile } from '../../model/dockerfile';
import type { HealthProbe } from '../../model/health-check';
import { Instruction } from '../../model/instruction';
import { InstructionPoint } from '../../model/instruction-point';
import { useBuildSecrets } from '../../package-managers/build-secret-use';
import type { NodePackageManager, NodeProject } from '../../package-managers/node-package-manager';
import { npmPackageCommand } from '../../package-managers/node-tools';
import { APPLICATION } from '../../util/dockerfile-text';
import { exportCommands, shellQuote } from '../../util/shell';
import type { BuildScripts } from '../detect/node/build-script';

/** Everything the Dockerfile of a Next.js service depends on, however it is served. */
export interface NextImage {
  readonly packageManager: NodePackageManager;
  readonly project: NodeProject;
  /** Path of the application from the context's root; `.` for the root itself. */
  readonly applicationPath: string;
  /** Whether package.json has a build script; otherwise `next build` is run directly. */
  readonly hasBuildScript: boolean;
  /** Commands that prepare the sources, run in the context's root. */
  readonly preparation: readonly string[];
  /** Scripts of package.json that are changed for the build. */
  readonly buildScripts: BuildScripts;
  /** Variables that the build is given; none of them ships. */
  readonly buildVariables: { readonly [name: string]: string };
  readonly nodeImage: string;
  /** Keeps the compiler's cache of this application apart from others. */
  readonly cacheId: string;
  /** Placeholders for values that are set at run time. @default none */
  readonly placeholders?: Placeholders;
  /** Whether code on the server may open addresses for browsers. @default false */
  readonly opensAddresses?: boolean;
  readonly port: number;
  readonly user: string;
  readonly healthProbe: HealthProbe;
  readonly labels: Readonly<Record<string, string>>;
  readonly buildSecrets: readonly string[];
  /** Where it keeps its files. @default it keeps none */
  readonly stored?: StoredFiles;
  /** Image that migrates the database. @default nothing does */
  readonly migrations?: MigrationsImage;
  instructionsAt(point: InstructionPoint): readonly Instruction[];
}

/** Where the application lies in the images. */
export function applicationFolder(path: string): string {
  return posix.join(APPLICATION, path);
}

export const TELEMETRY_OFF = { NEXT_TELEMETRY_DISABLED: '1' };

/** The Dockerfile: dependencies, development, build, and what serves it. */
export function nextDockerfile(image: NextImage, serve: Serve): Dockerfile {
  const runner = serve(image);
  return {
    stages: [
      {
        name: 'dependencies',
        from: image.nodeImage,
        comment: 'Dependencies.',
        instructions: [
          ...image.packageManager.prepare(image.project),
          Instruction.workdir(posix.join(APPLICATION, inContext(image))),
          ...image.instructionsAt(InstructionPoint.BEFORE_DEPENDENCIES),
          ...image.packageManager.install(image.project),
          ...image.instructionsAt(InstructionPoint.AFTER_DEPENDENCIES),
        ],
      },
      ...(image.opensAddresses ? [internalAddressesStage()] : []),
      { name: 'development', from: 'dependencies', comment: 'Development: recompiles on every change.', instructions: development(image) },
      ...(image.placeholders ? [publicEnvironmentStage(image.placeholders, runner.fillPrograms)] : []),
      { name: 'builder', from: 'dependencies', comment: 'The production build.', instructions: builder(image, runner) },
      ...runner.stages,
      ...(image.migrations ? migrationsStages(image.migrations) : []),
      runner.runner,
    ],
  };
}

function development(image: NextImage): Instruction[] {
  return [
    Instruction.environment({ ...TELEMETRY_OFF, HOSTNAME: '0.0.0.0', PORT: String(image.port) }),
    ...(image.opensAddresses ? [addInternalAddresses(), passOnInternalAddresses()] : []),
    developmentUser(image.user, APPLICATION),
    Instruction.copy({ sources: ['.'], destination: contextFolder(image), owner: image.user }),
    ...(image.stored ? storeFiles(image.stored, { folder: pathInProject(image), application: applicationFolder(image.applicationPath) }) : []),
    ...image.instructionsAt(InstructionPoint.DEVELOPMENT_END),
    Instruction.user(image.user, 'Owns the sources, so that changed files can be synced into the running container.'),
    Instruction.expose(image.port),
    ...enterApplication(image),
    Instruction.command(
      pathInProject(image) === '.'
        ? ['node', 'node_modules/next/dist/bin/next', 'dev']
        : ['node', '--eval', "require('next/dist/bin/next')", 'next', 'dev'], // the workspace decides in which node_modules it lies
    ),
  ];
}

/** Path in the context of the folder that decides what is installed, where the stages begin. */
function inContext({ project }: NextImage): string {
  return project.inContext ?? '.';
}

/** Where the context lies, from that folder. */
function contextFolder(image: NextImage): string {
  return inContext(image) === '.' ? '.' : APPLICATION;
}

/** Path of the application from that folder. */
function pathInProject(image: NextImage): string {
  return posix.relative(inContext(image), image.applicationPath) || '.';
}

/** Changes to the application's folder, unless it is the one that decides. */
function enterApplication(image: NextImage): Instruction[] {
  return pathInProject(image) === '.' ? [] : [Instruction.workdir(applicationFolder(image.applicationPath))];
}

function builder(image: NextImage, runner: NextRunner): Instruction[] {
  const { secrets, setup } = useBuildSecrets('npm', image.buildSecrets.filter((id) => id === 'ca'));
  return [
    Instruction.environment({ NODE_ENV: 'production', ...TELEMETRY_OFF }),
    ...(image.placeholders ? [addPublicEnvironment(), usePlaceholders(pathInProject(image))] : []),
    Instruction.copy({ sources: ['.'], destination: contextFolder(image) }),
    ...prepareSources(image, setup, secrets),
    ...enterApplication(image),
    ...image.instructionsAt(InstructionPoint.BEFORE_BUILD),
    Instruction.run(
      [
        ...setup,
        ...runner.beforeBuild,
        ...exportCommands(image.buildVariables),
        ...changeScripts(image),
        buildCommand(image, runner),
        ...runner.afterBuild,
      ],
      {
        comment: [
          ...runner.buildComments,
          ...(Object.keys(image.buildVariables).length === 0 ? [] : ['These variables exist only during the build.']),
          'The compiler cache speeds up the next build; fetches cached by earlier builds are discarded.',
        ].join('\n'),
        caches: [{ target: posix.join(applicationFolder(image.applicationPath), runner.cacheFolder), id: image.cacheId }],
        secrets,
      },
    ),
    runner.finish,
    ...image.instructionsAt(InstructionPoint.AFTER_BUILD),
  ];
}

function prepareSources({ preparation, buildVariables }: NextImage, setup: readonly string[], secrets: string[]): Instruction[] {
  if (preparation.length === 0) return [];
  const comment = 'Prepare what the build relies on: results of install scripts, and workspace packages.';
  return [Instruction.run([...setup, ...exportCommands(buildVariables), ...preparation], { comment, secrets })];
}

function changeScripts(image: NextImage): string[] {
  const { changed, leftOut, onBun, removes } = image.buildScripts;
  const npm = npmPackageCommand(image.project.root, pathInProject(image));
  return [
    ...(leftOut.length > 0 ? [`# Skipped: ${leftOut.join(', ')}. No database is available during an image build.`] : []),
    ...(onBun === undefined ? [] : ['# Without --bun: Node.js builds, because the image runs on Node.js.']),
    ...(removes === undefined ? [] : ['# Without removing .next: it is new, and the compiler cache is mounted in it.']),
    ...Object.entries(changed).map(([name, text]) => (text === undefined ? `${npm} delete scripts.${name}` : `${npm} set ${shellQuote(`scripts.${name}=${text}`)}`)),
  ];
}

function buildCommand({ packageManager, project, hasBuildScript }: NextImage, { buildSettings }: NextRunner): string {
  const settings = Object.entries(buildSettings).map(([name, value]) => `${name}=${value} `);
  return settings.join('') + (hasBuildScript ? packageManager.run(project, 'build') : packageManager.execute(project, 'next build'));
}
