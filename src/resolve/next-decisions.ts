import type { Decisions, Found } from './decisions';
import type { NextApplication } from './detect/next-application';
import type { HealthCheck } from '../model/health-check';

/** What a user may say of a Next.js application. */
export interface NextChoices {
  readonly port?: number;
  readonly healthCheck?: HealthCheck;
  readonly imageOptimization?: boolean;
}

/** The values that a Next.js image and its service are made with. */
export interface NextValues {
  readonly port: number;
  /** Path that answers when the service works. */
  readonly checkPath: string;
  /** Folder of the application that the build writes to. */
  readonly distDir: string;
  /** Whether sharp ships, which next/image needs to optimise images. */
  readonly keepSharp: boolean;
}

/** Decides what options, the application's files and defaults come to. */
export function decideNext(decisions: Decisions, { port, healthCheck, imageOptimization }: NextChoices, application: NextApplication): NextValues {
  const { config, imageUse } = application;
  return {
    port: decisions.choose('port', { option: port, found: application.port, otherwise: { value: 3000, reason: 'what Next.js listens on' } }),
    checkPath: decisions.choose('healthCheck', {
      option: healthCheck?._path,
      found: checkPath(application),
      otherwise: { value: '/', reason: 'no route is named for health checks' },
    }),
    distDir: decisions.choose('distDir', { found: config.distDir, otherwise: { value: '.next', reason: 'what Next.js writes to' }, change: 'distDir in next.config' }),
    keepSharp: decisions.choose('imageOptimization', {
      option: imageOptimization,
      found: config.unoptimized ? { ...config.unoptimized, value: false } : imageUse,
      otherwise: { value: false, reason: 'nothing uses next/image' },
    }),
  };
}

/** The base path counts for every route. */
function checkPath({ config: { basePath }, healthPath }: NextApplication): Found<string> | undefined {
  if (!basePath) return healthPath;
  return { value: `${basePath.value}${healthPath?.value ?? ''}`, place: [basePath.place, healthPath?.place].filter(Boolean).join(' and ') };
}
