import { PythonPath, pythonPath } from '../../../../src/resolve/detect/python/python-path';

const known = new Map<string, PythonPath>([['ROOT', { from: 'application', path: 'app' }], ['UPLOADS', { from: 'start', path: 'uploads' }]]);
const pathOf = (expression: string) => {
  const found = pythonPath(expression, 'app/core/files.py', known);
  return found && `${found.from}: ${found.path}`;
};

test.each([
  ['"data/cache/"', 'start: data/cache'],
  ["Path('data')", 'start: data'],
  ['Path("data") / "cache"', 'start: data/cache'],
  ['os.path.join("data", "cache")', 'start: data/cache'],
  ['os.path.join("/data", "cache")', 'root: /data/cache'],
  ['os.getenv("DATA", "data")', 'start: data'],
  ['Field(default="data", description="x")', 'start: data'],
  ['Path("/app/data/")', 'root: /app/data'],
  ['os.getenv("DATA", "/data")', 'root: /data'],
  ['Path.cwd() / "tmp"', 'start: tmp'],
  ['Path(__file__).resolve().parents[1] / "static"', 'application: app/static'],
  ['os.path.dirname(os.path.abspath(__file__))', 'application: app/core'],
  ['ROOT.parent / "logs" / "api.log"', 'application: logs/api.log'],
  ['f"{UPLOADS}/images/small"', 'start: uploads/images/small'],
  ['f"{settings.UPLOADS}"', 'start: uploads'],
  ['os.environ.get("IMAGES", "").strip() or f"{UPLOADS}/images"', 'start: uploads/images'],
  ['os.path.join(settings.UPLOADS, "images")', 'start: uploads/images'],
])('%s is %s', (expression, path) => {
  expect(pathOf(expression)).toBe(path);
});

test.each(['ROOT / "/var/data"', '"~/data"', 'f"{ROOT}_data"', 'f"{ROOT}/{name}"', 'f"{other}/data"', 'ROOT / name', 'name', 'ROOT / "a" if name else "b"', '"https://example.com"', 'parts["x"]', '"a" + "b"', 'Path("a" + "b")', '("a", "b")', 'os.environ["DATA"]', '42'])(
  '%s is no path that is known',
  (expression) => {
    expect(pathOf(expression)).toBeUndefined();
  },
);
