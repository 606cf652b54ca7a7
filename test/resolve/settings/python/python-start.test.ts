import { calledAtStart, runsAtStart } from '../../../../src/resolve/settings/python/python-start';
import { SourceCode } from '../../../../src/util/source-code';

const runs = (code: string) => {
  const source = SourceCode.python(code);
  return runsAtStart(source, source.text.indexOf('os.environ'), calledAtStart([source]));
};

test.each([
  ['outside of functions', 'URL = os.environ["URL"]\n'],
  ['in a class', 'class A:\n    url = os.environ["URL"]\n'],
  ['in a function that is called', 'def url():\n    return os.environ["URL"]\n\n\nengine = create_engine(url(), echo=False)\n'],
  ['in a static method that a class body calls', 'class Client:\n    @staticmethod\n    def create():\n        return os.environ["URL"]\n\n\nclass Releases:\n    client = Client.create()\n'],
  ['in the constructor of an object that is made', 'class Settings:\n    def __init__(self):\n        self.url = os.environ["URL"]\n\n\nsettings = Settings()\n'],
  ['in a function that is tried', 'def url():\n    return os.environ["URL"]\n\n\ntry:\n    url()\nexcept KeyError:\n    raise\n'],
  ['in one whose head has several lines', 'def url(\n    a=1,\n) -> str:\n    return os.environ["URL"]\n\n\nurl()\n'],
  ['in a function that a lifespan calls', 'def url():\n    return os.environ["URL"]\n\n\nasync def lifespan(app: FastAPI):\n    engine = connect(url())\n    yield\n\n\napp = FastAPI(title="Shop", lifespan=lifespan)\n'],
  ['in a function that the one calls which makes the application', 'def url():\n    return os.environ["URL"]\n\n\ndef create_app():\n    engine = connect(url())\n    return FastAPI()\n\n\napp = create_app()\n'],
  ['in what a function calls that such a one calls', 'def url():\n    return os.environ["URL"]\n\n\ndef engine():\n    return connect(url())\n\n\ndef create_app():\n    engine()\n    return FastAPI()\n\n\napp = create_app()\n'],
  ['in a method that the constructor calls', 'class Store:\n    def __init__(self):\n        self._connect()\n\n    def _connect(self):\n        os.environ["URL"]\n\n\nstore = Store()\n'],
  ['in a method of an object that is made', 'class Settings:\n    def check(self):\n        os.environ["URL"]\n\n\nsettings = Settings()\nsettings.check()\n'],
  ['in a method of an object that a function gives, which says its class',
    'class Settings:\n    def check(self):\n        os.environ["URL"]\n\n\n@lru_cache\ndef get_settings() -> Settings:\n    return Settings()\n\n\nsettings = get_settings()\nsettings.check()\n'],
  ['in a lifespan', 'async def lifespan(app):\n    url = os.environ["URL"]\n    yield\n\n\napp = FastAPI(lifespan=lifespan)\n'],
  ['in a function that FastAPI calls before it serves', '@app.on_event("startup")\nasync def connect():\n    await database(os.environ["URL"])\n'],
])('what stands %s runs at the start', (_, code) => {
  expect(runs(code)).toBe(true);
});

test.each([
  ['nobody calls', 'def url():\n    return os.environ["URL"]\n'],
  ['is only called in another one', 'def url():\n    return os.environ["URL"]\n\n\ndef other():\n    url()\n'],
  ['has a head of several lines', 'def url(\n    a=1,\n) -> str:\n    return os.environ["URL"]\n'],
  ['is called only where the file is the program', 'def url():\n    return os.environ["URL"]\n\n\nif __name__ == "__main__":\n    url()\n'],
  ['is a method of a class, and another one is called', 'class Client:\n    def create(self):\n        return os.environ["URL"]\n\n\ncreate()\nOther.create()\n'],
  ['is called in a method whose head has several lines', 'def url():\n    return os.environ["URL"]\n\n\nclass A:\n    def b(\n        self,\n    ) -> str:\n        url()\n'],
  ['a lifespan calls when it ends', 'def url():\n    return os.environ["URL"]\n\n\nasync def lifespan(app):\n    yield\n    close(url())\n\n\napp = FastAPI(lifespan=lifespan)\n'],
  ['a lifespan tries', 'def url():\n    return os.environ["URL"]\n\n\nasync def lifespan(app):\n    try:\n        url()\n    except KeyError:\n        print("none")\n    yield\n\n\napp = FastAPI(lifespan=lifespan)\n'],
  ['is called at the end of it all', 'def url():\n    return os.environ["URL"]\n\n\n@app.on_event("shutdown")\ndef close():\n    url()\n'],
  ['one calls that makes applications, where a condition holds', 'def url():\n    return os.environ["URL"]\n\n\ndef create_app():\n    if debug:\n        url()\n\n\napp = create_app()\n'],
  ['is a method of another class', 'class A:\n    def check(self):\n        os.environ["URL"]\n\n\nb = B()\nb.check()\n'],
  ['a constructor calls, and the method of another class is meant', 'class Store:\n    def __init__(self):\n        self.connect()\n\n\nclass Other:\n    def connect(self):\n        os.environ["URL"]\n\n\nstore = Store()\n'],
  ['is a method of that name', 'def url():\n    return os.environ["URL"]\n\n\na.url()\n'],
])('what stands in a function that %s does not', (_, code) => {
  expect(runs(code)).toBe(false);
});
