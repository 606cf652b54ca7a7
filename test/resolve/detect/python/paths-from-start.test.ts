import { foldersFromStart, isOfSystem, pathsFromStart } from '../../../../src/resolve/detect/python/paths-from-start';

const opened = (code: string): string[] => [...code.matchAll(/\bopen\((?<path>[^\n]*)\)$/gm)].map(({ groups }) => groups!.path);
const modules = (...codes: string[]) => codes.map((code, index) => ({ file: `app/${index}.py`, code }));
const paths = (...codes: string[]) => pathsFromStart({ among: modules(...codes), modules: modules(...codes), expressions: opened, start: '.' });

test('paths of constants come from all modules, each once, sorted', () => {
  expect(paths('DATA = Path("data")\n', 'open(DATA / "b")\nopen("a")\nopen("a")\n')).toEqual(['a', 'data/b']);
});

test('a name that its module gives another value is not the one of another module', () => {
  expect(paths('folder = "ltr"\n', 'folder = folder_of(user)\nopen(folder)\n')).toEqual([]);
  expect(paths('folder = "ltr"\n', 'def make(folder: Path) -> Path:\n    open(folder)\n')).toEqual([]);
  expect(paths('FOLDER = "uploads"\n', 'open(FOLDER)\n')).toEqual(['uploads']);
});

test('what leaves the application is none, and a folder is none where the image has its own', () => {
  expect(paths('open("../data")\nopen("/var/data")\n')).toEqual(['/var/data']);
  const folders = modules('open("/var/data")\nopen("/var/data/a")\nopen("/etc")\nopen(".")\n');
  expect(foldersFromStart({ among: folders, modules: folders, expressions: opened, start: '.' })).toEqual(['/var/data']);
});

test('what counts for an expression without a path comes after it', () => {
  const code = modules('open(f"a/{name}")\n');
  expect(pathsFromStart({ among: code, modules: code, expressions: opened, start: '.', otherwise: () => ['"instead"'] })).toEqual(['instead']);
});

test.each([['/', true], ['/app', true], ['/tmp/x', true], ['/var', true], ['/var/lib/shop', false], ['/data', false], ['uploads', false]])('%s is one of the image itself: %s', (folder, expected) => {
  expect(isOfSystem(folder)).toBe(expected);
});
