import { ContainerStack } from '../../../src';
import { Files, inFolder } from '../../support/application-folder';
import { fastApiWith, NEXTJS } from '../../support/applications';
import { synth, synthError } from '../../support/synth';

const detected = (files: Files) => synth(files, (project) => void ContainerStack.detect(project));

test('a database has the extension that code wants', () => {
  const backend = fastApiWith('database', 'import os\nurl = os.environ["DATABASE_URL"]\n');
  const files = inFolder('backend', { ...backend, 'requirements.txt': 'asyncpg==0.30.0\nfastapi==0.116.1\n' });
  const revision = { 'backend/alembic/versions/1.py': 'op.execute("CREATE EXTENSION IF NOT EXISTS vector")\n' };
  expect(detected({ ...files, ...revision }).service('postgres').image).toBe('pgvector/pgvector:pg17');
  expect(detected(files).service('postgres').image).toBe('postgres:17-alpine');
});

test('a Next.js application with a database of its own shares it', () => {
  const files = inFolder('shop', { ...NEXTJS, 'package.json': '{ "dependencies": { "next": "16.0.0", "pg": "8" } }', 'app/api/todos/route.ts': 'const pool = new Pool({ connectionString: process.env.DATABASE_URL! });\n' });
  const repository = detected(files);
  expect(repository.service('shop').depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
  expect(repository.service('shop').environment).toEqual({ DATABASE_URL_FILE: '/run/secrets/database_url' });
  expect(repository.text('docker/shop/Dockerfile')).toContain('CMD ["node", "--require", "/usr/local/lib/secret-environment/values.cjs", ');
});

const SCRIPTED = {
  ...inFolder('backend', { ...fastApiWith('database', 'import os\nurl = os.environ["DATABASE_URL"]\n'), 'requirements.txt': 'asyncpg==0.30.0\nfastapi==0.116.1\n' }),
  'db/init.sql': 'CREATE TABLE todos (id int);\n',
  'compose.yaml': 'services:\n  db:\n    image: postgres:16\n    environment: { POSTGRES_DB: todos, POSTGRES_USER: clerk }\n    volumes: [./db/init.sql:/docker-entrypoint-initdb.d/init.sql]\n',
};

test('a database has the scripts that the team mounts for it, and the names that they may use', () => {
  const { configs, environment } = detected(SCRIPTED).service('postgres');
  expect(configs).toContainEqual({ source: 'postgres-01-init', target: '/docker-entrypoint-initdb.d/01-init.sql' });
  expect(environment).toMatchObject({ POSTGRES_DB: 'todos', POSTGRES_USER: 'clerk' });
});

test('the description may say other scripts, or none', () => {
  const initScripts = (paths: string[]) => synth({ ...SCRIPTED, 'db/other.sql': '' }, (project) => void ContainerStack.detect(project, { initScripts: paths }));
  expect(initScripts(['db/other.sql']).service('postgres').configs).toContainEqual({ source: 'postgres-01-other', target: '/docker-entrypoint-initdb.d/01-other.sql' });
  expect(initScripts([]).service('postgres')).not.toHaveProperty('configs');
});

test('scripts for a database that nobody needs are a problem', () => {
  const files = inFolder('web', NEXTJS);
  expect(synthError(files, (project) => void ContainerStack.detect(project, { initScripts: ['init.sql'] }))).toContain('initScripts: no application was found that needs a database.');
});
