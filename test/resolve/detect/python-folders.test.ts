import { findMadeFolders } from '../../../src/resolve/detect/python-folders';

const find = (...codes: string[]) => findMadeFolders(codes.map((code, index) => ({ file: `${index}.py`, code })));

test.each([
  ['os.makedirs("uploads", exist_ok=True)\n', ['uploads']],
  ["os.mkdir('./logs/app/')\n", ['logs/app']],
  ['Path("data/cache").mkdir(parents=True)\n', ['data/cache']],
  ['UPLOADS = Path("uploads")\nUPLOADS.mkdir(exist_ok=True)\n', ['uploads']],
  ['LOGS: Path = pathlib.Path("logs")\n\ndef f():\n    LOGS.mkdir()\n', ['logs']],
  ['DIR = "temp"\nos.makedirs(DIR, exist_ok=True)\n', ['temp']],
])('%j makes %j', (code, folders) => {
  expect(find(code)).toEqual(folders);
});

test.each([
  'os.makedirs("/var/data")\n',
  'os.makedirs("../data")\n',
  'os.makedirs(settings.data)\n',
  'UPLOADS = Path("uploads")\nUPLOADS.exists()\n',
  'Path("uploads").exists()\n',
])('%j makes none that begins where it starts', (code) => {
  expect(find(code)).toEqual([]);
});

describe('a folder beside the module app/core/logger.py', () => {
  const beside = (base: string, start?: string) =>
    findMadeFolders([{ file: 'app/core/logger.py', code: `LOGS = ${base}\nif not os.path.exists(LOGS):\n    os.makedirs(LOGS)\n` }], start);

  test.each([
    ['os.path.join(os.path.dirname(__file__), "logs")', ['app/core/logs']],
    ['os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "logs")', ['app/logs']],
    ['Path(__file__).resolve().parent.parent / "logs"', ['app/logs']],
    ['Path(__file__).parents[2].joinpath("var/logs")', ['var/logs']],
    ['Path(__file__).parents[3] / "logs"', []],
  ])('%s', (base, folders) => {
    expect(beside(base)).toEqual(folders);
  });

  test('is told from where the application starts', () => {
    expect(beside('Path(__file__).parents[1] / "logs"', 'app')).toEqual(['logs']);
    expect(beside('Path(__file__).parents[2] / "logs"', 'app')).toEqual([]);
  });

  test('is none when nothing makes it', () => {
    expect(find('LOGS = Path(__file__).parent / "logs"\n')).toEqual([]);
  });
});

test('each is told once, sorted', () => {
  expect(find('os.makedirs("b")\n', 'os.makedirs("b")\nos.makedirs("a")\n')).toEqual(['a', 'b']);
});
