import { stage } from '../../support/dockerfile';
import { serverImage } from '../../support/next-image';

test("the compiler's cache is this application's own", () => {
  expect(stage(serverImage({ cacheId: 'a-b' }), 'builder')).toContain('RUN --mount=type=cache,id=a-b,target=/app/.next/cache \\\n');
});

test('the certificate authority is there while the build fetches fonts and packages; the .npmrc only while npm installs', () => {
  const text = serverImage({ buildSecrets: ['ca', 'npmrc'] });
  expect(stage(text, 'builder')).toContain('--mount=type=secret,id=ca \\\n');
  expect(stage(text, 'builder')).not.toContain('npmrc');
  expect(stage(text, 'node')).toContain('export SSL_CA_CERT_FILE=');
  expect(stage(text, 'dependencies')).toContain('--mount=type=secret,id=npmrc');
  expect(stage(text, 'runner')).not.toContain('secret');
});

test('development listens for the host, and owns the sources', () => {
  const development = stage(serverImage({ user: '1001:1002' }), 'development') ?? '';
  expect(development).toContain('HOSTNAME=0.0.0.0');
  expect(development).toContain('COPY --chown=1001:1002 . .\n');
  expect(development).toContain('CMD ["node", "node_modules/next/dist/bin/next", "dev"]');
});

describe('in a workspace', () => {
  const text = serverImage({ applicationPath: 'apps/web' });

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

test('without a build script Next.js itself is called', () => {
  expect(stage(serverImage({ hasBuildScript: false }), 'builder')).toContain('NEXT_PRIVATE_STANDALONE=true npx --no-install next build \\\n');
});

test('steps that change a database are taken out of the scripts before the build', () => {
  const scripts = { changed: { prebuild: undefined, build: 'next build --profile' }, leftOut: ['prisma migrate deploy'] };
  expect(stage(serverImage({ buildScripts: scripts }), 'builder')).toContain(
    [
      ' # Skipped: prisma migrate deploy. No database is available during an image build.',
      ' && npm pkg delete scripts.prebuild \\',
      " && npm pkg set 'scripts.build=next build --profile' \\",
      ' && NEXT_PRIVATE_STANDALONE=true npm run build \\',
    ].join('\n'),
  );
});

test('a build that would run on Bun is made to run on Node.js', () => {
  const scripts = { changed: { build: 'bun run next build' }, leftOut: [], onBun: 'package.json:7' };
  expect(stage(serverImage({ buildScripts: scripts }), 'builder')).toContain(
    " # Without --bun: Node.js builds, because the image runs on Node.js.\n && npm pkg set 'scripts.build=bun run next build' \\\n",
  );
});

describe('values of browsers that are given at run time', () => {
  const text = serverImage({ placeholders: { NEXT_PUBLIC_TITLE: 'next-public-title.runtime.invalid' } });

  test('have placeholders while the pages are rendered', () => {
    expect(stage(text, 'public-environment')).toContain('"NEXT_PUBLIC_TITLE": "next-public-title.runtime.invalid"');
    expect(stage(text, 'builder')).toMatch(/build\.cjs[\s\S]*\nRUN [\s\S]* && NEXT_PRIVATE_STANDALONE=true npm run build[\s\S]*\nRUN [\s\S]*files\.txt/);
  });

  test('are filled in by the server, which stays process 1', () => {
    expect(stage(text, 'runner')).toContain('CMD ["node", "--require", "/app/public-environment/start.cjs", "server.js"]');
  });

  test('are no part of other images', () => {
    expect(serverImage()).not.toContain('public-environment');
  });
});

test('what the sources need runs in the root, before the build', () => {
  const builder = stage(serverImage({ applicationPath: 'apps/web', preparation: ['npm run postinstall', 'npm run build --prefix packages/ui'] }), 'builder');
  expect(builder).toContain('RUN npm run postinstall \\\n && npm run build --prefix packages/ui\nWORKDIR /app/apps/web\n');
});

test('variables of the build are in its commands alone, and it is said', () => {
  const text = serverImage({ buildVariables: { DATABASE_URL: 'postgresql://build.invalid/build', TITLE: "it's" }, preparation: ['npm run postinstall'] });
  expect(text.split("export DATABASE_URL=postgresql://build.invalid/build \\\n && export TITLE='it'\\''s' \\\n")).toHaveLength(3);
  expect(text).toContain('# These variables exist only during the build.');
  expect(stage(text, 'runner')).not.toContain('DATABASE_URL');
});
