import { posix } from 'node:path';
import { runAs } from './base-families';
import type { NextImage } from './next-image';
import type { Serve } from './next-runner';
import { siteConfiguration } from './site-configuration';
import { cachingOfValues, fillAndStart, prepareValues, SITE_PROGRAMS } from './site-values';
import { Instruction } from '../../model/instruction';
import { InstructionPoint } from '../../model/instruction-point';
import { requireFile } from '../../util/dockerfile-text';
import { shellQuote } from '../../util/shell';
import { NGINX_GRACE_SECONDS, reduceNginx, startNginx, stopNginx } from '../nginx';

/** Settings of an image with a static site. */
export interface StaticSite {
  readonly nginxImage: string;
  /** Processes of nginx that answer. */
  readonly workers: number;
  /** Folder of the application that the build exports to. */
  readonly exportFolder: string;
  /** True where the addresses of pages end with a slash. */
  readonly trailingSlash: boolean;
}

/** Folder that Next.js builds in, wherever it exports to. */
const BUILD_FOLDER = '.next';
/** Folder with the shipped files, in the build stage and in the image. */
const SERVED = '/srv';
const ROOT = posix.join(SERVED, 'site');

/** Serves the exported files with nginx, without Node.js. */
export function staticSite(site: StaticSite): Serve {
  return (image) => ({
    cacheFolder: posix.join(BUILD_FOLDER, 'cache'),
    buildSettings: {},
    buildComments: ["next.config sets output: 'export', so that the build leaves files and no server."],
    beforeBuild: [`rm -rf ${BUILD_FOLDER}/cache/fetch-cache`],
    afterBuild: [checkExport(site)],
    finish: finish(image, site),
    fillPrograms: SITE_PROGRAMS,
    stages: [],
    runner: { name: 'runner', from: site.nginxImage, comment: 'The shipped image: nginx and the files of the site.', instructions: runner(image, site) },
  });
}

function checkExport({ exportFolder }: StaticSite): string {
  const missing = `next build left no ${exportFolder}: does next.config set output and distDir for every build?`;
  return requireFile(`${exportFolder}/404.html`, missing);
}

function finish({ placeholders }: NextImage, { exportFolder }: StaticSite): Instruction {
  const folder = shellQuote(exportFolder);
  return Instruction.run(
    [
      `base=$(node --print 'require("./${BUILD_FOLDER}/routes-manifest.json").basePath')`,
      `mkdir -p "${ROOT}$base"`,
      `cp -r ${folder}/. "${ROOT}$base/"`,
      '# Missing pages outside the base path get the same error page.',
      `cp ${folder}/404.html ${ROOT}/`,
      ...(placeholders ? prepareValues(SERVED, ROOT) : []),
    ],
    { comment: 'Serve the files below the base path that next.config sets.' },
  );
}

function runner(image: NextImage, { nginxImage: _, ...site }: StaticSite): Instruction[] {
  const caching = image.placeholders && cachingOfValues(SERVED);
  const { port, healthProbe: { path: healthPath } } = image;
  const configuration = siteConfiguration({ ...site, port, healthPath, gracefulSeconds: NGINX_GRACE_SECONDS, root: ROOT, caching });
  return [
    ...image.instructionsAt(InstructionPoint.RUNTIME_START),
    reduceNginx(),
    Instruction._file('/etc/nginx/nginx.conf', configuration),
    Instruction.copy({ sources: [SERVED], destination: SERVED, from: 'builder', link: true }),
    Instruction.workdir(SERVED),
    ...image.instructionsAt(InstructionPoint.RUNTIME_END),
    Instruction.labels(image.labels),
    runAs(image.user),
    Instruction.expose(image.port),
    Instruction.healthCheck(image.healthProbe),
    stopNginx(),
    image.placeholders ? fillAndStart(SERVED) : startNginx(),
  ];
}
