import { BaseProfile } from '../../../src/model/base-profile';
import { renderDockerfile } from '../../../src/render/dockerfile';
import { baseOf } from '../../../src/resolve/images/base-families';
import { MigrationsImage, migrationsStages } from '../../../src/resolve/images/migrations-image';
import { stage } from '../../support/dockerfile';
import { pinsOf } from '../../support/pins';

const image = (about: Partial<MigrationsImage> = {}): string => renderDockerfile({
  stages: migrationsStages({
    command: ['drizzle-kit', 'migrate'],
    files: ['drizzle.config.ts', 'lib/url.ts', 'package.json'],
    folders: ['drizzle'],
    packages: new Set(),
    needsPrismaClient: false,
    siblings: [],
    buildVariables: {},
    path: '.',
    base: baseOf(BaseProfile.alpine(), pinsOf(() => 'alpine:3.23')),
    nodeImage: 'node:24-alpine',
    user: '1001:1002',
    labels: { title: 'shop-web-migrations' },
    buildSecrets: [],
    ...about,
  }),
}, 'pins');
const packages = (about?: Partial<MigrationsImage>) => stage(image(about), 'migration-packages') ?? '';
const migrations = (about?: Partial<MigrationsImage>) => stage(image(about), 'migrations') ?? '';

test('tools that keep files of their own find a folder for them', () => {
  expect(migrations()).toContain('    HOME=/tmp \\\n');
});

test('a bare base with the runtime, the packages, and what the command reads', () => {
  expect(migrations()).toMatch(/^FROM alpine:3\.23 AS migrations\n/);
  expect(migrations()).toContain([
    'COPY --link --from=node /runtime /',
    'COPY --link --from=migration-packages /app /app',
    'WORKDIR /app',
    'COPY drizzle.config.ts package.json ./',
    'COPY lib/url.ts lib/',
    'COPY drizzle drizzle',
    '',
  ].join('\n'));
  expect(migrations()).toContain('CMD ["drizzle-kit", "migrate"]');
});

test('programs of packages are found, those of the root of a workspace too', () => {
  expect(migrations()).toContain('    PATH=/app/node_modules/.bin:$PATH\n');
  const member = migrations({ path: 'apps/web' });
  expect(member).toContain('    PATH=/app/apps/web/node_modules/.bin:/app/node_modules/.bin:$PATH\n');
  expect(member).toContain('WORKDIR /app/apps/web\nCOPY apps/web/drizzle.config.ts apps/web/package.json ./\nCOPY apps/web/lib/url.ts lib/\nCOPY apps/web/drizzle drizzle\n');
});

test('no package manager, and a user who owns nothing', () => {
  expect(migrations()).toContain('rm -f "$(command -v apk)"');
  expect(migrations()).toContain('\nUSER 1001:1002\n');
});

test('what only the application needs is left out, wherever its package manager has put it', () => {
  expect(packages()).toContain("for name in next '@next/swc-*' sharp '@img/*' typescript '@typescript/*'; do find . -type d -path \"*/node_modules/$name\" -prune -exec rm -r {} +; done");
});

test('but not what the migrations import, or compile with', () => {
  expect(packages({ packages: new Set(['next']) })).toContain("for name in sharp '@img/*' typescript '@typescript/*'; do");
  expect(packages({ command: ['ts-node', 'migrate.ts'] })).toContain("for name in next '@next/swc-*' sharp '@img/*'; do");
  expect(packages({ packages: new Set(['next', 'sharp', 'typescript']) })).not.toContain('RUN');
});

test('a client of Prisma that they import is made of the schema, beside the packages', () => {
  const about: Partial<MigrationsImage> = { needsPrismaClient: true, folders: ['prisma'], buildVariables: { DATABASE_URL: 'postgresql://build.invalid/build' } };
  expect(packages(about)).toContain([
    'WORKDIR /app',
    'COPY drizzle.config.ts package.json ./',
    'COPY lib/url.ts lib/',
    'COPY prisma prisma',
    '# The Prisma client that the migrations import.',
    'RUN export DATABASE_URL=postgresql://build.invalid/build \\',
    ' && PATH=/app/node_modules/.bin:$PATH prisma generate',
    '',
  ].join('\n'));
  expect(migrations(about)).not.toContain('COPY prisma');
});

test('packages of the workspace that they import are there where their links lead', () => {
  expect(migrations({ path: 'packages/db', siblings: ['packages/env'] })).toContain('COPY packages/env /app/packages/env\n');
});

test('Prisma does not ask for newer releases of itself', () => {
  expect(migrations({ command: ['sh', '-c', 'prisma migrate deploy && tsx seed.ts'] })).toContain('CHECKPOINT_DISABLE=1');
  expect(migrations()).not.toContain('CHECKPOINT_DISABLE');
});

test("nothing of a base of the organisation's own changes how the command is started", () => {
  const base = baseOf(BaseProfile.custom('company', BaseProfile.alpine()), pinsOf(() => 'registry.example/base:1'));
  expect(migrations({ base })).toContain('ENTRYPOINT []');
});

test('a database of SQLite is where the application has it', () => {
  const stored = { folders: [], links: ['shop.db'] };
  expect(migrations({ stored })).toContain('RUN install -d -m 1777 .sqlite \\\n && ln -s /app/.sqlite/shop.db shop.db\n');
  expect(migrations({ stored, path: 'apps/web' })).toContain(' && ln -s /app/apps/web/.sqlite/shop.db shop.db\n');
});
