import { ContainerStack } from '../../../src';
import { Files, inFolder } from '../../support/application-folder';
import { fastApiWith, NEXTJS } from '../../support/applications';
import { synth } from '../../support/synth';

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
