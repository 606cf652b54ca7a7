import { posix } from 'node:path';
import { Base, resetBase } from './base-families';
import { developmentUser } from './development-user';
import { labelInstruction } from './image-labels';
import { addNodeRuntime, checkNativeModules, nodeRuntimeStage } from './node-runtime';
import type { Dockerfile } from '../../model/dockerfile';
import type { HealthProbe } from '../../model/health-check';
import { Instruction } from '../../model/instruction';
import { InstructionPoint } from '../../model/instruction-point';
import { useBuildSecrets } from '../../package-managers/build-secret-use';
import type { NodePackageManager, NodeProject } from '../../package-managers/node-package-manager';
import { shellQuote } from '../../util/shell';

/** Everything the Dockerfile of a Next.js service depends on. */
export interface NextImage {
  readonly packageManager: NodePackageManager;
  readonly project: NodeProject;
  /** Path of the application from the context's root; `.` for the root itself. */
  readonly applicationPath: string;
  /** Folder of the application that the build writes to. */
  readonly distDir: string;
  /** Whether package.json has a build script; without one, Next.js is called itself. */
  readonly hasBuildScript: boolean;
  readonly nodeImage: string;
  /** What ships stands on it. */
  readonly base: Base;
  /** Keeps the compiler's cache of this application apart from others. */
  readonly cacheId: string;
  /** True keeps sharp, which next/image needs to optimise images. */
  readonly keepSharp: boolean;
  readonly port: number;
  readonly user: string;
  readonly healthProbe: HealthProbe;
  readonly labels: Readonly<Record<string, string>>;
  readonly buildSecrets: readonly string[];
  instructionsAt(point: InstructionPoint): readonly Instruction[];
}

/** Where the context's root lies in the images. */
const ROOT = '/app';

/** Where the application lies in the images. */
export function applicationFolder(path: string): string {
  return posix.join(ROOT, path);
}

const TELEMETRY_OFF = { NEXT_TELEMETRY_DISABLED: '1' };

/** The Dockerfile: dependencies, build, and a bare base with the stripped runtime and the traced application. */
export function nextDockerfile(image: NextImage): Dockerfile {
  return {
    stages: [
      {
        name: 'dependencies',
        from: image.nodeImage,
        comment: 'Dependencies.',
        instructions: [
          ...image.packageManager.prepare(image.project),
          Instruction.workdir(ROOT),
          ...image.instructionsAt(InstructionPoint.BEFORE_DEPENDENCIES),
          ...image.packageManager.install(image.project),
          ...image.instructionsAt(InstructionPoint.AFTER_DEPENDENCIES),
        ],
      },
      { name: 'development', from: 'dependencies', comment: 'Development: recompiles on a change.', instructions: development(image) },
      { name: 'builder', from: 'dependencies', comment: 'The production build.', instructions: builder(image) },
      nodeRuntimeStage(image),
      { name: 'runner', from: image.base.image, comment: 'What ships: a bare base, the runtime, the traced application.', instructions: runner(image) },
    ],
  };
}

function development(image: NextImage): Instruction[] {
  return [
    Instruction.environment({ ...TELEMETRY_OFF, HOSTNAME: '0.0.0.0', PORT: String(image.port) }),
    developmentUser(image.user, ROOT),
    Instruction.copy({ sources: ['.'], destination: '.', owner: image.user }),
    ...image.instructionsAt(InstructionPoint.DEVELOPMENT_END),
    Instruction._words('USER', image.user, 'Owns the sources here, so that changed files can be synced into the running container.'),
    Instruction._words('EXPOSE', String(image.port)),
    ...enterApplication(image),
    Instruction._command(
      image.applicationPath === '.'
        ? ['node', 'node_modules/next/dist/bin/next', 'dev']
        : ['node', '--eval', "require('next/dist/bin/next')", 'next', 'dev'], // the workspace decides in which node_modules it lies
    ),
  ];
}

function enterApplication({ applicationPath }: NextImage): Instruction[] {
  return applicationPath === '.' ? [] : [Instruction.workdir(applicationFolder(applicationPath))];
}

function builder(image: NextImage): Instruction[] {
  const { secrets, setup } = useBuildSecrets('npm', image.buildSecrets.filter((id) => id === 'ca'));
  return [
    Instruction.environment({ NODE_ENV: 'production', ...TELEMETRY_OFF }),
    Instruction.copy({ sources: ['.'], destination: '.' }),
    ...enterApplication(image),
    ...image.instructionsAt(InstructionPoint.BEFORE_BUILD),
    Instruction.run([...setup, buildCommand(image), ...collectOutput(image)], {
      comment: [
        'NEXT_PRIVATE_STANDALONE makes standalone the default output, so that next.config needs no change for it.',
        ...(image.applicationPath === '.' ? [] : ["NEXT_PRIVATE_OUTPUT_TRACE_ROOT lets it follow the workspace's packages."]),
        "The compiler's cache makes the next build faster.",
        ...(image.keepSharp ? [] : ['sharp is left out: nothing here uses next/image.']),
      ].join('\n'),
      caches: [{ target: posix.join(applicationFolder(image.applicationPath), image.distDir, 'cache'), id: image.cacheId }],
      secrets,
    }),
    ...image.instructionsAt(InstructionPoint.AFTER_BUILD),
  ];
}

function buildCommand({ packageManager, project, applicationPath, hasBuildScript }: NextImage): string {
  const root = applicationPath === '.' ? '' : `NEXT_PRIVATE_OUTPUT_TRACE_ROOT=${ROOT} `;
  const command = hasBuildScript ? packageManager.run(project.root, 'build') : packageManager.execute(project.root, 'next build');
  return `NEXT_PRIVATE_STANDALONE=true ${root}${command}`;
}

/** The standalone output, completed with what a server of its own would have served. */
function collectOutput({ packageManager, applicationPath, distDir, keepSharp }: NextImage): string[] {
  const standalone = `${distDir}/standalone`;
  const application = posix.join(standalone, applicationPath);
  const modules = `${standalone}/node_modules`;
  const sharp = ['sharp', '@img', ...(packageManager.id === 'pnpm' ? ['.pnpm/sharp@*', '.pnpm/@img+*'] : [])];
  const missing = `next build left no ${application}/server.js: does next.config set output or outputFileTracingRoot?`;
  return [
    `{ [ -f ${shellQuote(`${application}/server.js`)} ] || { echo ${shellQuote(missing)} >&2; exit 1; }; }`,
    ...(keepSharp ? [] : [`rm -rf ${sharp.map((path) => `${modules}/${path}`).join(' ')}`]),
    'mkdir -p public',
    `mv public ${shellQuote(`${application}/public`)}`,
    `mv ${distDir}/static ${shellQuote(`${application}/${distDir}/static`)}`,
  ];
}

function runner(image: NextImage): Instruction[] {
  return [
    ...resetBase(image.base),
    Instruction.environment({ NODE_ENV: 'production', ...TELEMETRY_OFF, HOSTNAME: '0.0.0.0', PORT: String(image.port) }),
    ...image.instructionsAt(InstructionPoint.RUNTIME_START),
    ...addNodeRuntime(image),
    Instruction.copy({
      sources: [posix.join(applicationFolder(image.applicationPath), image.distDir, 'standalone')],
      destination: ROOT,
      from: 'builder',
      link: true,
    }),
    Instruction.workdir(applicationFolder(image.applicationPath)),
    ...image.instructionsAt(InstructionPoint.RUNTIME_END),
    labelInstruction(image.labels),
    Instruction.user(image.user, 'Owns nothing in the image: the code belongs to root, and any other user id works as well.'),
    checkNativeModules('/app'),
    Instruction.expose(image.port),
    Instruction.healthCheck(image.healthProbe),
    Instruction.command(['node', 'server.js'], 'The server itself is process 1 and gets the signals.'),
  ];
}
