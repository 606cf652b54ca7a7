import { ContainerStack } from '../../../src';
import { Files, inFolder } from '../../support/application-folder';
import { FASTAPI, NEXTJS } from '../../support/applications';
import { synth } from '../../support/synth';

const CONFIG = 'import os\n\nREDIS_URL = os.environ["REDIS_URL"]\nHOST = os.getenv("CACHE_REDIS_HOST")\nPASSWORD = os.getenv("CACHE_REDIS_PASSWORD", "")\nPORT = os.getenv("CACHE_REDIS_PORT", "6379")\n';
const FILES: Files = inFolder('backend', { ...FASTAPI, 'src/config.py': CONFIG, 'requirements.txt': 'redis==5.0.0\nfastapi==0.116.1\n' });

test('a backend gets the address of a Valkey as its code takes it: whole, and in parts', () => {
  const repository = synth(FILES, (project) => void ContainerStack.detect(project));
  expect(repository.service('backend').environment).toEqual({
    REDIS_URL_FILE: '/run/secrets/redis_url',
    CACHE_REDIS_HOST: 'valkey',
    CACHE_REDIS_PASSWORD_FILE: '/run/secrets/cache_redis_password',
    CACHE_REDIS_PORT: '6379',
  });
  expect(repository.service('backend').depends_on).toEqual({ valkey: { condition: 'service_healthy' } });
  expect(repository.service('backend').networks).toEqual(['backend', 'valkey']);
});

test('what the team gives is not taken from the Valkey', () => {
  const services = { backend: { environment: { REDIS_URL: 'redis://elsewhere' } } };
  const repository = synth(FILES, (project) => void ContainerStack.detect(project, { services }));
  expect(repository.service('backend').environment).toMatchObject({ REDIS_URL: 'redis://elsewhere' });
  expect(repository.service('backend').environment).not.toHaveProperty('REDIS_URL_FILE');
});

test('a Valkey asks for no password where the code has none to give', () => {
  const open = { ...FILES, 'backend/src/config.py': 'import os\nURL = os.environ["REDIS_URL"]\nHOST = os.getenv("REDIS_QUEUE_HOST", "localhost")\nPORT = os.getenv("REDIS_QUEUE_PORT", 6379)\n' };
  const repository = synth(open, (project) => void ContainerStack.detect(project));
  expect(repository.service('backend').environment).toEqual({ REDIS_URL: 'redis://valkey:6379/0', REDIS_QUEUE_HOST: 'valkey', REDIS_QUEUE_PORT: '6379' });
  expect(repository.service('backend').depends_on).toEqual({ valkey: { condition: 'service_healthy' } });
  expect(repository.service('valkey').command).toContain('--protected-mode');
});

test('a queue keeps its data over a restart, a cache does not', () => {
  const queue = { ...FILES, 'backend/src/config.py': 'import os\nURL = os.environ["CELERY_BROKER_URL"]\n' };
  expect(synth(queue, (project) => void ContainerStack.detect(project)).service('valkey').command).toContain('--appendonly');
  expect(synth(FILES, (project) => void ContainerStack.detect(project)).service('valkey').command).toContain('--save');
  const jobs = { ...FILES, 'backend/requirements.txt': 'fastapi==0.116.1\nredis==5.0.0\nrq==2.0.0\n' };
  expect(synth(jobs, (project) => void ContainerStack.detect(project)).service('valkey').command).toContain('--appendonly');
});

test('several origins are a list in the form that the code reads', () => {
  const origins = 'from pydantic_settings import BaseSettings\n\nclass Settings(BaseSettings):\n    cors_origins: list[str] = []\n    allowed_origins: str = ""\n';
  const files = { ...inFolder('api', { ...FASTAPI, 'src/config.py': origins }), ...inFolder('web', NEXTJS), ...inFolder('admin', NEXTJS) };
  expect(synth(files, (project) => void ContainerStack.detect(project)).service('api').environment).toEqual({
    CORS_ORIGINS: '["http://localhost:${ADMIN_PORT:-3000}","http://localhost:${WEB_PORT:-3001}"]',
    ALLOWED_ORIGINS: 'http://localhost:${ADMIN_PORT:-3000},http://localhost:${WEB_PORT:-3001}',
  });
});
