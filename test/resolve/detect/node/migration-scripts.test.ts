import { codeRunBy, isForDevelopers, migrationPurpose, packageManagerStartedBy } from '../../../../src/resolve/detect/node/migration-scripts';

test.each([
  ['migrate', 'any'],
  ['db:migrate', 'any'],
  ['database-migrations', 'any'],
  ['migrate:deploy', 'deployment'],
  ['prisma:migrate:prod', 'deployment'],
  ['knex-migrate-latest', 'deployment'],
  ['db:deploy', 'deployment'],
  ['deploy', undefined],
  ['drizzle:deploy', undefined],
  ['migrate:dev', undefined],
  ['db:migrate:up:all', undefined],
  ['db', undefined],
  ['user:migrate', undefined],
])('the script %s is for %s', (name, purpose) => {
  expect(migrationPurpose(name)).toBe(purpose);
});

test.each([
  ['prisma migrate dev', true],
  ['prisma migrate reset --force', true],
  ['prisma --schema db/schema.prisma migrate diff', true],
  ['prisma db push', true],
  ['prisma migrate deploy', false],
  ['prisma db seed', false],
  ['prisma generate', false],
  ['dotenv -e .env -- drizzle-kit push', true],
  ['drizzle-kit generate', true],
  ['drizzle-kit migrate --config db.ts', false],
  ['knex migrate:make first', true],
  ['knex seed:run', true],
  ['knex --knexfile db/knexfile.ts migrate:latest', false],
  ['tsx migrate.ts', false],
])('%s is made for developers: %s', (step, expected) => {
  expect(isForDevelopers(step)).toBe(expected);
});

test.each([
  ['node migrate.mjs', ['migrate.mjs']],
  ['node -r dotenv/config ./migrate.js', ['./migrate.js']],
  ['node --import tsx --enable-source-maps prisma/migrate.ts', ['prisma/migrate.ts']],
  ['tsx --tsconfig tsconfig.scripts.json src/migrate.ts', ['src/migrate.ts']],
  ['ts-node --compiler-options {\\"module\\":\\"CommonJS\\"} prisma/seed.ts', ['prisma/seed.ts']],
  ['dotenv -e .env -- tsx src/migrate.ts up', ['src/migrate.ts']],
  ['node -e "require(\'./migrate\')" x', []],
  ['node --version', []],
  ['prisma migrate deploy', []],
])('%s runs %j', (step, paths) => {
  expect(codeRunBy(step)).toEqual(paths);
});

test('the package manager that code starts is told', () => {
  expect(packageManagerStartedBy("execSync('npx drizzle-kit migrate')")).toBe('npx');
  expect(packageManagerStartedBy('spawn(`pnpm`, [])')).toBe('pnpm');
  expect(packageManagerStartedBy("spawnSync('drizzle-kit', ['migrate']); log('run npm first');")).toBeUndefined();
});
