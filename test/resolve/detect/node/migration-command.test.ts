import { canRun, stepInImage, toArguments } from '../../../../src/resolve/detect/node/migration-command';

test.each([
  ['npx prisma migrate deploy', 'prisma migrate deploy'],
  ['npx --yes prisma migrate deploy', 'prisma migrate deploy'],
  ['pnpm exec drizzle-kit migrate', 'drizzle-kit migrate'],
  ['yarn drizzle-kit migrate', 'drizzle-kit migrate'],
  ['bunx drizzle-kit migrate', 'drizzle-kit migrate'],
  ['dotenv -e .env -- npx prisma migrate deploy', 'dotenv -e .env -- prisma migrate deploy'],
  ['node --env-file=.env migrate.mjs', 'node migrate.mjs'],
  ['tsx --env-file-if-exists .env.local src/migrate.ts', 'tsx src/migrate.ts'],
])('%s is %s where no package manager and no file of settings is', (step, expected) => {
  expect(stepInImage(step)).toBe(expected);
});

test('what a step starts has to come with a package', () => {
  const packages = { 'prisma': '7', 'dotenv-cli': '8' };
  expect(canRun('prisma migrate deploy', packages)).toBe(true);
  expect(canRun('node scripts/migrate.mjs', {})).toBe(true);
  expect(canRun('DEBUG=1 dotenv -e .env -- prisma migrate deploy', packages)).toBe(true);
  expect(canRun('dotenv -e .env -- tsx migrate.ts', packages)).toBe(false);
  expect(canRun('cross-env NODE_ENV=production drizzle-kit migrate', packages)).toBe(false);
  expect(canRun('docker compose up', packages)).toBe(false);
  expect(canRun('', packages)).toBe(false);
});

test('a shell is started only for what needs one', () => {
  expect(toArguments(['drizzle-kit migrate --config db/drizzle.config.ts'])).toEqual(['drizzle-kit', 'migrate', '--config', 'db/drizzle.config.ts']);
  expect(toArguments(['prisma migrate deploy --schema=db/schema.prisma'])).toEqual(['prisma', 'migrate', 'deploy', '--schema=db/schema.prisma']);
  expect(toArguments(['prisma migrate deploy', 'prisma db seed'])).toEqual(['sh', '-c', 'prisma migrate deploy && prisma db seed']);
  expect(toArguments(['NODE_ENV=test tsx migrate.ts'])).toEqual(['sh', '-c', 'NODE_ENV=test tsx migrate.ts']);
  expect(toArguments(['tsx migrate.ts || true'])).toEqual(['sh', '-c', 'tsx migrate.ts || true']);
  expect(toArguments(['tsx migrate.ts "$URL"'])).toEqual(['sh', '-c', 'tsx migrate.ts "$URL"']);
});
