import { pythonEnvironment } from '../../../../src/resolve/settings/python/python-environment';
import { SourceCode } from '../../../../src/util/source-code';

const read = (code: string) => pythonEnvironment('api/main.py', SourceCode.python(code));

test.each([
  ['URL = os.environ["URL"]\n', { required: true }],
  ["URL = environ['URL']\n", { required: true }],
  ['class Config:\n    URL = os.environ["URL"]\n', { required: true }],
  ['def connect():\n    return os.environ["URL"]\n', { required: false }],
  ['if "URL" in os.environ:\n    URL = os.environ["URL"]\n', { required: false }],
  ['URL = os.environ["URL"] if "URL" in os.environ else None\n', { required: false }],
  ['URL = (\n    os.environ["URL"]\n    if "URL" in os.environ\n    else None\n)\n', { required: false }],
  ['URL = os.environ["URL"]\nif "URL" in ALLOWED:\n    log()\n', { required: true }],
  ['if __name__ == "__main__":\n    load(\n        os.environ["URL"],\n    )\n', { required: false }],
  ['try:\n    URL = os.environ["URL"]\nexcept KeyError:\n    URL = "a"\n\nraise_later()\n', { required: false }],
  ['try:\n    URL = os.environ["URL"]\nexcept (KeyError, ValueError) as error:\n    log(error)\n', { required: false }],
  ['try:\n    URL = os.environ["URL"]\nexcept:\n    URL = None\n', { required: false }],
  ['try:\n    URL = os.environ["URL"]\nexcept KeyError:\n    log()\n    raise\nURL = URL.strip()\n', { required: true }],
  ['try:\n    URL = os.environ["URL"]\nexcept KeyError as error:\n    raise RuntimeError("URL") from error\n', { required: true }],
  ['try:\n    URL = os.environ["URL"]\nexcept ValueError:\n    URL = None\n', { required: true }],
  ['try:\n    URL = os.environ["URL"]\nfinally:\n    log()\n', { required: true }],
  ['if DEBUG:\n    URL = os.environ["URL"]\n', { required: true }],
  ['URL = os.getenv("URL")\n', { required: false }],
  ['URL = os.environ.get("URL", "http://a")\n', { required: false, fallback: 'http://a' }],
  ['URL = os.getenv(\n    "URL",\n    default="http://a",\n)\n', { required: false, fallback: 'http://a' }],
  ['URL = os.getenv("URL") or "http://a"  # one\n', { required: false, fallback: 'http://a' }],
  ["config = { 'url': os.environ.get('URL') or '' }\n", { required: false, fallback: '' }],
  ['URL = os.getenv("URL") or "http://a".format()\n', { required: false, fallback: undefined }],
  ['URL = os.getenv("URL") or other\n', { required: false, fallback: undefined }],
  ['URL = int(os.getenv("URL"))\n', { form: 'number', required: true }],
  ['URL = timedelta(minutes=int(os.environ.get("URL")))\n', { form: 'number', required: true }],
  ['URL = Path(\n    os.getenv("URL")\n) / "files"\n', { required: true }],
  ['URL = os.getenv("URL").split(",")\n', { required: true }],
  ['app.include_router(router, prefix=os.getenv("URL"))\n', { required: true }],
  ['URL = os.getenv("URL")\nengine = create_engine(URL)\n', { required: true }],
  ['URL = os.getenv("URL")\n\ndef later():\n    return create_engine(URL)\n', { required: false }],
  ['URL = os.getenv("URL")\ntry:\n    engine = create_engine(URL)\nexcept Exception:\n    engine = None\n', { required: false }],
  ['URL = int(os.getenv("URL") or 3)\n', { form: 'number', required: false, fallback: '3' }],
  ['URL = int(os.getenv("URL")) if "URL" in os.environ else 3\n', { form: 'number', required: false }],
  ['def later():\n    return int(os.getenv("URL"))\n', { form: 'number', required: false }],
  ['try:\n    URL = int(os.getenv("URL"))\nexcept TypeError:\n    URL = 3\n', { form: 'number', required: false }],
  ['URL = str(os.getenv("URL"))\n', { required: false }],
  ['URL = os.getenv("URL")\nif not URL:\n    raise Exception("URL")\nURL = int(URL)\n', { form: 'number', required: false }],
  ['self.URL: float = float(os.environ["URL"])\n', { form: 'number', required: true }],
  ['URL = os.environ["URL"]\nCOUNT = int(OTHER_URL)\n', { required: true }],
  ['URL = int(os.getenv("URL", 8_000))\n', { form: 'number', required: false, fallback: '8000' }],
])('%s', (code, expected) => {
  expect(read(code)).toEqual([expect.objectContaining({ name: 'URL', form: 'text', ...expected })]);
});

test.each([
  ['class Config:\n    URL: str = os.getenv("URL")\n', true],
  ['SECRET_KEY = os.environ.get("SECRET_KEY")  # signs\n', true],
  ['URL = os.getenv("URL")\n', undefined],
  ['ALGORITHM = os.getenv("ALGORITHM")\n', true],
  ['URL: str | None = os.getenv("URL")\n', undefined],
  ['URL: str = os.getenv("URL", None)\n', undefined],
  ['SECRET_KEY = os.getenv("SECRET_KEY") or "a"\n', undefined],
  ['if os.getenv("SECRET_KEY"):\n    pass\n', undefined],
  ['url = check(\n    "URL",\n    os.environ.get("URL"),\n    min_length=3,\n)\n', true],
  ['url = check("URL", getenv("URL"))\n', true],
  ['url = check("URL", os.getenv("URL"), default="a")\n', undefined],
  ['url = check("URL", os.getenv("URL", "a"))\n', undefined],
  ['print("URL", os.getenv("URL"))\n', undefined],
])('whether code counts on a value: %s', (code, expected) => {
  expect(read(code)[0].expected).toBe(expected);
});

test('names that are constants of the file are followed', () => {
  const names = 'class Names:\n    url = "SHOP_URL"\n    mode: str = "SHOP_MODE"\n\nKEY = "SHOP_KEY"\n';
  expect(read(`${names}a = os.environ[Names.url]\nb = os.getenv(Names.mode, "x")\nc = os.environ.get(KEY)\nd = os.environ[other]\n`)).toEqual([
    expect.objectContaining({ name: 'SHOP_URL', required: true }),
    expect.objectContaining({ name: 'SHOP_MODE', fallback: 'x' }),
    expect.objectContaining({ name: 'SHOP_KEY', required: false }),
  ]);
});

test.each(['os.environ["URL"] = "x"\n', 'del os.environ["URL"]\n', '# os.environ["URL"]\n', 'config("URL")\n'])('%s reads nothing', (code) => {
  expect(read(code)).toEqual([]);
});

test('a library that is imported whole is called by its name', () => {
  expect(read('import decouple\n\nA = decouple.config("A")\n')).toEqual([{ name: 'A', place: 'api/main.py:3', required: true, fallback: undefined, form: 'text' }]);
});

test.each(['from starlette.config import Config', 'from decouple import config', 'import environ'])('with "%s" calls of the library count', (line) => {
  expect(read(`${line}\n\nA = config("A", cast=Secret)\nB = config("B", cast=int, default=30)\nC = env.str("C")\n`)).toEqual([
    { name: 'A', place: 'api/main.py:3', required: true, fallback: undefined, form: 'text' },
    { name: 'B', place: 'api/main.py:4', required: false, fallback: '30', form: 'text' },
    { name: 'C', place: 'api/main.py:5', required: true, fallback: undefined, form: 'text' },
  ]);
});
