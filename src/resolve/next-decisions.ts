import type { Decisions, Found } from './decisions';
import type { HealthCheck } from '../model/health-check';
import type { NextApplication } from './detect/node/next-application';
import type { NextConfig } from './detect/node/next-config';
import type { NextServer } from './images/next-server';
import type { StaticSite } from './images/static-site';

/** What Next.js listens on. */
export const NEXT_PORT = 3000;

/** Options of a Next.js application. */
export interface NextChoices {
  readonly port?: number;
  readonly healthCheck?: HealthCheck;
  readonly imageOptimization?: boolean;
}

/** The address of a Next.js application, however it is served. */
export interface NextAddress {
  readonly port: number;
  /** Path for health checks. */
  readonly checkPath: string;
  /** Whether no route is made for health checks, so that `/` is asked. */
  readonly isFallback: boolean;
  /** Whether any status below 500 is healthy. */
  readonly anyAnswer: boolean;
}

/** Decides the address of an application. */
export function decideAddress(decisions: Decisions, { port, healthCheck }: NextChoices, application: NextApplication): NextAddress {
  const isFallback = healthCheck?._path === undefined && application.healthPath === undefined;
  return {
    port: decisions.choose('port', { option: port, found: application.port, otherwise: { value: NEXT_PORT, reason: 'what Next.js listens on' } }),
    checkPath: decisions.choose('healthCheck', {
      option: healthCheck?._path,
      found: checkPath(application),
      otherwise: {
        value: '/',
        reason: `no route is named for health checks${application.hasRootPage ? '' : '; there is no page either, any status below 500 will do'}`,
      },
    }),
    isFallback,
    anyAnswer: isFallback && !application.hasRootPage,
  };
}

/** Decides the settings of an image with Next.js' own server. */
export function decideServer(decisions: Decisions, { imageOptimization }: NextChoices, { config, imageUse }: NextApplication): Pick<NextServer, 'distDir' | 'keepSharp'> {
  return {
    distDir: decisions.choose('distDir', { found: config.distDir, otherwise: { value: '.next', reason: 'what Next.js writes to' }, change: 'distDir in next.config' }),
    keepSharp: decisions.choose('imageOptimization', {
      option: imageOptimization,
      found: config.unoptimized ? { ...config.unoptimized, value: false } : imageUse,
      otherwise: { value: false, reason: 'nothing uses next/image' },
    }),
  };
}

/** Decides the settings of a static site from next.config alone, since the build follows it. */
export function decideStaticSite(decisions: Decisions, { output, distDir, trailingSlash }: NextConfig): Pick<StaticSite, 'exportFolder' | 'trailingSlash'> {
  if (output) decisions.found('output', output, 'output in next.config');
  // Next.js treats its default folder as if it were not set.
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

/** The base path applies to every route. */
function checkPath({ config: { basePath }, healthPath }: NextApplication): Found<string> | undefined {
  if (!basePath) return healthPath;
  return { value: `${basePath.value}${healthPath?.value ?? ''}`, place: [basePath.place, healthPath?.place].filter(Boolean).join(' and ') };
}
