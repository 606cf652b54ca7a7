import { detectBuildVariables } from '../../../../src/resolve/detect/node/build-variables';
import { applicationFolder, Files } from '../../../support/application-folder';

const detect = (files: Files, given: readonly string[] = []) => detectBuildVariables(applicationFolder(files), given);
const names = (code: string, file = 'app/a.ts') => detect({ [file]: code }).map(({ name }) => name);

test.each([
  'new Stripe(process.env.NAME!)',
  "neon(process.env['NAME']!, {})",
  'const name = process.env.NAME as string;',
  "if (!process.env.NAME) {\n  throw new Error('NAME');\n}",
  'if (!process.env.NAME) throw new Error();',
])('the code %j cannot do without the variable', (code) => {
  expect(names(code)).toEqual(['NAME']);
});

test('what code reads by a function of the team that throws is needed, in whatever file that is', () => {
  const reader = 'export function requireEnv(name: string) {\n  const value = process.env[name];\n  if (!value) throw new Error(name);\n  return value;\n}\n';
  const found = detect({ 'lib/env.ts': reader, 'app/mail.ts': 'import { requireEnv } from "../lib/env";\nexport const key = requireEnv("MAIL_KEY");\n' });
  expect(found).toMatchObject([{ name: 'MAIL_KEY', place: 'app/mail.ts:2' }]);
});

test.each([
  'process.env.NAME ?? "default"',
  'if (process.env.NAME !== undefined) start();',
  'if (!process.env.NAME) console.warn("none");',
  '// process.env.NAME!',
  'process.env.NEXT_PUBLIC_NAME!',
  'process.env.NODE_ENV!',
  'process.env.VERCEL_URL!',
])('the code %j can', (code) => {
  expect(names(code)).toEqual([]);
});

test.each(['scripts/seed.ts', 'docs/capture.ts', 'lib/a.test.ts', 'tests/a.ts', 'lib/seed.ts', 'notes.md'])('%s is no part of the build', (file) => {
  expect(names('process.env.NAME!', file)).toEqual([]);
});

test.each([
  ['DATABASE_URL', 'postgresql://build@build.invalid/build'],
  ['POSTGRES_URL', 'postgresql://build@build-pooler.invalid/build'],
  ['POSTGRES_PRISMA_URL', 'postgresql://build@build.invalid/build'],
  ['TURSO_DATABASE_URL', 'libsql://build.invalid'],
  ['MONGODB_URI', 'mongodb://build.invalid/build'],
  ['REDIS_URL', 'redis://build.invalid'],
  ['UPSTASH_REDIS_REST_URL', 'https://build.invalid'],
  ['BASE_URL', 'http://build.invalid'],
  ['STRIPE_SECRET_KEY', 'placeholder-while-the-image-is-built'],
])('the placeholder of %s can be parsed: %s', (name, value) => {
  expect(detect({ 'a.ts': `process.env.${name}!` })).toEqual([{ name, value, place: 'a.ts:1' }]);
});

test('the configuration of Prisma throws for what it names with env(), whatever Prisma is to do', () => {
  const configuration = "import { defineConfig, env } from 'prisma/config';\nexport default defineConfig({ datasource: { url: env('DATABASE_URL') } });\n";
  expect(detect({ 'prisma.config.ts': configuration })).toEqual([{ name: 'DATABASE_URL', value: 'postgresql://build@build.invalid/build', place: 'prisma.config.ts:2' }]);
  expect(names(configuration)).toEqual([]);
});

test('T3 Env is told to leave checks to the run', () => {
  expect(detect({ 'env.mjs': 'skipValidation: !!process.env.SKIP_ENV_VALIDATION,' })).toEqual([{ name: 'SKIP_ENV_VALIDATION', value: '1', place: 'env.mjs:1' }]);
});

test('what has a value anyway gets none, and each is told once, sorted', () => {
  expect(detect({ 'a.ts': 'process.env.B!\nprocess.env.A!', 'b.ts': 'process.env.B!\nprocess.env.C!' }, ['C'])).toMatchObject([
    { name: 'A', place: 'a.ts:2' },
    { name: 'B', place: 'a.ts:1' },
  ]);
});

test('a schema of the environment is given values that it lets pass, although it may be told to skip: clients are made of them', () => {
  const schema = "createEnv({ server: { DATABASE_URL: z.string().url(), KEY: z.string().startsWith('sk_'), MODE: z.enum(['a', 'b']), DSN: z.string().url(), ID: z.string().optional() }, runtimeEnv: process.env })";
  expect(detect({ 'env.ts': schema }).map(({ name, value }) => [name, value])).toEqual([
    ['DATABASE_URL', 'postgresql://build@build.invalid/build'],
    ['DSN', 'https://build.invalid'],
    ['KEY', 'sk_placeholder-while-the-image-is-built'],
    ['MODE', 'a'],
  ]);
  const skipping = detect({ 'env.ts': `${schema}; const skipValidation = !!process.env.SKIP_ENV_VALIDATION;` });
  expect(skipping.map(({ name }) => name)).toEqual(['DATABASE_URL', 'DSN', 'KEY', 'MODE', 'SKIP_ENV_VALIDATION']);
});

test('what a library cannot do without is there, unless browsers read it or a value is known', () => {
  const asking = { 'package.json': '{ "dependencies": { "@clerk/nextjs": "^7", "next-auth": "5.0.0-beta.30" } }' };
  expect(detect(asking)).toEqual([
    { name: 'AUTH_SECRET', value: 'placeholder-while-the-image-is-built', place: 'package.json:1, by next-auth' },
    { name: 'CLERK_SECRET_KEY', value: 'placeholder-while-the-image-is-built', place: 'package.json:1, by @clerk/nextjs' },
  ]);
});

test('a default of the schema is there where the validation that would give it is skipped', () => {
  const schema = "LOG_LEVEL: z.enum(['debug', 'info']).default('info'), DEBUGGING: z.boolean().default(false), RETRIES: z.coerce.number().default(3), PORT: z.coerce.number().default(3000), KEY: z.string().min(1)";
  const code = `export const env = createEnv({ server: { ${schema} }, skipValidation: !!process.env.SKIP_ENV_VALIDATION });\n`;
  expect(detect({ 'env.ts': code }).map(({ name, value }) => `${name}=${value}`)).toEqual(['KEY=placeholder-while-the-image-is-built', 'LOG_LEVEL=info', 'PORT=3000', 'RETRIES=3', 'SKIP_ENV_VALIDATION=1']);
});
