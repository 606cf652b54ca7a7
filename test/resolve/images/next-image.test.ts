import { BaseProfile } from '../../../src/model/base-profile';
import { HealthCheck } from '../../../src/model/health-check';
import { npm } from '../../../src/package-managers/npm';
import { pnpm } from '../../../src/package-managers/pnpm';
import { renderDockerfile } from '../../../src/render/dockerfile';
import { baseOf } from '../../../src/resolve/images/base-families';
import { nextDockerfile, NextImage } from '../../../src/resolve/images/next-image';
import { stage } from '../../support/dockerfile';
import { nodeProject } from '../../support/node-project';
import { pinsOf } from '../../support/pins';

function image(about: Partial<NextImage> = {}): string {
  const dockerfile = nextDockerfile({
    packageManager: npm,
    project: nodeProject(npm, { 'package.json': '{}', 'package-lock.json': '{}' }, about.buildSecrets),
    applicationPath: '.',
    distDir: '.next',
    hasBuildScript: true,
    buildScripts: { changed: {}, leftOut: [] },
    preparation: [],
    buildVariables: {},
    nodeImage: 'node:24-alpine',
    base: baseOf(BaseProfile.alpine(), pinsOf(() => 'alpine:3.23')),
    cacheId: 'shop-frontend-next',
    keepSharp: false,
    port: 3000,
    user: '1000:1000',
    healthProbe: HealthCheck.command(['true'])._toProbe(() => [], ''),
    labels: { title: 'shop-frontend' },
    buildSecrets: [],
    instructionsAt: () => [],
    ...about,
  });
  return renderDockerfile(dockerfile, 'docker/pins/Dockerfile');
}

test('the build continues from the dependencies, and a bare base ships', () => {
  expect([...image().matchAll(/^FROM (\S+) AS (\S+)$/gm)].map(([, from, name]) => `${name} from ${from}`)).toEqual([
    'dependencies from node:24-alpine',
    'development from dependencies',
    'builder from dependencies',
    'node from node:24-alpine',
    'runner from alpine:3.23',
  ]);
});

test("standalone is only the default output, so that the team's own configuration is not changed", () => {
  expect(stage(image(), 'builder')).toContain('NEXT_PRIVATE_STANDALONE=true npm run build \\\n');
});

test('a public folder that is missing does not break the build', () => {
  expect(stage(image(), 'builder')).toMatch(/\nRUN mkdir -p public \\\n && cp -r public \.next\/standalone\/ \\\n/);
});

test('sharp is left out, and the reason said, unless images are optimised', () => {
  expect(stage(image(), 'builder')).toContain('# Left out: sharp, since nothing here uses next/image');
  expect(stage(image(), 'builder')).toContain('rm -rf .next/standalone/node_modules/sharp');
  expect(stage(image({ keepSharp: true }), 'builder')).not.toContain('sharp,');
});

test("the compiler's cache is this application's own", () => {
  expect(stage(image({ cacheId: 'a-b' }), 'builder')).toContain('RUN --mount=type=cache,id=a-b,target=/app/.next/cache \\\n');
});

test('the certificate authority is there while the build fetches fonts and packages; the .npmrc only while npm installs', () => {
  const text = image({ buildSecrets: ['ca', 'npmrc'] });
  expect(stage(text, 'builder')).toContain('--mount=type=secret,id=ca \\\n');
  expect(stage(text, 'builder')).not.toContain('npmrc');
  expect(stage(text, 'node')).toContain('export SSL_CA_CERT_FILE=');
  expect(stage(text, 'dependencies')).toContain('--mount=type=secret,id=npmrc');
  expect(stage(text, 'runner')).not.toContain('secret');
});

test('what ships is served by node itself, for a user who owns nothing', () => {
  const runner = stage(image({ port: 8080, user: '1001:1002' }), 'runner') ?? '';
  expect(runner).toContain('    PORT=8080\n');
  expect(runner).toContain('\nEXPOSE 8080\n');
  expect(runner).toContain("'app:x:1001:1002::/nonexistent:/sbin/nologin'");
  expect(runner).toContain('rm -f "$(command -v apk)"');
  expect(runner).toContain('\nUSER 1001:1002\n');
  expect(runner).not.toContain('--chown');
  expect(runner).not.toContain('npm');
  expect(runner).toMatch(/\nCMD \["node", "server.js"\]\n$/);
});

test('development listens for the host, and owns the sources', () => {
  const development = stage(image({ user: '1001:1002' }), 'development') ?? '';
  expect(development).toContain('HOSTNAME=0.0.0.0');
  expect(development).toContain('COPY --chown=1001:1002 . .\n');
  expect(development).toContain('CMD ["node", "node_modules/next/dist/bin/next", "dev"]');
});

test('the application is loaded on the base as the user that ships', () => {
  const runner = stage(image(), 'runner') ?? '';
  expect(runner.indexOf('["node", "/native-modules.cjs", "/app"]')).toBeGreaterThan(runner.indexOf('\nUSER 1000:1000\n'));
});

test('a base without a shell runs nothing through one', () => {
  const base = baseOf(BaseProfile.distroless(), pinsOf(() => 'gcr.io/distroless/cc:nonroot'));
  const runner = stage(image({ base }), 'runner') ?? '';
  expect([...runner.matchAll(/^RUN (?:--mount=\S+ \\\n +)*(?!--|\[| )/gm)]).toEqual([]);
  expect(runner).toContain('FROM gcr.io/distroless/cc:nonroot AS runner');
});

describe('in a workspace', () => {
  const text = image({ applicationPath: 'apps/web' });

  test('the build runs in the folder of the application, and traces from the root', () => {
    expect(stage(text, 'builder')).toContain('WORKDIR /app/apps/web\n');
    expect(stage(text, 'builder')).toContain('target=/app/apps/web/.next/cache');
    expect(stage(text, 'builder')).toContain('NEXT_PRIVATE_STANDALONE=true NEXT_PRIVATE_OUTPUT_TRACE_ROOT=/app npm run build');
    expect(stage(text, 'builder')).toContain(' && mv .next/static .next/standalone/apps/web/.next/');
  });

  test('the server lies as deep as the application does', () => {
    expect(stage(text, 'runner')).toContain('COPY --link --from=builder /app/apps/web/.next/standalone /app\nWORKDIR /app/apps/web\n');
  });

  test('development finds Next.js wherever the workspace installed it', () => {
    expect(stage(text, 'development')).toContain('CMD ["node", "--eval", "require(\'next/dist/bin/next\')", "next", "dev"]');
  });
});

test('another folder of the build is followed', () => {
  const text = image({ distDir: 'build' });
  expect(stage(text, 'builder')).toContain('mv build/static build/standalone/build/');
  expect(stage(text, 'runner')).toContain('COPY --link --from=builder /app/build/standalone /app');
});

test('without a build script Next.js itself is called', () => {
  expect(stage(image({ hasBuildScript: false }), 'builder')).toContain('NEXT_PRIVATE_STANDALONE=true npx --no-install next build \\\n');
});

test('steps that change a database are taken out of the scripts before the build', () => {
  const scripts = { changed: { prebuild: undefined, build: 'next build --profile' }, leftOut: ['prisma migrate deploy'] };
  expect(stage(image({ buildScripts: scripts }), 'builder')).toContain(
    [
      ' # Left out: prisma migrate deploy. An image is built without a database.',
      ' && npm pkg delete scripts.prebuild \\',
      " && npm pkg set 'scripts.build=next build --profile' \\",
      ' && NEXT_PRIVATE_STANDALONE=true npm run build \\',
    ].join('\n'),
  );
});

test('a build without a server fails with the likely cause', () => {
  expect(stage(image(), 'builder')).toContain("{ echo 'next build left no .next/standalone/server.js: does next.config set output or outputFileTracingRoot?' >&2; exit 1; }");
});

test('the folders in which pnpm keeps sharp go too', () => {
  const project = nodeProject(pnpm, { 'package.json': '{}', 'pnpm-lock.yaml': '' });
  expect(stage(image({ packageManager: pnpm, project }), 'builder')).toContain('.next/standalone/node_modules/.pnpm/sharp@* .next/standalone/node_modules/.pnpm/@img+*');
});

test('the packages ship as a layer of their own', () => {
  expect(stage(image(), 'runner')).toContain(
    'COPY --link --from=builder /app/.next/packages /app\nCOPY --link --from=builder /app/.next/standalone /app\n',
  );
});

describe('values of browsers that are given at run time', () => {
  const text = image({ placeholders: { NEXT_PUBLIC_TITLE: 'next-public-title.runtime.invalid' } });

  test('have placeholders while the pages are rendered', () => {
    expect(stage(text, 'public-environment')).toContain('"NEXT_PUBLIC_TITLE": "next-public-title.runtime.invalid"');
    expect(stage(text, 'builder')).toMatch(/build\.cjs[\s\S]*\nRUN [\s\S]* && NEXT_PRIVATE_STANDALONE=true npm run build[\s\S]*\nRUN [\s\S]*files\.txt/);
  });

  test('are filled in by the server, which stays process 1', () => {
    expect(stage(text, 'runner')).toContain('CMD ["node", "--require", "/app/public-environment/start.cjs", "server.js"]');
  });

  test('are no part of other images', () => {
    expect(image()).not.toContain('public-environment');
  });
});

test('what the sources need runs in the root, before the build', () => {
  const builder = stage(image({ applicationPath: 'apps/web', preparation: ['npm run postinstall', 'npm run build --prefix packages/ui'] }), 'builder');
  expect(builder).toContain('RUN npm run postinstall \\\n && npm run build --prefix packages/ui\nWORKDIR /app/apps/web\n');
});

test('variables of the build are in its commands alone, and it is said', () => {
  const text = image({ buildVariables: { DATABASE_URL: 'postgresql://build.invalid/build', TITLE: "it's" }, preparation: ['npm run postinstall'] });
  expect(text.split("export DATABASE_URL=postgresql://build.invalid/build \\\n && export TITLE='it'\\''s' \\\n")).toHaveLength(3);
  expect(text).toContain('# The variables are there while modules are loaded for the build; none of them ships.');
  expect(stage(text, 'runner')).not.toContain('DATABASE_URL');
});
