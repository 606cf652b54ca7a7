import { buildScripts } from '../../../../src/resolve/detect/node/build-script';
import { applicationFolder } from '../../../support/application-folder';

const read = (scripts: { [name: string]: string }) => buildScripts(applicationFolder({ 'package.json': JSON.stringify({ scripts }, null, 2) }));

test.each([
  'prisma migrate deploy',
  'npx prisma db push --accept-data-loss',
  'drizzle-kit migrate',
  'dotenv -c -- drizzle-kit push',
  'knex migrate:latest',
  'sequelize-cli db:migrate',
  'typeorm-ts-node-commonjs -d data-source.ts migration:run',
  'tsx src/db/migrate.ts',
  'tsx lib/db/migrate',
  'node --env-file=.env scripts/seed.mjs',
])('%s is left out of the build', (step) => {
  expect(read({ build: `${step} && next build` })).toEqual({ changed: { build: 'next build' }, leftOut: [step], place: 'package.json:3' });
});

test.each(['prisma generate', 'drizzle-kit generate', 'contentlayer build', 'tsx scripts/icons.ts', 'npm run lint', 'run-s clean types'])('%s stays', (step) => {
  expect(read({ 'build': `${step} && next build`, 'lint': 'eslint .', 'clean': 'rimraf out', 'types': 'tsc', 'db:migrate': 'drizzle-kit migrate' })).toEqual({ changed: {}, leftOut: [] });
});

test('scripts that the build runs are followed', () => {
  expect(read({ 'build': 'run-s db:migrate build:next', 'db:migrate': 'drizzle-kit migrate', 'build:next': 'next build' })).toEqual({
    changed: { build: 'run-s build:next' },
    leftOut: ['drizzle-kit migrate'],
    place: 'package.json:4',
  });
  expect(read({ build: 'pnpm db && pnpm run compile', db: 'prisma migrate deploy', compile: 'next build' }).changed).toEqual({ build: 'pnpm run compile' });
  expect(read({ build: 'npm run all', all: 'prisma migrate deploy && next build' }).changed).toEqual({ all: 'next build' });
});

test('the place is that of the script, and not of another one with such a step', () => {
  expect(read({ 'db:seed': 'prisma db seed', 'db:migrate': 'prisma migrate deploy', 'build': 'prisma migrate deploy && next build' }).place).toBe('package.json:5');
});

test('a hook of which nothing is left goes', () => {
  expect(read({ prebuild: 'prisma migrate deploy', build: 'next build' }).changed).toEqual({ prebuild: undefined });
});

test('what cannot be taken apart stays as it is', () => {
  expect(read({ build: 'prisma migrate deploy || true; next build' }).leftOut).toEqual([]);
  expect(read({ build: 'prisma migrate deploy' }).leftOut).toEqual([]);
  expect(read({ build: 'npm run build && prisma generate' }).leftOut).toEqual([]);
  expect(read({}).leftOut).toEqual([]);
});

test.each([
  ['bun run --bun next build', 'bun run next build'],
  ['bun --bun next build', 'bun next build'],
  ['bunx --bun next build', 'bunx next build'],
  ['prisma migrate deploy && bun --bun run next build', 'bun run next build'],
])('%s builds on Node.js, as what ships runs', (script, changed) => {
  expect(read({ build: script })).toMatchObject({ changed: { build: changed }, onBun: 'package.json:3' });
});

test.each(['bun run next build', 'next build && echo --bun'])('%s does so already', (script) => {
  expect(read({ build: script })).toEqual({ changed: {}, leftOut: [] });
});

test.each([
  ['rm -rf .next && next build', 'next build'],
  ['rm -rf ./.next dist && env -u NO_COLOR next build', 'rm -rf dist && env -u NO_COLOR next build'],
  ['npx rimraf ".next" && prisma migrate deploy && bun --bun next build', 'bun next build'],
  ['next build && rm -rf .next/cache', 'next build && true'],
])('%s does not remove what is mounted', (script, changed) => {
  expect(read({ build: script })).toMatchObject({ changed: { build: changed }, removes: 'package.json:3' });
});

test('nor does a script that the build names; others stay', () => {
  const scripts = { build: 'npm run clean && next build', clean: 'rimraf .next', reset: 'rm -rf .next' };
  expect(read(scripts)).toMatchObject({ changed: { clean: 'true' }, removes: 'package.json:4' });
  expect(read({ build: 'rm -rf out .next-env && next build' })).toEqual({ changed: {}, leftOut: [] });
});
