import { isLoaded } from '../../../../src/resolve/settings/node/loaded-files';
import { applicationFolder, Files } from '../../../support/application-folder';

const check = (path: string, files: Files = {}) => isLoaded(applicationFolder({ [path]: '', ...files }), path);

test.each(['next.config.ts', 'src/proxy.ts', 'app/api/health/route.ts', 'src/pages/_app.tsx', 'lib/database/index.ts', 'prisma/schema.prisma'])('%s is loaded, whatever imports it', (path) => {
  expect(check(path)).toBe(true);
});

test.each([
  'import { db } from "@/lib/db";',
  'import { db } from \'../db.js\';',
  'const { db } = await import(`./db.ts`);',
  'new Worker(new URL("db.ts", import.meta.url));',
])('a file is loaded that other code names: %s', (code) => {
  expect(check('lib/db.ts', { 'app/user.ts': code })).toBe(true);
});

test('a file is not loaded that only tests name, or that no code names as a whole', () => {
  expect(check('lib/writer.ts', { 'lib/writer.test.ts': 'spawn("node", ["lib/writer.ts"]);', 'lib/other.ts': 'import "./writer-pool"; const role = "writer";' })).toBe(false);
});

test('a file is not loaded by one that is not loaded itself, nor two by each other', () => {
  expect(check('spikes/a.ts', { 'spikes/b.ts': 'import "./a";' })).toBe(false);
  expect(check('spikes/a.ts', { 'spikes/b.ts': 'import "./a";', 'lib/c.ts': 'import "../spikes/b";', 'app/page.tsx': 'import "@/lib/c";' })).toBe(true);
  expect(check('lib/a.ts', { 'lib/a.ts': 'import "./b";', 'lib/b.ts': 'import "./a";' })).toBe(false);
});

test('a file does not load itself', () => {
  expect(isLoaded(applicationFolder({ 'lib/writer.ts': 'console.log("usage: node writer.ts", "writer.ts");' }), 'lib/writer.ts')).toBe(false);
});
