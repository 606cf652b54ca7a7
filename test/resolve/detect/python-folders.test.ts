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

test('each is told once, sorted', () => {
  expect(find('os.makedirs("b")\n', 'os.makedirs("b")\nos.makedirs("a")\n')).toEqual(['a', 'b']);
});
