import { posix } from 'node:path';
import type { NextFacts } from './nextjs-image';
import type { NextJsServiceOptions } from '../nextjs-options';
import type { NextServing } from './nextjs-serving';
import { BaseProfile } from '../../model/base-profile';
import { HttpClient } from '../../model/http-client';
import { TMP } from '../../model/service-model';
import { baseOf } from '../../resolve/images/base-families';
import { applicationFolder } from '../../resolve/images/next-image';
import { standaloneServer } from '../../resolve/images/next-server';
import { decideServer } from '../../resolve/next-decisions';
import type { ResolveContext } from '../../resolve/resolve-context';

/** An application that its own server serves. */
export function ownServer(
  { pins, profile }: ResolveContext, { decisions, installation, application }: NextFacts, options: NextJsServiceOptions,
): NextServing {
  const { distDir, keepSharp } = decideServer(decisions, options, application);
  const base = baseOf(options.profile ?? profile ?? BaseProfile.alpine(), pins);
  const optimizerCache = { target: posix.join(applicationFolder(installation.path), distDir, 'cache/images'), sizeMegabytes: 128 };
  return {
    kind: 'Next.js application',
    serve: standaloneServer({ base, distDir, keepSharp }),
    libc: base.facts.libc,
    base,
    client: HttpClient.node(),
    programs: ['node', ...base.facts.programs],
    tmpfs: [TMP, ...(keepSharp ? [optimizerCache] : [])],
  };
}
