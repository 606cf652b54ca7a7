import { findHealthRoute } from '../../../../src/resolve/detect/python/python-health-route';

const find = (files: Record<string, string>) => findHealthRoute(Object.entries(files).map(([file, code]) => ({ file, code })));
const path = (files: Record<string, string>) => find(files)?.path;

test.each(['/health', '/healthz', '/healthcheck', '/livez', '/ping', '/api/health', '/api/v1/health-check'])('%s is found', (route) => {
  expect(path({ 'main.py': `@app.get("${route}")\ndef check(): ...\n` })).toBe(route);
});

test('is found in single quotes, with a slash at its end, and by a call', () => {
  expect(path({ 'main.py': "app.add_api_route('/healthz/', check)\n" })).toBe('/healthz');
});

test.each(['/healthy-food', '/health/{name}', '/pings', '/todos'])('is not %s', (route) => {
  expect(path({ 'main.py': `@app.get("${route}")\n` })).toBeUndefined();
});

test('the place is told', () => {
  expect(find({ 'main.py': 'app = FastAPI()\n\n@app.get("/health")\n' })).toEqual({ path: '/health', file: 'main.py', line: 3 });
});

test.each([
  ['app = FastAPI()\napi = FastAPI(root_path="/api")\napi.include_router(router)\napp.mount("/api", app=api)\n', '/api/health'],
  ['app = FastAPI()\napi = FastAPI()\napi.include_router(router, prefix="/v1")\napp.mount("/", api, name="api")\n', '/v1/health'],
  ['app = FastAPI()\napi = FastAPI()\napi.include_router(router)\napp.mount(settings.prefix, api)\n', undefined],
  ['app = FastAPI()\napp.include_router(router)\napp.mount("/static", StaticFiles(directory="static"))\n', '/health'],
])('of an application within another one it has the path of both: %j', (main, expected) => {
  const router = 'router = APIRouter()\n\n@router.get("/health")\ndef check(): ...\n';
  expect(path({ 'app/main.py': `from app.api import router\n${main}`, 'app/api.py': router })).toBe(expected);
});

test.each([
  ['class Settings(BaseSettings):\n    API_V1_STR: str = "/api/v1"\n', 'settings.API_V1_STR', '/api/v1/health'],
  ['API_PREFIX = "/api"\n', 'API_PREFIX', '/api/health'],
  ['API_PREFIX = "/api"\nAPI_PREFIX = "/v2"\n', 'API_PREFIX', undefined],
  ['API_PREFIX = make_prefix()\n', 'settings.API_PREFIX', undefined],
])('a prefix may be a constant or a setting: %j', (config, prefix, expected) => {
  const main = `app = FastAPI()\nrouter = APIRouter()\napp.include_router(router, prefix=${prefix})\n\n@router.get("/health")\ndef check(): ...\n`;
  expect(path({ 'config.py': config, 'main.py': main })).toBe(expected);
});

describe('behind a router', () => {
  const router = (more = '') => `from fastapi import APIRouter\nrouter = APIRouter(${more})\n\n@router.get("/health")\ndef check(): ...\n`;

  test.each([
    ['of a module', 'from app.routers import health\napp.include_router(health.router, prefix="/api")\n', '/api/health'],
    ['by another name', 'from app.routers.health import router as health_router\napp.include_router(\n    health_router,\n    tags=["health"],\n)\n', '/health'],
    ['by another name of the module', 'from app.routers import health as checks\napp.include_router(checks.router, prefix="/api")\n', '/api/health'],
    ['by its whole name', 'import app.routers.health\napp.include_router(app.routers.health.router)\n', '/health'],
    ['in brackets over several lines', 'from app.routers.health import (\n    other,\n    router as health_router,\n)\napp.include_router(health_router)\n', '/health'],
    ['by its own name', "from .routers.health import router\napp.include_router(router, prefix='/v1')\n", '/v1/health'],
  ])('%s, the prefix is added', (_how, main, expected) => {
    expect(path({ 'app/main.py': `app = FastAPI()\n${main}`, 'app/routers/health.py': router() })).toBe(expected);
  });

  test('its own prefix and those of routers around it are added', () => {
    const files = {
      'app/main.py': 'from app.api import api_router\napp = FastAPI()\napp.include_router(api_router, prefix="/api")\n',
      'app/api.py': 'from app.routers import health\napi_router = APIRouter(prefix="/v2")\napi_router.include_router(health.router)\n',
      'app/routers/health.py': router('prefix="/internal"'),
    };
    expect(path(files)).toBe('/api/v2/internal/health');
  });

  test('the module that is imported counts, and not another one whose file has the same name', () => {
    const files = {
      'app/main.py': [
        'from app.users.routes import router as users', 'from app.status.routes import router as status', 'app = FastAPI()',
        'app.include_router(users, prefix="/users")', 'app.include_router(status, prefix="/status")', '',
      ].join('\n'),
      'app/status/routes.py': router(),
      'app/users/routes.py': 'router = APIRouter()\n',
    };
    expect(path(files)).toBe('/status/health');
  });

  test('a prefix that only a running program knows leaves it unknown', () => {
    const main = 'from app.routers import health\napp = FastAPI()\napp.include_router(health.router, prefix=settings.API_PREFIX)\n';
    expect(path({ 'app/main.py': main, 'app/routers/health.py': router() })).toBeUndefined();
  });

  test('that nobody includes, nothing answers', () => {
    expect(path({ 'app/main.py': 'app = FastAPI()\n', 'app/routers/health.py': router() })).toBeUndefined();
  });
});

describe('a route that asks who calls', () => {
  const route = (decorated: string, parameters = '') => `@${decorated}\nasync def check(${parameters}): ...\n`;

  test.each([
    ['at the route', `app = FastAPI()\n${route('app.get("/health", dependencies=[Depends(require_token)])')}`],
    ['at a call', 'app = FastAPI()\napp.add_api_route("/health", check, dependencies=[Depends(require_token)])\n'],
    ['at the router', `app = FastAPI()\nrouter = APIRouter(dependencies=[Depends(require_token)])\napp.include_router(router)\n${route('router.get("/health")')}`],
    ['at the inclusion', `app = FastAPI()\nrouter = APIRouter()\napp.include_router(\n    router, dependencies=[Depends(require_token)]\n)\n${route('router.get("/health")')}`],
    ['at the application', `app = FastAPI(dependencies=[Depends(require_token)])\n${route('app.get("/health")')}`],
    ['by a parameter', `app = FastAPI()\n${route('app.get("/health")', 'db: Session = Depends(get_db), user: User = Depends(get_current_user)')}`],
    ['by a type', `app = FastAPI()\n${route('app.get("/health")', '\n    user: CurrentUser,\n')}`],
    ['by a scope', `app = FastAPI()\n${route('app.get("/health")', 'caller=Security(find_caller, scopes=["ops"])')}`],
    ['for something in the query', `app = FastAPI()\n${route('app.get("/ping")', 'host: str')}`],
  ])('%s, is none for a check, which has no token', (_where, main) => {
    expect(path({ 'main.py': main })).toBeUndefined();
  });

  test.each([
    ['a database', 'app.get("/health")', 'request: Request, db: Session = Depends(get_db)'],
    ['what may stay away', 'app.get("/health")', 'verbose: bool = False'],
    ['nothing', 'app.get("/health", dependencies=[])', ''],
  ])('is one that asks for %s', (_what, decorated, parameters) => {
    expect(path({ 'main.py': `app = FastAPI()\n${route(decorated, parameters)}` })).toBe('/health');
  });

  test('leaves another one to be asked', () => {
    const main = `app = FastAPI()\n${route('app.get("/health", dependencies=[Depends(require_token)])')}${route('app.get("/api/health")')}`;
    expect(path({ 'main.py': main })).toBe('/api/health');
  });
});

test('whether it lives is asked before whether it is ready, and the shorter way before the longer', () => {
  expect(path({ 'main.py': '@app.get("/ready")\n@app.get("/api/health")\n@app.get("/health")\n' })).toBe('/health');
});

test('a large application is looked through in a moment', () => {
  const names = Array.from({ length: 400 }, (_, index) => `routes_${index}`);
  const routes = 'router = APIRouter()\n@router.get("")\n@router.get("/things")\n'.concat('def handler(value: int) -> int: ...\n'.repeat(200));
  const main = [...names.map((name) => `from app import ${name}`), ...names.map((name) => `app.include_router(${name}.router, prefix="/${name}")`), ''].join('\n');
  const started = Date.now();
  expect(path({ 'app/main.py': main, ...Object.fromEntries(names.map((name) => [`app/${name}.py`, routes])) })).toBeUndefined();
  expect(Date.now() - started).toBeLessThan(2000);
});

test('a route of an application that is not served, or of a router that only it includes, answers nobody', () => {
  const files = {
    'main.py': 'app = FastAPI()\n',
    'old.py': 'from routes import router\n\napp = FastAPI()\napp.include_router(router)\n\n@app.get("/health")\ndef health(): ...\n',
    'routes.py': 'router = APIRouter()\n\n@router.get("/ping")\ndef ping(): ...\n',
  };
  const found = (main: string) => findHealthRoute(Object.entries({ ...files, 'main.py': main }).map(([file, code]) => ({ file, code })), [{ file: 'old.py', name: 'app' }]);
  expect(found(files['main.py'])).toBeUndefined();
  expect(found('from routes import router\n\napp = FastAPI()\napp.include_router(router)\n')?.path).toBe('/ping');
  expect(find(files)?.path).toMatch(/health|ping/);
});
