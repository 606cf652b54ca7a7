import { teamDatabase } from '../../../src/resolve/detect/team-database';
import { MYSQL, POSTGRESQL } from '../../../src/resolve/settings/database-dialect';
import { applicationFolder, Files } from '../../support/application-folder';

const SCRIPTS = { 'db/init.sql': '', 'db/schema.sql': '', 'db/grants.sh': '', 'db/README.md': '' };
const compose = (...lines: string[]): string => ['services:', '  db:', ...lines.map((line) => `    ${line}`), ''].join('\n');
const found = (files: Files, dialect = POSTGRESQL) => teamDatabase(applicationFolder({ ...SCRIPTS, ...files }), dialect);
const mounting = (...volumes: string[]): string => compose('image: postgres:16-alpine', 'volumes:', ...volumes.map((volume) => `  - ${volume}`));

test.each([
  ['a file', ['./db/init.sql:/docker-entrypoint-initdb.d/init.sql:ro', 'data:/var/lib/postgresql/data'], ['db/init.sql']],
  ['files in the order of their names there', ['./db/init.sql:/docker-entrypoint-initdb.d/2.sql', './db/schema.sql:/docker-entrypoint-initdb.d/1.sql'], ['db/schema.sql', 'db/init.sql']],
  ['a folder, less what is no script', ['./db/:/docker-entrypoint-initdb.d/'], ['db/grants.sh', 'db/init.sql', 'db/schema.sql']],
  ['the long form', ['{ type: bind, source: ./db/init.sql, target: /docker-entrypoint-initdb.d/init.sql }'], ['db/init.sql']],
  ['a path by variable', ['${PWD}/db/init.sql:/docker-entrypoint-initdb.d/init.sql', '${SEED:-./db/schema.sql}:/docker-entrypoint-initdb.d/seed.sql'], ['db/init.sql']],
])('scripts that a compose file mounts: %s', (_, volumes, scripts) => {
  expect(found({ 'docker-compose.yml': mounting(...volumes) })).toMatchObject({ scripts, place: 'docker-compose.yml:5' });
});

test.each([
  ['a volume', mounting('scripts:/docker-entrypoint-initdb.d')],
  ['a file that is not there', mounting('./gone.sql:/docker-entrypoint-initdb.d/init.sql')],
  ['an archive', mounting('./db/README.md:/docker-entrypoint-initdb.d/README.md')],
  ['another server', compose('image: mongo:7', 'volumes: [./db/init.sql:/docker-entrypoint-initdb.d/init.sql]')],
  ['another kind of database', compose('image: mysql:8', 'volumes: [./db/init.sql:/docker-entrypoint-initdb.d/init.sql]')],
  ['no compose file', 'services: [\n'],
])('none of %s', (_, text) => {
  expect(found({ 'compose.yaml': text })).toBeUndefined();
});

test('scripts that the Dockerfile of the database copies', () => {
  const files = { 'compose.yaml': compose('build: { context: ./db, dockerfile: Dockerfile.db }'), 'db/Dockerfile.db': 'FROM pgvector/pgvector:pg16\nCOPY --chown=999 schema.sql init.sql /docker-entrypoint-initdb.d/\n' };
  expect(found(files)).toMatchObject({ scripts: ['db/init.sql', 'db/schema.sql'], place: 'compose.yaml' });
  expect(found({ 'compose.yaml': compose('build: db'), 'db/Dockerfile': 'FROM mariadb:11\nCOPY *.sql /docker-entrypoint-initdb.d/\n' }, MYSQL)).toMatchObject({
    scripts: ['db/init.sql', 'db/schema.sql'],
  });
});

test('a file for production goes before one for development, and one at the top before one below', () => {
  const files = {
    'compose.dev.yaml': mounting('./db/schema.sql:/docker-entrypoint-initdb.d/init.sql'),
    'docker/compose.yaml': mounting('../db/init.sql:/docker-entrypoint-initdb.d/init.sql'),
  };
  expect(found(files)).toMatchObject({ scripts: ['db/init.sql'], place: 'docker/compose.yaml:5' });
});

test.each([
  ['a map', ['environment: { POSTGRES_DB: shop, POSTGRES_USER: clerk }'], { database: 'shop', user: 'clerk' }],
  ['a list', ['environment: [POSTGRES_DB=shop, "POSTGRES_USER=${DB_USER:-clerk}"]'], { database: 'shop', user: 'clerk' }],
  ['an example', ['env_file: .env'], { database: 'orders', user: undefined }],
  ['variables', ['environment: { POSTGRES_DB: "${DB_NAME}" }'], { database: undefined, user: undefined }],
])('the names that scripts may use: %s', (_, lines, names) => {
  const text = mounting('./db/init.sql:/docker-entrypoint-initdb.d/init.sql') + lines.map((line) => `    ${line}\n`).join('');
  const example: Files = lines[0].startsWith('env_file') ? { '.env.example': 'POSTGRES_DB=orders\nPOSTGRES_USER=<your user>\n' } : {};
  expect(found({ 'docker-compose.yml': text, ...example })).toMatchObject({ scripts: ['db/init.sql'], ...names });
});
