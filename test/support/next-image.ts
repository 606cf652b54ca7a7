import { nodeProject } from './node-project';
import { pinsOf } from './pins';
import { BaseProfile } from '../../src/model/base-profile';
import { HealthCheck } from '../../src/model/health-check';
import { npm } from '../../src/package-managers/npm';
import { renderDockerfile } from '../../src/render/dockerfile';
import { baseOf } from '../../src/resolve/images/base-families';
import { nextDockerfile, NextImage } from '../../src/resolve/images/next-image';
import type { Serve } from '../../src/resolve/images/next-runner';
import { NextServer, standaloneServer } from '../../src/resolve/images/next-server';

/** Text of the Dockerfile of an application, served as is said. */
export function nextImage(serve: Serve, about: Partial<NextImage> = {}): string {
  const dockerfile = nextDockerfile(
    {
      packageManager: npm,
      project: nodeProject(npm, { 'package.json': '{}', 'package-lock.json': '{}' }, about.buildSecrets),
      applicationPath: '.',
      hasBuildScript: true,
      buildScripts: { changed: {}, leftOut: [] },
      preparation: [],
      buildVariables: {},
      nodeImage: 'node:24-alpine',
      cacheId: 'shop-frontend-next',
      port: 3000,
      user: '1000:1000',
      healthProbe: HealthCheck.command(['true'])._toProbe(),
      labels: { title: 'shop-frontend' },
      buildSecrets: [],
      instructionsAt: () => [],
      ...about,
    },
    serve,
  );
  return renderDockerfile(dockerfile, 'docker/pins/Dockerfile');
}

/** The same with Next.js' own server, on Alpine Linux. */
export function serverImage(said: Partial<NextImage & NextServer> = {}): string {
  const { base, distDir = '.next', hasBuildParts = false, keepSharp = false, setsTracingRoot = false, ...about } = said;
  const alpine = baseOf(BaseProfile.alpine(), pinsOf(() => 'alpine:3.23'));
  return nextImage(standaloneServer({ base: base ?? alpine, distDir, hasBuildParts, keepSharp, setsTracingRoot }), about);
}
