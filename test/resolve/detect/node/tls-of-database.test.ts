import { asksForTls } from '../../../../src/resolve/detect/node/tls-of-database';
import { applicationFolder, Files } from '../../../support/application-folder';

const PACKAGE = '{ "dependencies": { "next": "16.1.0", "pg": "8.17.1" } }';
const code = (ssl: string) => `import { Pool } from "pg";\nexport const pool = new Pool({\n  connectionString: process.env.DATABASE_URL,\n  ${ssl}\n});\n`;
const place = (files: Files) => asksForTls(applicationFolder({ 'package.json': PACKAGE, ...files }));

test.each(['ssl: { rejectUnauthorized: false },', 'ssl: true', "ssl: process.env.NODE_ENV === 'production' ? { rejectUnauthorized: false } : false"])(
  'code that gives pg %s asks for TLS', (ssl) => {
    expect(place({ 'app/api/todos/route.ts': code(ssl) })).toBe('app/api/todos/route.ts:4');
  },
);

test.each([
  ['says that it wants none', { 'app/page.tsx': code('ssl: false') }],
  ['leaves it to the address', { 'app/page.tsx': code('max: 5') }],
  ['says so in a comment', { 'app/page.tsx': code('// ssl: true') }],
  ['is not loaded', { 'lib/unused.ts': code('ssl: true') }],
  ['uses another client', { 'app/page.tsx': code('ssl: true').replace('"pg"', '"postgres"') }],
  ['cannot use pg', { 'app/page.tsx': code('ssl: true'), 'package.json': '{ "dependencies": { "next": "16.1.0" } }' }],
])('code that %s does not', (_what, files: Files) => {
  expect(place(files)).toBeUndefined();
});
