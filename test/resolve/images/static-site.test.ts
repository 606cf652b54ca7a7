import { Instruction } from '../../../src/model/instruction';
import { InstructionPoint } from '../../../src/model/instruction-point';
import type { NextImage } from '../../../src/resolve/images/next-image';
import { StaticSite, staticSite } from '../../../src/resolve/images/static-site';
import { stage } from '../../support/dockerfile';
import { nextImage } from '../../support/next-image';

function image({ nginxImage = 'nginx:1.29-alpine-slim', workers = 1, exportFolder = 'out', trailingSlash = false, ...about }: Partial<StaticSite & NextImage> = {}): string {
  return nextImage(staticSite({ nginxImage, workers, exportFolder, trailingSlash }), about);
}

test('the build is that of any other application, and nginx ships', () => {
  expect([...image().matchAll(/^FROM (\S+) AS (\S+)$/gm)].map(([, from, name]) => `${name} from ${from}`)).toEqual([
    'dependencies from node:24-alpine',
    'development from dependencies',
    'builder from dependencies',
    'runner from nginx:1.29-alpine-slim',
  ]);
  expect(stage(image(), 'builder')).toContain('target=/app/.next/cache');
  expect(stage(image(), 'builder')).toContain(' && npm run build \\\n');
  expect(image()).not.toContain('STANDALONE');
});

test('files lie below the base path that the build went by', () => {
  expect(stage(image(), 'builder')).toContain(
    [
      'RUN base=$(node --print \'require("./.next/routes-manifest.json").basePath\') \\',
      ' && mkdir -p "/srv/site$base" \\',
      ' && cp -r out/. "/srv/site$base/" \\',
      ' # Missing pages outside the base path get the same error page.',
      ' && cp out/404.html /srv/site/',
    ].join('\n'),
  );
});

test('another folder of the export is followed, and a build that left none fails with the likely cause', () => {
  const builder = stage(image({ exportFolder: 'my site' }), 'builder');
  expect(builder).toContain('cp -r \'my site\'/. "/srv/site$base/"');
  expect(builder).toContain("echo 'next build left no my site: does next.config set output and distDir for every build?' >&2; exit 1;");
});

test('what ships has the files and their server, for a user who owns nothing', () => {
  const runner = stage(image({ port: 8080, user: '1001:1002' }), 'runner') ?? '';
  expect(runner).toMatch(/rm -f "\$\(command -v apk\)"[^]*COPY <<'EOF' \/etc\/nginx\/nginx\.conf\n[^]*listen 8080;[^]*COPY --link --from=builder \/srv \/srv\nWORKDIR \/srv\n/);
  expect(runner).toMatch(/USER 1001:1002\nEXPOSE 8080\nHEALTHCHECK [^]*STOPSIGNAL SIGQUIT\n[^]*CMD \["\/usr\/sbin\/nginx"\]\n$/);
  expect(runner).not.toContain('node');
});

test('instructions of the team come where there is a package manager, and after the files', () => {
  const instructionsAt = (point: InstructionPoint) => (point.startsWith('runtime') ? [Instruction.run([`echo ${point}`])] : []);
  expect(stage(image({ instructionsAt }), 'runner')).toMatch(/AS runner\nRUN echo runtime-start\n[^]*rm -f[^]*WORKDIR \/srv\nRUN echo runtime-end\n/);
});

test('in a workspace the build runs in the folder of the application', () => {
  const builder = stage(image({ applicationPath: 'apps/web' }), 'builder');
  expect(builder).toContain('WORKDIR /app/apps/web\n');
  expect(builder).toContain('target=/app/apps/web/.next/cache');
});

test('values of browsers are filled in when the container starts', () => {
  const text = image({ placeholders: { NEXT_PUBLIC_TITLE: 'next-public-title.runtime.invalid' } });
  expect(stage(text, 'public-environment')).toMatch(/fill\.cjs[^]*site\.cjs[^]*fill\.awk[^]*start\.sh/);
  expect(stage(text, 'builder')).toContain(' && node /public-environment/site.cjs\n');
  expect(stage(text, 'runner')).toContain('include /srv/public-environment/caching.conf;');
  expect(stage(text, 'runner')).toMatch(/CMD \["sh", "\/srv\/public-environment\/start\.sh"\]\n$/);
  expect(image()).not.toContain('public-environment');
});
