import { ContainerStack, FastApiService, Migrations, Postgres } from '../../src';
import { Files, inFolder } from '../support/application-folder';
import { FASTAPI_WITH_DATABASE } from '../support/applications';
import { synth } from '../support/synth';

const stackWith = (migrations: Migrations, files: Files = FASTAPI_WITH_DATABASE) =>
  synth(inFolder('api', files), (project) => {
    const stack = new ContainerStack(project, { name: 'shop' });
    const database = new Postgres(stack, 'db');
    new FastApiService(stack, 'api', { path: 'api', database, migrations, environment: { LOG_LEVEL: 'INFO' } });
  });
const alembic = stackWith(Migrations.alembic());
const dockerfile = (ini: string) => stackWith(Migrations.alembic(), { ...FASTAPI_WITH_DATABASE, 'alembic.ini': `[alembic]\nscript_location = alembic\n${ini}`, 'alembic/env.py': 'from src.main import app\n' }).text('docker/api/Dockerfile');

test('Alembic brings the database to its newest revision', () => {
  expect(alembic.service('api-migrations').command).toEqual(['alembic', 'upgrade', 'head']);
});

test('Alembic runs beside its file where only from there the file leads to its environment', () => {
  const rest = Object.fromEntries(Object.entries(FASTAPI_WITH_DATABASE).filter(([path]) => path !== 'alembic.ini'));
  const environment = { 'migrations/alembic.ini': '[alembic]\nscript_location = .\n', 'migrations/env.py': '' };
  const service = stackWith(Migrations.alembic(), { ...rest, ...environment }).service('api-migrations');
  expect([service.working_dir, service.command]).toEqual(['/app/migrations', ['alembic', 'upgrade', 'head']]);
  expect(alembic.service('api-migrations').working_dir).toBeUndefined();
});

test('any command can do it', () => {
  expect(stackWith(Migrations.command(['python', '-m', 'shop.migrate', '$X'])).service('api-migrations').command).toEqual([
    'python',
    '-m',
    'shop.migrate',
    '$$X',
  ]);
});

test('none is none', () => {
  expect(Object.keys(stackWith(Migrations.none()).compose().services)).toEqual(['db', 'api']);
});

test('they run once, when the database is healthy, and the service waits for their success', () => {
  expect(alembic.service('api-migrations')).toMatchObject({ restart: 'no', depends_on: { db: { condition: 'service_healthy' } } });
  expect(alembic.service('api').depends_on).toEqual({
    'db': { condition: 'service_healthy' },
    'api-migrations': { condition: 'service_completed_successfully' },
  });
});

test("they run the service's image with its settings and secrets, as its user", () => {
  const { image, environment, secrets, user } = alembic.service('api');
  expect(alembic.service('api-migrations')).toMatchObject({ image, environment, secrets, user });
});

test('they publish nothing, run no health check, build nothing, and join only the network of the database', () => {
  const migrations = alembic.service('api-migrations');
  for (const key of ['ports', 'build']) expect(migrations).not.toHaveProperty(key);
  expect(migrations.healthcheck).toEqual({ disable: true }); // the image's own would ask for a server
  expect(migrations.networks).toEqual(['db']);
});

test('in development they run the image that is being developed', () => {
  expect(alembic.compose('docker/docker-compose.dev.yml').services['api-migrations'].image).toBe('shop-api:development');
});

test('an environment that nothing tells where the application is finds it all the same', () => {
  expect(dockerfile('')).toContain('PYTHONPATH=/app\n');
  expect(dockerfile('prepend_sys_path = .\n')).not.toContain('PYTHONPATH');
});

test('an address that is written down for Alembic gives way to that of the database', () => {
  const { 'alembic.ini': ini, ...rest } = FASTAPI_WITH_DATABASE;
  const written = (settings: string) => stackWith(Migrations.alembic(), {
    ...rest,
    'alembic.ini': `${ini}sqlalchemy.url = postgresql+psycopg://a:b@db/c\n`,
    'alembic/env.py': 'connectable = engine_from_config(config.get_section("alembic"), prefix="sqlalchemy.")\n',
    'src/db.py': settings,
  }).service('api-migrations').command;
  expect(written('import os\n\nURL = os.environ["DATABASE_URL"]\n')).toEqual(['python', '-c', expect.stringContaining("os.environ['DATABASE_URL']")]);
  expect(written('')).toEqual(['alembic', 'upgrade', 'head']);
});

test('where any version of SQLAlchemy may come, an address for Alembic without a driver gets the one that is there', () => {
  const { 'alembic.ini': ini, ...rest } = FASTAPI_WITH_DATABASE;
  const migrated = (requirements: string) => stackWith(Migrations.alembic(), {
    ...rest,
    'requirements.txt': requirements,
    'alembic.ini': `${ini}sqlalchemy.url = postgresql://a:b@db/c\n`,
    'alembic/env.py': 'connectable = engine_from_config(config.get_section("alembic"), prefix="sqlalchemy.")\n',
    'src/db.py': 'import os\n\nURL = os.environ["DATABASE_URL"]\n',
  }).service('api-migrations').command;
  expect(migrated('fastapi\nuvicorn\nalembic\nsqlalchemy\npsycopg2\n')).toEqual(['python', '-c', expect.stringContaining("set(drivername='postgresql+psycopg2')")]);
  expect(migrated('fastapi\nuvicorn\nalembic\nsqlalchemy==2.0.43\npsycopg2\n')).toEqual(['python', '-c', expect.stringContaining("set(drivername='postgresql')")]);
});
