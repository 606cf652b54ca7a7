import { Base, resetBase } from './base-families';
import { developmentUser } from './development-user';
import { labelInstruction } from './image-labels';
import { addNodeRuntime, checkNativeModules, nodeRuntimeStage } from './node-runtime';
import type { Dockerfile } from '../../model/dockerfile';
import type { HealthProbe } from '../../model/health-check';
import { Instruction } from '../../model/instruction';
import { InstructionPoint } from '../../model/instruction-point';
import { useBuildSecrets } from '../../package-managers/build-secret-use';
import type { NodePackageManager } from '../../package-managers/node-package-manager';

/** Everything the Dockerfile of a Next.js service depends on. */
export interface NextImage {
  readonly packageManager: NodePackageManager;
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
          Instruction.workdir('/app'),
          ...image.instructionsAt(InstructionPoint.BEFORE_DEPENDENCIES),
          ...image.packageManager.install(image.buildSecrets),
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
    developmentUser(image.user, '/app'),
    Instruction.copy({ sources: ['.'], destination: '.', owner: image.user }),
    ...image.instructionsAt(InstructionPoint.DEVELOPMENT_END),
    Instruction._words('USER', image.user, 'Owns the sources here, so that changed files can be synced into the running container.'),
    Instruction._words('EXPOSE', String(image.port)),
    Instruction._command(['node', 'node_modules/next/dist/bin/next', 'dev']),
  ];
}

function builder(image: NextImage): Instruction[] {
  const { secrets, setup } = useBuildSecrets('npm', image.buildSecrets.filter((id) => id === 'ca'));
  const withoutSharp = 'rm -rf .next/standalone/node_modules/sharp .next/standalone/node_modules/@img';
  return [
    Instruction.environment(
      { NODE_ENV: 'production', ...TELEMETRY_OFF },
    ),
    Instruction.copy({ sources: ['.'], destination: '.' }),
    ...image.instructionsAt(InstructionPoint.BEFORE_BUILD),
    Instruction.run(
      [
        ...setup,
        `NEXT_PRIVATE_STANDALONE=true ${image.packageManager.run('build')}`,
        ...(image.keepSharp ? [] : [withoutSharp]),
        'mkdir -p public',
        'mv public .next/standalone/public',
        'mv .next/static .next/standalone/.next/static',
      ],
      {
        comment: [
          'NEXT_PRIVATE_STANDALONE makes standalone the default output, so that next.config needs no change for it.',
          "The compiler's cache makes the next build faster.",
          ...(image.keepSharp ? [] : ['sharp is left out: nothing here uses next/image.']),
        ].join('\n'),
        caches: [{ target: '/app/.next/cache', id: image.cacheId }],
        secrets,
      },
    ),
    ...image.instructionsAt(InstructionPoint.AFTER_BUILD),
  ];
}

function runner(image: NextImage): Instruction[] {
  return [
    ...resetBase(image.base),
    Instruction.environment({ NODE_ENV: 'production', ...TELEMETRY_OFF, HOSTNAME: '0.0.0.0', PORT: String(image.port) }),
    ...image.instructionsAt(InstructionPoint.RUNTIME_START),
    ...addNodeRuntime(image),
    Instruction.copy({ sources: ['/app/.next/standalone'], destination: '/app', from: 'builder', link: true }),
    Instruction.workdir('/app'),
    ...image.instructionsAt(InstructionPoint.RUNTIME_END),
    labelInstruction(image.labels),
    Instruction.user(image.user, 'Owns nothing in the image: the code belongs to root, and any other user id works as well.'),
    checkNativeModules('/app'),
    Instruction.expose(image.port),
    Instruction.healthCheck(image.healthProbe),
    Instruction.command(['node', 'server.js'], 'The server itself is process 1 and gets the signals.'),
  ];
}
