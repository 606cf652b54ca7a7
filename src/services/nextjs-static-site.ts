import type { NextFacts } from './nextjs-image';
import type { NextJsServiceOptions } from './nextjs-options';
import type { NextServing } from './nextjs-serving';
import { BaseProfile } from '../model/base-profile';
import type { Resources, ServiceModel } from '../model/service-model';
import { libcOf } from '../resolve/images/base-families';
import { FILE_SUFFIX } from '../resolve/images/secret-environment';
import { staticSite } from '../resolve/images/static-site';
import { decideStaticSite } from '../resolve/next-decisions';
import { NGINX_GRACE_SECONDS, nginxOf, nginxWorkers } from '../resolve/nginx';
import type { IProblems, ResolveContext } from '../resolve/resolve-context';

/** An application whose build leaves files alone, which nginx serves. */
export function exportedSite({ pins, profile }: ResolveContext, { decisions, application }: NextFacts, { cpus }: Resources): NextServing {
  const { image, client, programs } = nginxOf(pins);
  return {
    kind: 'Static site of the Next.js application',
    serve: staticSite({ ...decideStaticSite(decisions, application.config), nginxImage: image, workers: nginxWorkers(cpus) }),
    libc: libcOf(profile ?? BaseProfile.alpine()),
    servedFrom: image,
    client,
    programs,
    // Files with values of browsers are written there.
    tmpfs: [{ target: '/tmp', sizeMegabytes: 128 }],
    gracefulSeconds: NGINX_GRACE_SECONDS,
  };
}

/** What a static site cannot be given, and what to do instead. */
const FIXES = {
  profile: 'Leave it out: what ships is the image that the pins file names as nginx. The profile of the stack chooses the Node.js that builds.',
  database: 'Leave it out; let a service ask the database, and give its address to browsers as a NEXT_PUBLIC_ variable.',
  migrations: 'Leave it out; let a service that uses the database bring it up to date.',
  migrationsSizeBudgetMegabytes: 'Leave it out: it has no migrations.',
  imageOptimization: 'Leave it out, and set images: { unoptimized: true } or a loader in next.config.',
} as const;

/** Reports what the user gave a static site that only a server could use. */
export function checkStaticSite(
  options: NextJsServiceOptions, { environment, secrets, constructPath: where }: Pick<ServiceModel, 'environment' | 'secrets' | 'constructPath'>, problems: IProblems,
): void {
  const because = "next.config sets output: 'export', and a static site has no server";
  for (const [option, fix] of Object.entries(FIXES)) {
    const value = options[option as keyof typeof FIXES];
    if (value !== undefined && value !== false) problems.add(where, `${option}: ${because} that could use it.`, fix);
  }
  for (const { secret } of secrets) {
    problems.add(where, `The secret "${secret}": ${because} that could keep it.`, 'Leave it out; let a service use it that browsers ask.');
  }
  const files = secrets.map(({ variable }) => `${variable}${FILE_SUFFIX}`);
  for (const name of Object.keys(environment).filter((each) => !each.startsWith('NEXT_PUBLIC_') && !files.includes(each))) {
    const fix = 'Call it NEXT_PUBLIC_… if it is for browsers, or give it to the build with buildEnvironment.';
    problems.add(where, `environment: ${name}: ${because} that could read it.`, fix);
  }
}
