import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { BaseProfile } from '../../../src/model/base-profile';
import { renderDockerfile } from '../../../src/render/dockerfile';
import { baseOf } from '../../../src/resolve/images/base-families';
import { MigrationsImage, migrationsStages } from '../../../src/resolve/images/migrations-image';
import { Files, temporaryFolder, writeFiles } from '../../support/application-folder';
import { stage } from '../../support/dockerfile';
import { pinsOf } from '../../support/pins';

const PROGRAM = join(__dirname, '../../../assets/node/keep-packages.cjs');

const image = (about: Partial<MigrationsImage> = {}): string => renderDockerfile({
  stages: migrationsStages({
    command: ['drizzle-kit', 'migrate'],
    files: ['drizzle.config.ts', 'lib/url.ts', 'package.json'],
    folders: ['drizzle'],
    startsWith: ['drizzle-kit', 'pg'],
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

test('only the packages that they start with are kept, with what these depend on', () => {
  expect(packages()).toContain('\nRUN node /keep-packages.cjs /app /app drizzle-kit pg\n');
  expect(packages({ path: 'apps/web', siblings: ['packages/db'] })).toContain('\nRUN node /keep-packages.cjs /app /app/apps/web:/app/packages/db drizzle-kit pg\n');
});

describe('the program that keeps packages', () => {
  const manifest = (dependencies: readonly string[] = [], more: object = {}) =>
    JSON.stringify({ dependencies: Object.fromEntries(dependencies.map((name) => [name, '1.0.0'])), ...more });
  function kept(files: Files, names: readonly string[], links: Readonly<Record<string, string>> = {}, folders = ['.']): string[] {
    const root = temporaryFolder();
    writeFiles(root, files);
    for (const [path, target] of Object.entries(links)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      symlinkSync(target, join(root, path));
    }
    const { stderr } = spawnSync(process.execPath, [PROGRAM, root, folders.map((each) => join(root, each)).join(':'), ...names], { encoding: 'utf8' });
    expect(stderr).toBe('');
    return Object.keys(files).filter((path) => existsSync(join(root, path)));
  }

  test('keeps dependencies of every kind, and those inside of packages', () => {
    const files = {
      'node_modules/tool/package.json': manifest(['dep'], { optionalDependencies: { '@acme/native': '1' }, peerDependenciesMeta: { driver: { optional: true } } }),
      'node_modules/dep/package.json': manifest(['inner', 'tool']),
      'node_modules/dep/node_modules/inner/package.json': manifest(),
      'node_modules/@acme/native/package.json': manifest(),
      'node_modules/driver/package.json': manifest(),
      'node_modules/.package-lock.json': '{}',
    };
    const others = { 'node_modules/@acme/other/package.json': '{}', 'node_modules/inner/package.json': '{}', 'node_modules/react/package.json': '{}' };
    expect(kept({ ...files, ...others }, ['tool', 'missing'])).toEqual(Object.keys(files));
  });

  test('keeps what only the application needs where it is named, not where it may be there for a tool', () => {
    const files = { 'node_modules/adapter/package.json': manifest([], { peerDependencies: { next: '16' } }), 'node_modules/next/package.json': manifest() };
    expect(kept(files, ['adapter'])).toEqual(['node_modules/adapter/package.json']);
    expect(kept(files, ['adapter', 'next'])).toEqual(Object.keys(files));
  });

  test('keeps the compiler for what cannot do without', () => {
    const files = (more: object) => ({ 'node_modules/tool/package.json': manifest([], { peerDependencies: { typescript: '5' }, ...more }), 'node_modules/typescript/package.json': manifest() });
    expect(kept(files({}), ['tool'])).toHaveLength(2);
    expect(kept(files({ peerDependenciesMeta: { typescript: { optional: true } } }), ['tool'])).toHaveLength(1);
  });

  test('follows the links of pnpm', () => {
    const files = {
      'node_modules/.pnpm/tool@1/node_modules/tool/package.json': manifest(['dep']),
      'node_modules/.pnpm/dep@1/node_modules/dep/package.json': manifest(),
      'node_modules/.pnpm/react@1/node_modules/react/package.json': manifest(),
    };
    const links = {
      'node_modules/tool': '.pnpm/tool@1/node_modules/tool',
      'node_modules/react': '.pnpm/react@1/node_modules/react',
      'node_modules/.pnpm/tool@1/node_modules/dep': '../../dep@1/node_modules/dep',
    };
    expect(kept(files, ['tool'], links)).toEqual(Object.keys(files).slice(0, 2));
  });

  test('looks in the folders of a workspace, and above them', () => {
    const files = {
      'apps/web/node_modules/tool/package.json': manifest(['dep']),
      'node_modules/dep/package.json': manifest(),
      'packages/db/node_modules/driver/package.json': manifest(),
      'packages/ui/node_modules/react/package.json': manifest(),
    };
    expect(kept(files, ['tool', 'driver'], {}, ['apps/web', 'packages/db'])).toEqual(Object.keys(files).slice(0, 3));
  });
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
