import { detectPythonApplication } from '../../../src/resolve/detect/python-application';
import { applicationFolder, Files } from '../../support/application-folder';
import { FASTAPI, FASTAPI_WITH_DATABASE } from '../../support/applications';

const detect = (files: Files) => detectPythonApplication(applicationFolder(files));

test('the application is found in the code, not by the name of its module', () => {
  expect(detect({ 'src/main.py': 'print("no application")\n', 'src/web.py': 'api = FastAPI()\n' }).asgi).toEqual({ target: 'src.web:api', factory: false });
});

test('tests and documents are not searched for an application', () => {
  const app = 'app = FastAPI()\n';
  expect(detect({ 'tests/app.py': app, 'docs/conf.py': app, 'test_main.py': app, 'conftest.py': app, '.hidden/x.py': app }).candidates).toEqual([]);
});

describe('the health route', () => {
  test.each(['/health', '/healthz', '/healthcheck', '/livez', '/ping', '/api/health', '/api/healthz'])('%s is found', (path) => {
    expect(detect({ 'main.py': `@app.get("${path}")\ndef check(): ...\n` }).healthPath).toBe(path);
  });

  test('is found in single quotes and with a slash at its end', () => {
    expect(detect({ 'routes/check.py': "router.add_api_route('/healthz/', check)\n" }).healthPath).toBe('/healthz');
  });

  test.each(['/healthy-food', '/api/v1/health', '/pings', '/todos'])('is not %s', (path) => {
    expect(detect({ 'main.py': `@app.get("${path}")\n` }).healthPath).toBeUndefined();
  });

  test('of a test is not taken', () => {
    expect(detect({ 'main.py': '', 'tests/test_main.py': 'client.get("/health")\n' }).healthPath).toBeUndefined();
  });
});

describe('the migrations folder', () => {
  test.each([
    ['script_location = alembic', 'alembic'],
    ['script_location = %(here)s/alembic', 'alembic'],
    ['script_location=db/migrations', 'db/migrations'],
    ['  script_location = migrations  ', 'migrations'],
    ['script_location = ./migrations', 'migrations'],
    ['script_location = %(here)s/./db/migrations/', 'db/migrations'],
  ])('of "%s" is found', (line, folder) => {
    expect(detect({ 'alembic.ini': `[alembic]\n${line}\n` }).alembicFolder).toBe(folder);
  });

  test('is not found in a comment', () => {
    expect(detect({ 'alembic.ini': '[alembic]\n# script_location = alembic\n' }).alembicFolder).toBeUndefined();
  });

  test('is undefined without Alembic', () => {
    expect(detect(FASTAPI).alembicFolder).toBeUndefined();
  });
});

describe('what ships', () => {
  test('is packages and migrations; not tests, documents or dotfiles', () => {
    expect(detect({ ...FASTAPI_WITH_DATABASE, 'docs/index.py': '', '.github/x.py': '', 'conftest.py': '' }).sources).toEqual(['alembic', 'alembic.ini', 'src']);
  });

  test('is the top-level folder of nested migrations', () => {
    expect(detect({ 'main.py': '', 'alembic.ini': 'script_location = db/migrations\n', 'db/migrations/env.py': '' }).sources).toEqual(['alembic.ini', 'db', 'main.py']);
  });

  test('is never the whole context, however the migrations are written', () => {
    expect(detect({ 'main.py': '', 'alembic.ini': 'script_location = ./alembic\n', 'alembic/env.py': '' }).sources).toEqual(['alembic', 'alembic.ini', 'main.py']);
    expect(detect({ 'app/main.py': '', 'alembic.ini': 'script_location = app:migrations\n' }).sources).toEqual(['alembic.ini', 'app']);
  });

  test('includes templates and static files', () => {
    expect(detect({ 'main.py': '', 'templates/index.html': '', 'static/site.css': '', 'data/seed.csv': '' }).sources).toEqual(['main.py', 'static', 'templates']);
  });
});

describe('the dependencies', () => {
  test('come from requirements.txt, by their normalised names', () => {
    const requirements = '# comment\nFastAPI[standard]>=0.116\nSQL_Alchemy.Utils==1\npsycopg[binary] ; python_version > "3.8"\n-e .\n--hash=sha256:abc\n';
    expect([...detect({ 'requirements.txt': requirements }).dependencies]).toEqual(['fastapi', 'sql-alchemy-utils', 'psycopg']);
  });

  test('come from pyproject.toml', () => {
    const pyproject = '[project]\nname = "shop"\ndependencies = ["fastapi>=0.116", "asyncpg~=0.30"]\n';
    expect([...detect({ 'pyproject.toml': pyproject }).dependencies]).toEqual(['fastapi', 'asyncpg']);
  });

  test('are none without either', () => {
    expect(detect({ 'main.py': '' }).dependencies.size).toBe(0);
  });

  test('do not need a project table', () => {
    expect(detect({ 'pyproject.toml': '[tool.ruff]\nline-length = 100\n' }).dependencies.size).toBe(0);
  });
});
