import { detectPythonApplication } from '../../../../src/resolve/detect/python/python-application';
import { applicationFolder, Files } from '../../../support/application-folder';
import { FASTAPI_WITH_DATABASE } from '../../../support/applications';

const detect = (files: Files) => detectPythonApplication(applicationFolder(files));

test('the application is found in the code, not by the name of its module', () => {
  expect(detect({ 'src/main.py': 'print("no application")\n', 'src/web.py': 'api = FastAPI()\n' }).asgi).toMatchObject({ target: 'src.web:api', factory: false, file: 'src/web.py', line: 1 });
});

test('tests and documents are not searched for an application', () => {
  const app = 'app = FastAPI()\n';
  expect(detect({ 'tests/app.py': app, 'docs/conf.py': app, 'test_main.py': app, 'conftest.py': app, '.hidden/x.py': app }).candidates).toEqual([]);
});

test.each([
  ['from api.config import settings\n', 'api'],
  ['import api.routers.items\n', 'api'],
  ['from api import config\n', 'api'],
  ['from config import settings\n', undefined],
  ['from api.unknown import x\n', undefined],
  ['try:\n    import config\nexcept ImportError:\n\n    from api.config import settings\n', undefined],
  ['try:\n    import orjson\nexcept ImportError:\n    orjson = None\nfrom api.config import settings\n', 'api'],
])('of a folder called api, %j says by which name it is imported', (code, name) => {
  const root = applicationFolder({ 'apps/api/main.py': `${code}app = FastAPI()\n`, 'apps/api/config.py': '', 'apps/api/routers/items.py': '' });
  expect(detectPythonApplication(root.below('apps/api')).importedAs).toBe(name);
});

test.each([
  ['from api.config import settings\n', 'api'],
  ['from api import config\n', undefined],
])('of a folder called api with an api.py, %j says whether that file is meant', (code, name) => {
  const root = applicationFolder({ 'api/api.py': `${code}app = FastAPI()\n`, 'api/config.py': '' });
  expect(detectPythonApplication(root.below('api'))).toMatchObject({ importedAs: name, asgi: { target: 'api:app', importRoot: '.' } });
});

test('relative imports say by which name it is imported, too', () => {
  const root = applicationFolder({ 'apps/api/main.py': 'from ..shared import x\napp = FastAPI()\n', 'apps/shared/__init__.py': '' });
  expect(detectPythonApplication(root.below('apps/api'))).toMatchObject({ importedAs: 'apps.api', sources: ['../shared', 'main.py'] });
});

test('a folder that has one of its own name means that one', () => {
  const root = applicationFolder({ 'api/api/config.py': '', 'api/config.py': '', 'api/main.py': 'from api.config import settings\n' });
  expect(detectPythonApplication(root.below('api')).importedAs).toBeUndefined();
});

test('files that it reads from beside its folder are among its sources; no secrets, and nothing that only a script reads', () => {
  const code = 'RULES = os.path.join(os.path.dirname(__file__), "..", "shared", "rules.json")\nwith open(RULES) as file:\n    rules = json.load(file)\n';
  const env = 'text = (Path(__file__).parent.parent / ".env").read_text()\nkey = open(Path(__file__).parent.parent / "jwt.key").read()\nopen(Path(__file__).parent.parent / "made" / "schema.json")\n';
  const root = applicationFolder({
    'api/main.py': `${code}${env}app = FastAPI()\n`,
    'api/convert.py': 'open(Path(__file__).parent.parent / "LICENSE")\n',
    'shared/rules.json': '{}',
    'shared/other.json': '{}',
    '.env': 'A=1\n',
    'jwt.key': 'k',
    'LICENSE': '',
  });
  expect(detectPythonApplication(root.below('api')).sources).toEqual(['../shared/rules.json', 'convert.py', 'main.py']);
});

describe('what ships', () => {
  test('is packages and migrations; not tests, documents or dotfiles', () => {
    expect(detect({ ...FASTAPI_WITH_DATABASE, 'docs/index.py': '', '.github/x.py': '', 'conftest.py': '' }).sources).toEqual(['alembic', 'alembic.ini', 'src']);
  });

  test('is the top-level folder of nested migrations', () => {
    expect(detect({ 'main.py': '', 'alembic.ini': 'script_location = db/migrations\n', 'db/migrations/env.py': '' }).sources).toEqual(['alembic.ini', 'db', 'main.py']);
    const pyproject = '[tool.alembic]\nscript_location = "db/migrations"\n';
    expect(detect({ 'main.py': '', 'alembic.ini': '', 'pyproject.toml': pyproject, 'db/migrations/env.py': '' }).sources).toEqual(['alembic.ini', 'db', 'main.py', 'pyproject.toml']);
  });

  test('is never the whole context, however the migrations are written', () => {
    expect(detect({ 'main.py': '', 'alembic.ini': 'script_location = ./alembic\n', 'alembic/env.py': '' }).sources).toEqual(['alembic', 'alembic.ini', 'main.py']);
    expect(detect({ 'app/main.py': '', 'app/migrations/env.py': '', 'alembic.ini': 'script_location = app:migrations\n' }).sources).toEqual(['alembic.ini', 'app']);
  });

  test('includes templates and static files', () => {
    expect(detect({ 'main.py': '', 'templates/index.html': '', 'static/site.css': '', 'data/seed.csv': '' }).sources).toEqual(['main.py', 'static', 'templates']);
  });
});

test("the team's own commands decide what is served, and on which port", () => {
  const app = 'app = FastAPI()\n';
  expect(detect({ 'main.py': app, 'web/site.py': app, 'Dockerfile': 'CMD ["uvicorn", "web.site:app", "--port", "9000"]\n' })).toMatchObject({
    asgi: { target: 'web.site:app' },
    asgiDecidedBy: 'Dockerfile:1',
    port: { value: 9000, place: 'Dockerfile:1' },
  });
});

test('a port that needs privileges is not taken over', () => {
  expect(detect({ 'main.py': 'app = FastAPI()\n', 'Dockerfile': 'CMD ["uvicorn", "main:app", "--port", "80"]\n' }).port).toBeUndefined();
});

test.each([['docs_url=None', false], ['openapi_url=None', false], ['openapi_url="/openapi.json" if DEBUG else None', false], ['openapi_url=f"{PREFIX}/openapi.json"', true], ['title="Shop"', true]])('with FastAPI(%s) the documentation is at its usual place: %s', (option, usual) => {
  expect(detect({ 'main.py': `app = FastAPI(${option})\n` }).hasDocumentation).toBe(usual);
});

test('only routes of the application that is served count as health checks', () => {
  const other = 'app = FastAPI()\n\n@app.get("/health")\ndef health(): ...\n';
  const served = { 'main.py': 'app = FastAPI()\n', 'app.py': other, 'Dockerfile': 'CMD ["uvicorn", "main:app"]\n' };
  expect(detect(served).healthRoute).toBeUndefined();
  expect(detect({ ...served, Dockerfile: 'CMD ["uvicorn", "app:app"]\n' }).healthRoute?.path).toBe('/health');
});

test('what is in comments and docstrings is no code', () => {
  const code = [
    '"""How to use it:', '', 'app = FastAPI()', '"""', 'from fastapi import FastAPI', '', 'api = FastAPI()  # docs_url=None', '',
    '# @api.get("/health")', '', '@api.get("/")', 'def root():', "    '''", '    @api.get("/ping")', "    '''", '',
  ].join('\n');
  const { candidates, healthRoute, hasDocumentation } = detect({ 'main.py': code });
  expect(candidates.map(({ target, line }) => [target, line])).toEqual([['main:api', 7]]);
  expect(healthRoute).toBeUndefined();
  expect(hasDocumentation).toBe(true);
});
