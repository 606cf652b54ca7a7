import { filesReadBy } from '../../../../src/resolve/detect/node/read-files';
import { applicationFolder, Files } from '../../../support/application-folder';

const read = (files: Files, entries = ['scripts/migrate.ts']) => {
  const { files: found, packages } = filesReadBy(applicationFolder(files), entries);
  return { files: [...found].sort(), packages: [...packages].sort() };
};

test('imports are followed, in every form, and packages named', () => {
  expect(read({
    'scripts/migrate.ts': "import { db } from '../src/db';\nimport 'dotenv/config';\nconst { env } = require('../env.js');\nawait import('./seed.mjs');\n",
    'src/db/index.ts': "import { drizzle } from 'drizzle-orm/node-postgres';\nimport * as schema from './schema.js';\nexport { cache } from '@acme/cache/node';\n",
    'src/db/schema.ts': '',
    'src/db/unused.ts': '',
    'env.js': '',
    'scripts/seed.mjs': '// import "./not-imported";\n',
    'scripts/not-imported.ts': '',
  })).toEqual({
    files: ['env.js', 'scripts/migrate.ts', 'scripts/seed.mjs', 'src/db/index.ts', 'src/db/schema.ts'],
    packages: ['@acme/cache', 'dotenv', 'drizzle-orm'],
  });
});

test('aliases of the TypeScript configuration lead to files, and the configuration is read too', () => {
  const files = {
    'scripts/migrate.ts': "import { db } from '@/lib/db';\nimport { z } from '@hookform/resolvers';\n",
    'src/lib/db.ts': '',
    'tsconfig.json': '{\n  "extends": "./tsconfig.base.json", // shared\n  "compilerOptions": { "paths": { "@/*": ["./src/*"] } }\n}\n',
    'tsconfig.base.json': '{}',
  };
  expect(read(files)).toEqual({
    files: ['scripts/migrate.ts', 'src/lib/db.ts', 'tsconfig.base.json', 'tsconfig.json'],
    packages: ['@hookform/resolvers'],
  });
  const base = { ...files, 'tsconfig.json': '{ "compilerOptions": { "baseUrl": "src", "paths": { "@/*": ["*"] } } }' };
  expect(read(base).files).toContain('src/lib/db.ts');
  const whole = { 'scripts/migrate.ts': "import { env } from 'env';\nimport x from 'env/x';\n", 'src/env.ts': '', 'tsconfig.json': '{ "compilerOptions": { "paths": { "env": ["./src/env.ts"] } } }' };
  expect(read(whole)).toMatchObject({ files: ['scripts/migrate.ts', 'src/env.ts', 'tsconfig.json'], packages: ['env'] });
});

test('folders and files that the code names are there, whether from where it starts or from where it lies', () => {
  expect(read({
    'scripts/migrate.ts': "await migrate(db, { migrationsFolder: 'drizzle' });\nreadFileSync(new URL('./seed.sql', import.meta.url));\nopen('./nowhere', '.', './');\n",
    'drizzle/0000_first.sql': '',
    'scripts/seed.sql': '',
  }).files).toEqual(['drizzle', 'scripts/migrate.ts', 'scripts/seed.sql']);
});

test('folders and files whose paths are put together from pieces are there', () => {
  expect(read({
    'scripts/migrate.ts': "const folder = path.join(process.cwd(), 'db', 'migrations');\nresolve(__dirname, '..', 'seeds', `${name}.json`);\n"
      + "nodePath.resolve(__dirname, '..', 'schema.sql');\njoin('sql', 'views');\nnames.join('docs');\npath.join(folder, file);\npath.resolve(root, '.');\n",
    'db/migrations/0001_first.sql': '',
    'schema.sql': '',
    'seeds/users.json': '',
    'sql/views/all.sql': '',
    'docs/index.md': '',
  }).files).toEqual(['db/migrations', 'schema.sql', 'scripts/migrate.ts', 'sql/views']);
});

test('what is imported and is not there is told', () => {
  const { missing } = filesReadBy(applicationFolder({ 'a.ts': "import './generated/client';\nimport 'pg';\n" }), ['a.ts']);
  expect(missing).toEqual(['generated/client']);
});

test('a file that is not there, and one that imports itself, end nothing', () => {
  expect(read({ 'a.ts': "import './a';\n" }, ['b.ts', 'a.ts'])).toEqual({ files: ['a.ts'], packages: [] });
});
