import { findReadBeside, findServedBeside, findServedFolders } from '../../../../src/resolve/detect/python/served-folders';

describe('a folder whose files are served', () => {
  const served = (code: string, start?: string) => findServedFolders([{ file: 'app/main.py', code }], start);

  test.each([
    ['app.mount("/static", StaticFiles(directory="static"), name="static")\n', ['static']],
    ['UI = Path(__file__).parent / "frontend"\napp.frontend("/", directory=UI)\n', ['app/frontend']],
    ['app.mount("/", StaticFiles(\n    directory=os.path.join(os.path.dirname(__file__), "dist"),\n    html=True,\n))\n', ['app/dist']],
  ])('is named by %j: %j', (code, folders) => {
    expect(served(code)).toEqual(folders);
  });

  test.each(['StaticFiles(directory="x", check_dir=False)\n', 'StaticFiles(packages=["x"])\n', 'Jinja2Templates(directory="templates")\n'])('is none in %j', (code) => {
    expect(served(code)).toEqual([]);
  });
});

test('what is served by a class of the team counts, what is served only where it is there does not', () => {
  const served = (code: string) => findServedFolders([{ file: 'main.py', code }]);
  expect(served('app.mount("/", pages.StaticPages(directory=Path("./static")))\n')).toEqual(['static']);
  expect(served('if os.path.exists("static"):\n    app.mount("/", StaticFiles(directory="static"))\n')).toEqual([]);
});

describe('what is served from beside the application', () => {
  const beside = (code: string, ...folders: string[]) => findServedBeside([{ file: 'app/main.py', code }], (path) => folders.includes(path));

  test('is found where the code leads to it', () => {
    const code = 'ROOT = Path(__file__).resolve().parents[2]\napp.mount("/", StaticFiles(directory=ROOT / "frontend" / "static"))\n';
    expect(beside(code, '../frontend/static')).toEqual(['../frontend/static']);
    expect(beside('templates = Jinja2Templates(directory="../templates")\n', '../templates')).toEqual(['../templates']);
  });

  test('is found where only an image has it below /app', () => {
    const code = 'app.mount("/static", StaticFiles(directory="/app/frontend"))\n';
    expect(beside(code, '../frontend')).toEqual(['../frontend']);
    expect(beside(code, 'frontend', '../frontend')).toEqual([]);
  });

  test('is none that is not in the repository, and none of the application’s own', () => {
    expect(beside('StaticFiles(directory="../dist")\nStaticFiles(directory="static")\n', 'static')).toEqual([]);
  });
});

test('a file beside the application is read where code opens it', () => {
  const reads = (code: string) => findReadBeside([{ file: 'app/main.py', code }], (path) => path === '../shared/rules.json');
  expect(reads('ROOT = Path(__file__).parents[2]\nrules = (ROOT / "shared/rules.json").read_text()\n')).toEqual(['../shared/rules.json']);
  expect(reads('open("../shared/other.json")\nopen("rules.json")\n')).toEqual([]);
});
