import { findAsgiObjects } from '../../../../src/resolve/detect/python/asgi-object';

/** What is served of modules with this code, as uvicorn's arguments would have it. */
function served(modules: Record<string, string>): string | undefined {
  const { chosen } = findAsgiObjects(Object.entries(modules).map(([file, code]) => ({ file, code })));
  return chosen && (chosen.factory ? `--factory ${chosen.target}` : chosen.target);
}
function candidates(modules: Record<string, string>): string[] {
  return findAsgiObjects(Object.entries(modules).map(([file, code]) => ({ file, code }))).all.map(({ target }) => target);
}

const FACTORY = 'def create_app(settings: Settings | None = None) -> FastAPI:\n    """Make it."""\n\n    app = FastAPI()\n    return app\n';

describe('an application at the top of a module', () => {
  test.each([
    ['plain', 'app = FastAPI()\n', 'app'],
    ['with arguments on several lines', 'api = FastAPI(\n    title="Shop",\n)\n', 'api'],
    ['annotated', 'app: FastAPI = FastAPI(title="Shop")\n', 'app'],
    ['annotated with the module', 'application: fastapi.FastAPI = fastapi.FastAPI()\n', 'application'],
    ['annotated in quotes', 'app: "FastAPI" = FastAPI()\n', 'app'],
    ['annotated as final', 'app: Final[FastAPI] = FastAPI()\n', 'app'],
    ['under a condition', 'if PRODUCTION:\n    app = FastAPI(docs_url=None)\nelse:\n    app = FastAPI()\n', 'app'],
    ['under a condition of several lines', 'if (\n    PRODUCTION\n    or STAGING\n):\n    app = FastAPI(docs_url=None)\n', 'app'],
    ['in a try', 'try:\n    app = FastAPI(lifespan=lifespan)\nexcept ValueError:\n    raise\n', 'app'],
    ['after other code', 'import os\n\nx = 1\n\n\nserver = FastAPI()\n', 'server'],
  ])('is found: %s', (_how, code, name) => {
    expect(served({ 'service/web.py': code })).toBe(`service.web:${name}`);
  });

  test.each([
    ['in a comment', '# app = FastAPI()\n'],
    ['in a function with a parameter that must be given', 'def create(settings: Settings):\n    app = FastAPI()\n    return app\n'],
    ['in a method', 'class Server:\n    def run(self, port):\n        if port:\n            app = FastAPI()\n'],
    ['in a program', 'if __name__ == "__main__":\n    app = FastAPI()\n'],
    ['for another one', 'server = Server(\n    app = FastAPI(),\n)\n'],
    ['of another class', 'app = MyFastAPI()\n'],
    ['imported only', 'from fastapi import FastAPI\n'],
  ])('is not taken for one: %s', (_how, code) => {
    expect(served({ 'main.py': code })).toBeUndefined();
  });
});

describe('a factory', () => {
  test('whose result is assigned is served through that name', () => {
    expect(served({ 'src/main.py': `${FACTORY}\n\napp = create_app()\n` })).toBe('src.main:app');
  });

  test('in one module may be called in another', () => {
    expect(served({ 'src/factory.py': FACTORY, 'src/main.py': 'from src import factory\n\napp = factory.create_app()\n' })).toBe('src.main:app');
  });

  test('whose result nobody assigns is called by uvicorn', () => {
    expect(served({ 'src/factory.py': FACTORY })).toBe('--factory src.factory:create_app');
  });

  test('may take a union in parentheses, or what a call returns', () => {
    const parameters = 'settings: (\n        Shop\n        | Mail\n    ), router=Router(prefix=str("/api"))';
    const factory = `def create_app(${parameters}) -> FastAPI:\n    return FastAPI()\n`;
    expect(served({ 'src/setup.py': factory, 'src/main.py': 'from .setup import create_app\n\napp = create_app(settings)\n' })).toBe('src.main:app');
  });

  test.each(['', 'limits: dict[str, int] = {}', 'lifespan: Callable[[FastAPI], Any] = make(1, 2)', '*, debug=False', 'debug: bool = False, *args, **options', '\n    debug=False,\n'])('may have parameters that need not be given: (%s)', (parameters) => {
    expect(served({ 'main.py': `def make(${parameters}):\n    return FastAPI()\n` })).toBe('--factory main:make');
  });

  test.each(['settings', '*, debug: bool', 'name: str, debug=False'])('with parameters that must be given cannot be served: (%s)', (parameters) => {
    expect(served({ 'main.py': `def make(${parameters}):\n    return FastAPI()\n` })).toBeUndefined();
  });

  test('that another one calls is not served itself', () => {
    const outer = 'from src.setup import create_app as _create_app\n\ndef create_app() -> FastAPI:\n    return _create_app()\n';
    expect(served({ 'src/setup.py': FACTORY, 'src/serve.py': outer })).toBe('--factory src.serve:create_app');
  });

  test('is not served when an object is there too', () => {
    expect(candidates({ 'factory.py': FACTORY, 'main.py': 'app = FastAPI()\n' })).toEqual(['main:app']);
  });
});

describe('of several applications', () => {
  test('the conventional module is served', () => {
    expect(served({ 'admin/app.py': 'app = FastAPI()\n', 'app/main.py': 'api = FastAPI()\n' })).toBe('app.main:api');
  });

  test('the more conventional one wins', () => {
    expect(served({ 'src/main.py': 'app = FastAPI()\n', 'main.py': 'app = FastAPI()\n' })).toBe('main:app');
  });

  test('none is served when no convention decides, and all are told', () => {
    const modules = { 'one/a.py': 'app = FastAPI()\n', 'two/b.py': 'app = FastAPI()\n' };
    expect(served(modules)).toBeUndefined();
    expect(candidates(modules)).toEqual(['one.a:app', 'two.b:app']);
  });
});

test('a package is named without its __init__', () => {
  expect(served({ 'shop/__init__.py': 'app = FastAPI()\n' })).toBe('shop:app');
});

describe('more than one application', () => {
  test('one that another mounts is served by that one', () => {
    const modules = { 'site/web.py': 'from site import admin\n\nweb = FastAPI()\nweb.mount("/admin", admin.app)\n', 'site/admin.py': 'app = FastAPI()\n' };
    expect(served(modules)).toBe('site.web:web');
  });

  test('in one module, the mounted one is passed over', () => {
    expect(served({ 'main.py': 'v1 = FastAPI()\nserver = FastAPI()\nserver.mount("/v1", v1)\n' })).toBe('main:server');
  });

  test('a command of the team decides, whatever convention says', () => {
    const modules = Object.entries({ 'main.py': 'app = FastAPI()\n', 'src/web.py': 'api = FastAPI()\n' }).map(([file, code]) => ({ file, code }));
    const { chosen, decidedBy } = findAsgiObjects(modules, { commands: [{ target: 'other:app', place: 'a' }, { target: 'web:api', place: 'Procfile:1' }] });
    expect([chosen?.target, decidedBy]).toEqual(['src.web:api', 'Procfile:1']);
  });

  test('a command may serve what wraps the application', () => {
    const modules = [{ file: 'main.py', code: 'app = FastAPI()\nwrapped = ASGIApp(sio, app)\n' }];
    expect(findAsgiObjects(modules, { commands: [{ target: 'main:wrapped', place: 'Procfile:1' }] }).chosen?.target).toBe('main:wrapped');
    expect(findAsgiObjects(modules, { commands: [{ target: 'main:missing', place: 'Procfile:1' }] }).chosen?.target).toBe('main:app');
  });
});

test('an object of a class that extends FastAPI is found', () => {
  expect(served({ 'web.py': 'class Shop(FastAPI):\n    pass\n\n\napp = Shop()\n' })).toBe('web:app');
  expect(served({ '__init__.py': 'class Shop(FastAPI):\n    pass\n', 'web.py': 'from . import Shop\n\n\ndef create() -> Shop:\n    app = Shop()\n    return app\n' })).toBe('--factory web:create');
});

test('a factory that says what it returns is found, whatever its body is', () => {
  expect(served({ 'web.py': 'def build() -> FastAPI:\n    return configure(base())\n' })).toBe('--factory web:build');
});

test('the line that creates it is told', () => {
  expect(findAsgiObjects([{ file: 'main.py', code: 'import os\r\n\r\napp = FastAPI()\r\n' }]).chosen).toMatchObject({ file: 'main.py', line: 3, importRoot: '.' });
});

test('an application that an object keeps is found where a name of the module takes it', () => {
  const main = 'class Creator:\n    def __init__(self):\n        self.app = FastAPI(\n            title="Shop",\n        )\n\n\n';
  expect(served({ 'app/main.py': `${main}creator = Creator()\napp = creator.app\n` })).toBe('app.main:app');
  expect(served({ 'server.py': main, 'main.py': 'from server import Creator\n\nweb = Creator().app\n' })).toBe('main:web');
  expect(served({ 'server.py': main, 'main.py': 'routes = Creator().app.routes\n' })).toBeUndefined();
});
