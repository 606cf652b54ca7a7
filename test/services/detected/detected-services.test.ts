import { Project } from 'projen';
import { ContainerStack, DetectOptions, FastApiService, Migrations } from '../../../src';
import { Files, inFolder } from '../../support/application-folder';
import { FASTAPI, fastApiWith, NEXTJS } from '../../support/applications';
import { synth, synthError } from '../../support/synth';

const FILES: Files = { ...inFolder('backend', FASTAPI), ...inFolder('frontend', NEXTJS) };
const detect = (options: DetectOptions = {}, change: (stack: ContainerStack) => void = () => undefined) => (project: Project) =>
  change(ContainerStack.detect(project, options));

test('a service for each application, in a stack of the project\'s name', () => {
  const compose = synth(FILES, detect()).compose();
  expect(compose.name).toBe('sample');
  expect(Object.keys(compose.services)).toEqual(['backend', 'frontend']);
});

test('two of a kind get ports of their own on the host', () => {
  const repository = synth({ ...inFolder('users', FASTAPI), ...inFolder('orders', FASTAPI) }, detect());
  expect(repository.service('orders').ports).toEqual(['127.0.0.1:${ORDERS_PORT:-8000}:8000']);
  expect(repository.service('users').ports).toEqual(['127.0.0.1:${USERS_PORT:-8001}:8000']);
});

test('a folder with any name', () => {
  const repository = synth(inFolder('frontend [new] ü', NEXTJS), detect());
  expect(repository.service('frontend-new-u').build).toMatchObject({ context: '../frontend [new] ü' });
});

test('an option is laid over what is found', () => {
  const repository = synth(FILES, detect({ name: 'shop', services: { backend: { port: 9000, environment: { MODE: 'fast' } } } }));
  expect(repository.service('backend')).toMatchObject({ image: 'shop-backend:${IMAGE_TAG:-local}', environment: { MODE: 'fast' } });
  expect(repository.service('backend').ports).toEqual(['127.0.0.1:${BACKEND_PORT:-9000}:9000']);
});

test('the services can be had from the stack', () => {
  synth(FILES, detect({}, (stack) => expect(stack.service('backend')).toBeInstanceOf(FastApiService)));
});

test('options for a service that is not there are told, with the closest name', () => {
  expect(synthError(FILES, detect({ services: { bakend: { port: 9000 } } }))).toContain([
    '  sample',
    '    No service "bakend" was found. Did you mean "backend"?',
    '    Fix: Use one of: backend (backend), frontend (frontend); or name its folder with path.',
  ].join('\n'));
});

test('a repository without an application is told how to go on', () => {
  expect(synthError({ 'README.md': '' }, detect())).toContain('No FastAPI application and no Next.js application was found.');
  expect(synthError({ 'api/main.py': 'from fastapi import FastAPI\n\napp = FastAPI()\n' }, detect())).toContain(
    'Fix: api/main.py creates a FastAPI application, and no file says what it depends on: add one beside it, such as requirements.txt.',
  );
  expect(synthError({ '{{name}}/api/requirements.txt': '' }, detect())).toContain('Fix: {{name}} is a template: generate a project from it, and describe its stack there.');
});

test('an excluded folder has no service', () => {
  expect(Object.keys(synth(FILES, detect({ exclude: ['frontend'] })).compose().services)).toEqual(['backend']);
});

const CONFIG = [
  'from pydantic_settings import BaseSettings',
  '',
  '',
  'class Settings(BaseSettings):',
  '    database_url: str = "postgresql+asyncpg://postgres:postgres@localhost:5432/app"',
  '    secret_key: str',
  '    backend_cors_origins: list[str] = []',
  '    mail_from: str',
  '',
].join('\n');
const ALEMBIC: Files = { 'alembic.ini': '[alembic]\nscript_location = alembic\n', 'alembic/env.py': '', 'alembic/versions/1.py': '' };
const CONNECTED: Files = {
  ...inFolder('backend', { ...fastApiWith('config', CONFIG), 'requirements.txt': 'asyncpg==0.30.0\nfastapi==0.116.1\n', ...ALEMBIC }),
  ...inFolder('frontend', { ...NEXTJS, 'lib/api.ts': 'export const url = process.env.NEXT_PUBLIC_API_URL;\nexport const inner = process.env.API_URL;\n' }),
};
const mail = { services: { backend: { environment: { MAIL_FROM: 'shop@example.com' } } } };

test('a backend gets its database as its code reads it, its migrations, its secrets and its origins', () => {
  const repository = synth(CONNECTED, detect(mail));
  expect(Object.keys(repository.compose().services)).toEqual(['postgres', 'backend-migrations', 'backend', 'frontend']);
  expect(repository.service('backend').environment).toEqual({
    DATABASE_URL_FILE: '/run/secrets/database_url',
    SECRET_KEY_FILE: '/run/secrets/secret_key',
    MAIL_FROM: 'shop@example.com',
    BACKEND_CORS_ORIGINS: '["http://localhost:${FRONTEND_PORT:-3000}"]',
  });
  expect(repository.text('scripts/create-secrets.sh')).toContain('derived_secret backend-database-url postgresql+asyncpg://sample: postgres-password @postgres:5432/sample');
  expect(repository.text('docker/backend/Dockerfile')).toContain('ENTRYPOINT ["python", "-IS", "/usr/local/lib/secret-environment/run.py"]');
  expect(repository.service('backend-migrations').environment).toMatchObject({ DATABASE_URL_FILE: '/run/secrets/database_url' });
});

test('migrations that are found can be switched off', () => {
  const off = { services: { backend: { ...mail.services.backend, migrations: Migrations.none() } } };
  expect(Object.keys(synth(CONNECTED, detect(off)).compose().services)).toEqual(['postgres', 'backend', 'frontend']);
});

describe('a package of the workspace that a backend depends on', () => {
  const member = (name: string, folder: string, dependencies: string) => `[[package]]\nname = "${name}"\nsource = { editable = "${folder}" }\ndependencies = [${dependencies}]\n`;
  const registry = (name: string) => `[[package]]\nname = "${name}"\nversion = "1.0"\nsource = { registry = "https://pypi.org/simple" }\n`;
  const workspace: Files = {
    '.git/HEAD': '',
    'uv.lock': member('api', 'apps/api', '{ name = "core" }, { name = "fastapi" }, { name = "uvicorn" }')
      + member('core', 'packages/core', '{ name = "asyncpg" }') + ['asyncpg', 'fastapi', 'uvicorn'].map(registry).join(''),
    'pyproject.toml': '[tool.uv.workspace]\nmembers = ["apps/*", "packages/*"]\n',
    'apps/api/pyproject.toml': '[project]\nname = "api"\ndependencies = ["core", "fastapi", "uvicorn"]\n',
    'apps/api/main.py': 'from core.config import settings\nfrom fastapi import FastAPI\n\napp = FastAPI()\n',
    'packages/core/pyproject.toml': '[project]\nname = "core"\ndependencies = ["asyncpg", "redis"]\n',
    'packages/core/src/core/config.py': [
      'from pydantic_settings import BaseSettings', '', 'class Settings(BaseSettings):',
      '    database_url: str', '    redis_url: str', '    jwt_secret: str', '    backend_cors_origins: list[str] = []', '',
    ].join('\n'),
    'packages/core/src/core/models.py': 'from pgvector.sqlalchemy import Vector\n',
    ...inFolder('web', NEXTJS),
  };

  test('says what database, cache, secrets and addresses it gets', () => {
    const repository = synth(workspace, detect());
    expect(Object.keys(repository.compose().services)).toEqual(['postgres', 'api', 'web', 'valkey']);
    expect(repository.service('api').environment).toEqual({
      DATABASE_URL_FILE: '/run/secrets/database_url',
      REDIS_URL_FILE: '/run/secrets/redis_url',
      JWT_SECRET_FILE: '/run/secrets/jwt_secret',
      BACKEND_CORS_ORIGINS: '["http://localhost:${WEB_PORT:-3000}"]',
    });
    expect(repository.service('postgres').image).toBe('pgvector/pgvector:pg17');
  });

  test('says nothing where nothing installs it', () => {
    const alone = { ...workspace, 'uv.lock': workspace['uv.lock'].replace('{ name = "core" }, ', ''), 'apps/api/pyproject.toml': '[project]\nname = "api"\ndependencies = ["fastapi", "uvicorn"]\n' };
    expect(Object.keys(synth(alone, detect()).compose().services)).toEqual(['api', 'web']);
  });
});

test('a frontend gets the address of the backend, for the browser and for its server', () => {
  expect(synth(CONNECTED, detect(mail)).service('frontend').environment).toEqual({
    NEXT_PUBLIC_API_URL: 'http://localhost:${BACKEND_PORT:-8000}',
    API_URL: 'http://backend:8000',
    INTERNAL_ADDRESSES: 'http://localhost:${BACKEND_PORT:-8000}=http://backend:8000',
  });
});

test('a required setting that nothing shows is asked for, with its place', () => {
  expect(synthError(CONNECTED, detect())).toContain([
    '  sample/backend',
    '    A setting has no default, and no value is known:',
    '      MAIL_FROM, read in backend/src/config.py:8',
    "    Fix: Give it a value in the projenrc file: services: { backend: { environment: { MAIL_FROM: '…' } } }.",
  ].join('\n'));
});

test('what is asked for is no warning of the policy as well', () => {
  const warnings: string[] = [];
  synthError(CONNECTED, (project) => {
    jest.spyOn(project.logger, 'warn').mockImplementation((line: string) => void warnings.push(line));
    detect()(project);
  });
  expect(warnings).toContainEqual(expect.stringMatching(/^image-pinned /));
  expect(warnings).not.toContainEqual(expect.stringContaining('MAIL_FROM'));
});

test('a value that is given later is one too', () => {
  const give = (stack: ContainerStack) => stack.service('backend').addEnvironment('MAIL_FROM', 'shop@example.com');
  expect(synth(CONNECTED, detect({}, give)).service('backend').environment).toMatchObject({ MAIL_FROM: 'shop@example.com' });
});

test('what is told about a variable stays, whatever its name', () => {
  const environment = { ...mail.services.backend.environment, BACKEND_CORS_ORIGINS: '["https://shop.example"]' };
  expect(synth(CONNECTED, detect({ services: { backend: { environment } } })).service('backend').environment).toMatchObject(environment);
});

test.each(['env.py', 'versions/1.py'])('Alembic without %s has no migrations yet', (file) => {
  const { [`backend/alembic/${file}`]: _, ...rest } = CONNECTED;
  expect(Object.keys(synth(rest, detect(mail)).compose().services)).not.toContain('backend-migrations');
});

test('a database of SQLite in a volume is migrated too, and without one Alembic has nothing to migrate', () => {
  const backend = { ...FASTAPI, ...ALEMBIC, 'requirements.txt': 'fastapi==0.116.1\nuvicorn==0.35.0\nalembic==1.16.4\n' };
  const { services } = synth(inFolder('backend', { ...backend, ...fastApiWith('database', 'engine = create_engine("sqlite:///./shop.db")\n') }), detect()).compose();
  expect(services['backend-migrations']).toMatchObject({ command: ['alembic', 'upgrade', 'head'], volumes: ['backend-sqlite:/app/.sqlite'] });
  expect(services.backend.volumes).toEqual(services['backend-migrations'].volumes);
  expect(services.backend.depends_on['backend-migrations']).toEqual({ condition: 'service_completed_successfully' });
  expect(Object.keys(synth(inFolder('backend', backend), detect()).compose().services)).toEqual(['backend']);
});

test('a file of SQLite that only an example names, for a setting that is needed, is kept and migrated as one that code names', () => {
  const backend = { ...FASTAPI, ...ALEMBIC, ...fastApiWith('database', 'engine = create_engine(os.environ["DATABASE_URL"])\n') };
  const files = { ...backend, 'requirements.txt': 'fastapi==0.116.1\nuvicorn==0.35.0\nalembic==1.16.4\n', '.env.example': 'DATABASE_URL=sqlite:///./shop.db\n' };
  const { services } = synth(inFolder('backend', files), detect()).compose();
  expect(services.backend).toMatchObject({ environment: { DATABASE_URL: 'sqlite:///./shop.db' }, volumes: ['backend-sqlite:/app/.sqlite'] });
  expect(services['backend-migrations'].volumes).toEqual(services.backend.volumes);
  const told = synth(inFolder('backend', files), detect({ services: { backend: { environment: { DATABASE_URL: 'sqlite:////data/shop.db' } } } })).compose();
  expect(told.services.backend.volumes).toEqual(['backend-data:/data']);
});

test('Alembic may be configured in a folder below', () => {
  const { 'backend/alembic.ini': ini, ...rest } = CONNECTED;
  const repository = synth({ ...rest, 'backend/alembic/alembic.ini': ini }, detect(mail));
  expect(repository.service('backend-migrations').command).toEqual(['alembic', '--config', 'alembic/alembic.ini', 'upgrade', 'head']);
});
