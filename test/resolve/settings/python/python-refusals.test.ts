import { ApplicationFolder } from '../../../../src/resolve/application-folder';
import { raisedFor, refusedFor } from '../../../../src/resolve/settings/python/python-refusals';
import { pythonSettings } from '../../../../src/resolve/settings/python/python-settings';
import { calledAtStart } from '../../../../src/resolve/settings/python/python-start';
import { SourceCode } from '../../../../src/util/source-code';
import { temporaryFolder, writeFiles } from '../../../support/application-folder';

const refused = (code: string) => {
  const source = SourceCode.python(code);
  return refusedFor(source, calledAtStart([source]));
};

test.each([
  'if not settings.secret_key:\n    raise ValueError("SECRET_KEY")\n',
  'if (\n    not settings.SECRET_KEY\n    or settings.SECRET_KEY.lower() in BAD\n    or len(settings.SECRET_KEY) < 32\n):\n    print("fatal")\n    sys.exit(1)\n',
  'key = os.getenv("SECRET_KEY")\nif key is None: raise RuntimeError\n',
  'try:\n    if not SECRET_KEY.strip():\n        raise ValueError\nexcept ValueError:\n    raise\n',
  'class Settings(BaseSettings):\n    @field_validator("SECRET_KEY", mode="before")\n    @classmethod\n    def check(cls, v: str) -> str:\n        if not v:\n            raise ValueError("needed")\n        return v\n',
  'class Settings(BaseSettings):\n    @model_validator(mode="after")\n    def check(self) -> "Settings":\n        if not self.secret_key:\n            raise ValueError("needed")\n        return self\n',
  'def check():\n    if not settings.SECRET_KEY:\n        raise ValueError\n\n\ncheck()\n',
  'class Client:\n    def __init__(self):\n        self.key = os.getenv("SECRET_KEY")\n        if not self.key:\n            raise ValueError\n\n\nclient = Client()\n',
  'async def connect():\n    key = os.getenv("SECRET_KEY")\n    if not key:\n        raise ValueError\n\n\nasync def lifespan(app: FastAPI):\n    await connect()\n    yield\n\n\napp = FastAPI(lifespan=lifespan)\n',
  'required = {\n    "SECRET_KEY": self.key,\n}\nmissing = [name for name, value in required.items() if not value]\nif missing:\n    raise ValueError(missing)\n',
  'REQUIRED: list[str] = ["SECRET_KEY"]\nabsent = [each for each in REQUIRED if not os.getenv(each)]\nif absent:\n    sys.exit(1)\n',
])('%j refuses to start without it', (code) => {
  expect(refused(code)).toEqual(['SECRET_KEY']);
});

test.each([
  ['in a function', 'def f():\n    if not settings.KEY:\n        raise ValueError\n'],
  ['in one that returns before', 'def f():\n    if not settings.ON:\n        return\n    if not settings.KEY:\n        raise ValueError\n\n\nf()\n'],
  ['of a class of which no object is made', 'class A:\n    def __init__(self):\n        if not self.key:\n            raise ValueError\n'],
  ['under a condition', 'if settings.production:\n    if not settings.KEY:\n        raise ValueError\n'],
  ['with a further one', 'if settings.production and not settings.KEY:\n    raise ValueError\n'],
  ['without an end', 'if not settings.KEY:\n    print("none")\n\nraise ValueError\n'],
  ['of another list', 'required = ["KEY"]\nmissing = [name for name in required if not name]\nif others:\n    raise ValueError\n'],
  ['of a value that is there', 'if settings.KEY:\n    raise ValueError\n'],
  ['by a validator of something else', '@validator("KEY")\ndef check(cls, v):\n    if not other:\n        raise ValueError\n'],
])('a check %s does not', (_, code) => {
  expect(refused(code)).toEqual([]);
});

test('what is refused is required, unless the code has a value for it', () => {
  const root = temporaryFolder();
  const checks = ['A', 'B', 'C'].map((name) => `if not settings.${name}:\n    raise ValueError\n`).join('');
  writeFiles(root, { 'config.py': `class Settings(BaseSettings):\n    A: str = ""\n    B: str = "b"\n    C: str | None = None\n    D: str = ""\n\n\nsettings = Settings()\n${checks}` });
  expect(pythonSettings(new ApplicationFolder(root, '.')).map(({ name, required }) => [name, required])).toEqual([['A', true], ['B', false], ['C', true], ['D', false]]);
});

test('a function that raises for want of a variable counts on it', () => {
  const code = 'def cipher():\n    key = os.getenv("CIPHER_KEY")\n    if not key:\n        raise RuntimeError\n    return Fernet(key)\n';
  expect(raisedFor(SourceCode.python(code))).toEqual(['CIPHER_KEY']);
  expect(raisedFor(SourceCode.python(code.replace('raise RuntimeError', 'return None')))).toEqual([]);
});

test('so does one that raises for want of a setting, of which an own key is made up', () => {
  const code = 'def key():\n    if not settings.jwt_secret_key:\n        raise TokenError("not configured")\n    return settings.jwt_secret_key\n';
  expect(raisedFor(SourceCode.python(code))).toEqual(['JWT_SECRET_KEY']);
  const root = temporaryFolder();
  const fields = ['jwt_secret_key', 'openai_api_key'].map((name) => `    ${name}: Optional[str] = None\n`).join('');
  writeFiles(root, { 'main.py': `class Settings(BaseSettings):\n${fields}\n\nsettings = Settings()\n\n\n${code}${code.replaceAll('jwt_secret_key', 'openai_api_key')}` });
  expect(pythonSettings(new ApplicationFolder(root, '.')).map(({ expected }) => expected)).toEqual([true, undefined]);
});
