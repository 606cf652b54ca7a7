import type { NextFacts } from './nextjs-image';
import type { NextJsServiceOptions } from '../nextjs-options';
import type { NextServing } from './nextjs-serving';
import { BaseProfile } from '../../model/base-profile';
import type { Resources, ServiceModel } from '../../model/service-model';
import { libcOf } from '../../resolve/images/base-families';
import { FILE_SUFFIX } from '../../resolve/images/secret-environment';
import { staticSite } from '../../resolve/images/static-site';
import { decideStaticSite } from '../../resolve/next-decisions';
import { NGINX_GRACE_SECONDS, nginxOf, nginxWorkers } from '../../resolve/nginx';
import type { IProblems, ResolveContext } from '../../resolve/resolve-context';

/** A statically exported application, which nginx serves. */
export function exportedSite({ pins, profile }: ResolveContext, { decisions, application }: NextFacts, { cpus }: Resources): NextServing {
  const { image, client, programs } = nginxOf(pins);
  return {
    kind: 'Static site of the Next.js application',
    serve: staticSite({ ...decideStaticSite(decisions, application.config), nginxImage: image, workers: nginxWorkers(cpus) }),
    libc: libcOf(profile ?? BaseProfile.alpine()),
    servedFrom: image,
    client,
    programs,
    // Files with values for browsers are written there.
    tmpfs: [{ target: '/tmp', sizeMegabytes: 128 }],
    volumes: [],
    gracefulSeconds: NGINX_GRACE_SECONDS,
  };
}

/** Options that do not apply to a static site: why, and what to do instead. */
const UNUSED = {
  profile: {
    why: 'nginx serves a static site, on a base of its own',
    fix: 'Leave it out: what ships is the image that the pins file names as nginx. The profile of the stack chooses the Node.js that builds.',
  },
  database: {
    why: 'a static site asks no database',
    fix: 'Leave it out; let a service ask the database, and give its address to browsers as a NEXT_PUBLIC_ variable.',
  },
  migrations: {
    why: 'a static site asks no database',
    fix: 'Leave it out; let a service that uses the database bring it up to date.',
  },
  migrationsSizeBudgetMegabytes: {
    why: 'a static site has no migrations',
    fix: 'Leave it out.',
  },
  imageOptimization: {
    why: 'nothing optimises the images of a static site',
    fix: 'Leave it out, and set images: { unoptimized: true } or a loader in next.config.',
  },
  writableFolders: {
    why: 'nothing of a static site writes',
    fix: 'Leave it out.',
  },
  persistentFolders: {
    why: 'nothing of a static site writes',
    fix: 'Leave it out.',
  },
} as const;

/** Reports options, secrets and variables that only code on a server could use. */
export function checkStaticSite(
  options: NextJsServiceOptions,
  { environment, secrets, constructPath: where }: Pick<ServiceModel, 'environment' | 'secrets' | 'constructPath'>,
  problems: IProblems,
): void {
  for (const [option, { why, fix }] of Object.entries(UNUSED)) {
    const value = options[option as keyof typeof UNUSED];
    if (value !== undefined && value !== false) problems.add(where, `${option}: next.config sets output: 'export', and ${why}.`, fix);
  }
  for (const { secret } of secrets) {
    const what = `The secret "${secret}": next.config sets output: 'export', and browsers get all that a static site has.`;
    problems.add(where, what, 'Leave it out; let a service use it that browsers ask.');
  }
  const files = secrets.map(({ variable }) => `${variable}${FILE_SUFFIX}`);
  for (const name of Object.keys(environment).filter((each) => !each.startsWith('NEXT_PUBLIC_') && !files.includes(each))) {
    const what = `environment: ${name}: next.config sets output: 'export', and nothing reads it while a static site is served.`;
    problems.add(where, what, 'Call it NEXT_PUBLIC_… if it is for browsers, or give it to the build with buildEnvironment.');
  }
}
