import { bun } from '../../src/package-managers/bun';
import type { NodePackageManager } from '../../src/package-managers/node-package-manager';
import { npm } from '../../src/package-managers/npm';
import { pnpm } from '../../src/package-managers/pnpm';
import { yarn } from '../../src/package-managers/yarn';
import { yarnClassic } from '../../src/package-managers/yarn-classic';
import { preparation } from '../../src/resolve/node-preparation';
import { applicationFolder } from '../support/application-folder';

const PRISMA = { dependencies: { '@prisma/client': '6.0.0' }, devDependencies: { prisma: '6.0.0' } };

test.each([
  [npm, ['npm run postinstall', 'npm run build --prefix packages/ui']],
  [pnpm, ['pnpm run postinstall', 'pnpm --dir packages/ui run build']],
  [yarnClassic, ['yarn run postinstall', 'yarn --cwd packages/ui run build']],
  [yarn, ['yarn run postinstall', 'yarn --cwd packages/ui run build']],
  [bun, ['bun run postinstall', 'bun run --cwd packages/ui build']],
] as [NodePackageManager, string[]][])('the scripts that were put off come first, then packages of the workspace (%#)', (manager, expected) => {
  const root = applicationFolder({
    'package.json': '{ "scripts": { "postinstall": "node a.js" } }',
    'packages/ui/package.json': '{ "main": "dist/index.js", "scripts": { "build": "tsc", "prepare": "husky" } }',
    'packages/unused/package.json': '{ "scripts": { "postinstall": "node b.js" } }',
  });
  expect(preparation(manager, { root }, ['packages/ui'], 'apps/web')).toEqual(expected);
});

test('of a script that does more than what counts, the rest is left out', () => {
  const root = applicationFolder({ 'package.json': '{ "scripts": { "postinstall": "playwright install && patch-package" } }' });
  expect(preparation(pnpm, { root }, [], '.')).toEqual(['pnpm exec patch-package']);
});

test('an application that needs nothing gets nothing', () => {
  expect(preparation(npm, { root: applicationFolder({ 'package.json': '{ "scripts": { "build": "next build" } }' }) }, [], '.')).toEqual([]);
});

describe("a Prisma client, which Prisma's own install script cannot make without the schema", () => {
  const prepare = (manager: NodePackageManager, folder: string, manifest: object, schema = 'prisma/schema.prisma') => {
    const within = folder === '.' ? '' : `${folder}/`;
    const root = applicationFolder({ 'package.json': '{}', [`${within}package.json`]: JSON.stringify(manifest), [`${within}${schema}`]: '' });
    return preparation(manager, { root }, folder === '.' ? [] : [folder], '.');
  };

  test.each([
    [npm, '.', ['npx --no-install prisma generate']],
    [npm, 'packages/db', ['npm exec --workspace packages/db -- prisma generate']],
    [pnpm, 'packages/db', ['pnpm --dir packages/db exec prisma generate']],
    [yarn, 'packages/db', ['yarn --cwd packages/db run prisma generate']],
  ] as [NodePackageManager, string, string[]][])('is made (%#)', (manager, folder, expected) => {
    expect(prepare(manager, folder, PRISMA)).toEqual(expected);
  });

  test('is made of a schema that package.json names', () => {
    expect(prepare(npm, '.', { ...PRISMA, prisma: { schema: 'db/schema.prisma' } }, 'db/schema.prisma')).toHaveLength(1);
  });

  test.each([
    ['a script makes it', { ...PRISMA, scripts: { build: 'prisma generate && next build' } }, 'prisma/schema.prisma'],
    ['there is no schema', PRISMA, 'prisma/seed.js'],
    ['Prisma is not installed', { dependencies: { '@prisma/client': '6.0.0' } }, 'prisma/schema.prisma'],
  ])('is not made where %s', (_, manifest, schema) => {
    expect(prepare(npm, '.', manifest, schema)).toEqual([]);
  });
});
