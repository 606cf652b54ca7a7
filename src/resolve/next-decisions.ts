import type { Decisions, Found } from './decisions';
import type { HealthCheck } from '../model/health-check';
import type { NextApplication } from './detect/node/next-application';
import type { NextConfig } from './detect/node/next-config';
import type { NextServer } from './images/next-server';
import type { StaticSite } from './images/static-site';

/** What a user may say of a Next.js application. */
export interface NextChoices {
  readonly port?: number;
  readonly healthCheck?: HealthCheck;
  readonly imageOptimization?: boolean;
}

/** Where a Next.js application answers, however it is served. */
export interface NextAddress {
  readonly port: number;
  /** Path that answers when the service works. */
  readonly checkPath: string;
  /** Whether any answer there but an error of the server will do. */
  readonly anyAnswer: boolean;
}

/** Decides where an application answers. */
export function decideAddress(decisions: Decisions, { port, healthCheck }: NextChoices, application: NextApplication): NextAddress {
  return {
    port: decisions.choose('port', { option: port, found: application.port, otherwise: { value: 3000, reason: 'what Next.js listens on' } }),
    checkPath: decisions.choose('healthCheck', {
      option: healthCheck?._path,
      found: checkPath(application),
      otherwise: {
        value: '/',
        reason: `no route is named for health checks${application.hasRootPage ? '' : '; there is no page either, any status below 500 will do'}`,
      },
    }),
    anyAnswer: healthCheck?._path === undefined && application.healthPath === undefined && !application.hasRootPage,
  };
}

/** Decides what Next.js' own server ships with. */
export function decideServer(decisions: Decisions, { imageOptimization }: NextChoices, { config, imageUse }: NextApplication): Omit<NextServer, 'base'> {
  return {
    distDir: decisions.choose('distDir', { found: config.distDir, otherwise: { value: '.next', reason: 'what Next.js writes to' }, change: 'distDir in next.config' }),
    keepSharp: decisions.choose('imageOptimization', {
      option: imageOptimization,
      found: config.unoptimized ? { ...config.unoptimized, value: false } : imageUse,
      otherwise: { value: false, reason: 'nothing uses next/image' },
    }),
  };
}

/** Decides what a static site is made of; next.config alone says it, since the build goes by that. */
export function decideStaticSite(decisions: Decisions, { output, distDir, trailingSlash }: NextConfig): Pick<StaticSite, 'exportFolder' | 'trailingSlash'> {
  if (output) decisions.found('output', output, 'output in next.config');
  // Next.js takes its usual folder for no word at all.
  const said = distDir?.value === '.next' ? undefined : distDir;
  return {
    exportFolder: decisions.choose('distDir', { found: said, otherwise: { value: 'out', reason: 'what Next.js exports to' }, change: 'distDir in next.config' }),
    trailingSlash: decisions.choose('trailingSlash', {
      found: trailingSlash,
      otherwise: { value: false, reason: 'what Next.js does' },
      change: 'trailingSlash in next.config',
    }),
  };
}

/** The base path counts for every route. */
function checkPath({ config: { basePath }, healthPath }: NextApplication): Found<string> | undefined {
  if (!basePath) return healthPath;
  return { value: `${basePath.value}${healthPath?.value ?? ''}`, place: [basePath.place, healthPath?.place].filter(Boolean).join(' and ') };
}
