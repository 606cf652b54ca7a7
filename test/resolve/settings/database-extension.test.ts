import { databaseExtension } from '../../../src/resolve/settings/database-extension';
import { applicationFolder } from '../../support/application-folder';

test.each([
  ['migrations/1.py', 'op.execute("x")\nop.execute("CREATE EXTENSION IF NOT EXISTS vector")\n', 'pgvector', 2],
  ['init.sql', 'create extension "vector";\n', 'pgvector', 1],
  ['app/models.py', 'from pgvector.sqlalchemy import Vector\n', 'pgvector', 1],
  ['prisma/schema.prisma', 'datasource db {\n  extensions = [uuidOssp(map: "uuid-ossp"), vector]\n}\n', 'pgvector', 2],
  ['db/schema.ts', "a: vector('embedding', { dimensions: 1536 }),\n", 'pgvector', 1],
  ['app/models.py', 'from geoalchemy2 import Geometry\n', 'postgis', 1],
  ['init.sql', 'CREATE EXTENSION postgis;\n', 'postgis', 1],
])('%s that says %j wants an image with it', (file, text, alias, line) => {
  expect(databaseExtension(applicationFolder({ 'a.py': '', [file]: text }))).toEqual({ value: alias, place: `${file}:${line}` });
});

test.each([
  ['init.sql', 'CREATE EXTENSION IF NOT EXISTS pg_trgm;\n'],
  ['app/a.py', 'from vector import Vector\n'],
  ['tests/test_a.py', 'from pgvector.sqlalchemy import Vector\n'],
  ['init.sql', '-- CREATE EXTENSION vector;\n'],
  ['app/models.py', '# from pgvector.sqlalchemy import Vector\n'],
  ['db/schema.ts', "  // a: vector('embedding', { dimensions: 1536 }),\n"],
  ['README.md', 'CREATE EXTENSION vector\n'],
])('%s that says %j does not', (file, text) => {
  expect(databaseExtension(applicationFolder({ [file]: text }))).toBeUndefined();
});
