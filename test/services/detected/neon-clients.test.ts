import { ContainerStack } from '../../../src';
import { Files, inFolder } from '../../support/application-folder';
import { NEXTJS } from '../../support/applications';
import { synthWithWarnings } from '../../support/synth';

const CODE = 'import {\n  Pool,\n} from "@neondatabase/serverless";\nexport const pool = new Pool({ connectionString: process.env.DATABASE_URL! });\n';
const PACKAGE = NEXTJS['package.json'].replace('"dependencies": {', '"dependencies": { "@neondatabase/serverless": "1.0.2", "pg": "8.17.1",');
const told = (files: Files, services = {}) => synthWithWarnings(
  inFolder('web', { ...NEXTJS, 'package.json': PACKAGE, 'app/database.ts': CODE, ...files }),
  (project) => void ContainerStack.detect(project, { services }),
).warnings.filter((line) => line.includes('Neon'));

test('a client that only reaches Neon is told where the database is that of the stack', () => {
  expect(told({})).toEqual([
    'web/app/database.ts:3: @neondatabase/serverless reaches databases at Neon alone, and web gets the one of the stack. '
    + 'Import the client of pg there; or give web the address of a database at Neon.',
  ]);
});

test.each([
  ['@vercel/postgres', 'import { sql } from "@vercel/postgres";\nexport const users = () => sql`SELECT 1`;\n'],
  ['@vercel/postgres-kysely', 'import { createKysely } from "@vercel/postgres-kysely";\nexport const database = createKysely();\n'],
])('so is %s, which refuses the address of any other server', (module, code) => {
  expect(told({ 'app/database.ts': `${code}process.env.POSTGRES_URL;\n` })[0]).toMatch(`web/app/database.ts:1: ${module} reaches databases at Neon alone`);
});

test('a script at the top is told where nothing else uses it', () => {
  const check = 'const { Pool } = require("@neondatabase/serverless");\nnew Pool({ connectionString: process.env.DATABASE_URL });\n';
  expect(told({ 'check.js': check })[0]).toMatch(/^web\/app\/database\.ts:3: /);
  expect(told({ 'check.js': check, 'app/database.ts': 'process.env.DATABASE_URL!;\n' })[0]).toMatch(/^web\/check\.js:1: /);
});

test.each([
  ['imports its types', { 'app/database.ts': CODE.replace('import', 'import type') }],
  ['leads it to a proxy', { 'app/database.ts': `${CODE}neonConfig.wsProxy = () => 'proxy/v1';\n` }],
  ['is not loaded', { 'app/database.ts': '', 'lib/database.ts': CODE }],
])('not told is code that %s', (_what, files: Files) => {
  expect(told(files)).toEqual([]);
});
