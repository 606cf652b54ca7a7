import { findMadeFolders, findNamedFolders } from '../../../../src/resolve/detect/python/made-folders';

const find = (...codes: string[]) => findMadeFolders(codes.map((code, index) => ({ file: `${index}.py`, code })));

test.each([
  ['os.makedirs("uploads", exist_ok=True)\n', ['uploads']],
  ["os.mkdir('./logs/app/')\n", ['logs/app']],
  ['os.makedirs("/var/lib/shop")\nPath("/app/data").mkdir()\n', ['/app/data', '/var/lib/shop']],
  ['command = Command(tortoise_config=settings.TORTOISE_ORM)\nawait command.migrate()\n', ['migrations']],
  ['Path("data/cache").mkdir(parents=True)\n', ['data/cache']],
  ['UPLOADS = Path("uploads")\nUPLOADS.mkdir(exist_ok=True)\n', ['uploads']],
  ['LOGS: Path = pathlib.Path("logs")\n\ndef f():\n    LOGS.mkdir()\n', ['logs']],
  ['for folder in ["uploads", "logs"]:\n    os.makedirs(folder)\n', ['logs', 'uploads']],
  ['FOLDERS = (\n    Path("uploads"),\n    Path("logs"),\n)\nfor folder in FOLDERS:\n    folder.mkdir()\n', ['logs', 'uploads']],
  ['DIR = "temp"\nos.makedirs(DIR, exist_ok=True)\n', ['temp']],
  ['store = Chroma(\n    embedding_function=embeddings,\n    persist_directory="./data/chroma",\n)\n', ['data/chroma']],
  ['client = chromadb.PersistentClient(path="chroma_db", settings=Settings())\n', ['chroma_db']],
  ['STORE = "vectors"\nclient = PersistentClient(STORE)\n', ['vectors']],
  ['logger.add("logs/app/{time}.log", rotation="1 day")\n', ['logs/app']],
  ['logger.configure(handlers=[{"sink": "logs/api.log"}])\n', ['logs']],
  ["handler = RotatingFileHandler('./logs/api.log', maxBytes=1)\n", ['logs']],
  ['class A:\n    def f(self):\n        self.logs = Path("logs")\n        self.logs.mkdir()\n', ['logs']],
  ['root = Path(__file__).parent\nself.logs = root / "logs"\nself.logs.mkdir()\nself.logs = Path("logs")\n', ['logs']],
])('%j makes %j', (code, folders) => {
  expect(find(code)).toEqual(folders);
});

test.each([
  'os.makedirs("/tmp/data")\n',
  'os.makedirs("/app")\n',
  'os.makedirs("/var")\n',
  'Command(tortoise_config=ORM, location="./versions")\n',
  'os.makedirs("../data")\n',
  'DATA = os.getenv("DATA")\nos.makedirs(os.path.join(DATA, "logs"))\n',
  'folder = "ltr"\nfor folder in folders_of(settings):\n    folder.mkdir()\n',
  'os.makedirs(settings.data)\n',
  'UPLOADS = Path("uploads")\nUPLOADS.exists()\n',
  'Path("uploads").exists()\n',
  'store = Chroma(persist_directory=folder)\n',
  'client = chromadb.PersistentClient()\n',
  'logger.add("api.log")\n',
  'logger.add("/var/log/api.log")\n',
  'logger.add(sys.stdout, format="a/b")\n',
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

describe('a folder that stands on what another module or a setting says', () => {
  const config = { file: 'app/config.py', code: 'from pathlib import Path\n\nROOT = Path(__file__).resolve().parents[1]\n\nclass Settings(BaseSettings):\n    UPLOAD_DIR: str = "uploads"\n    MEDIA: Path = Field(default="media")\n' };
  const made = (code: string, start?: string) => findMadeFolders([config, { file: 'app/core/files.py', code }], start);

  test.each([
    ['LOG_DIR = ROOT / "logs"\nLOG_DIR.mkdir()\n', ['logs']],
    ['LOG_FILE = ROOT / "var" / "logs" / "api.log"\nLOG_FILE.parent.mkdir(parents=True)\n', ['var/logs']],
    ['LOG_FILE = os.path.join(ROOT, "logs/api.log")\nos.makedirs(os.path.dirname(LOG_FILE), exist_ok=True)\n', ['logs']],
    ['(ROOT / "data").mkdir(exist_ok=True)\n', ['data']],
    ['os.makedirs(settings.UPLOAD_DIR, exist_ok=True)\n', ['uploads']],
    ['Path(settings.UPLOAD_DIR).mkdir(parents=True)\n', ['uploads']],
    ['settings.MEDIA.mkdir()\n', ['media']],
    ['DATA = Path(os.getenv("DATA_DIR", "./data"))\nDATA.mkdir()\n', ['data']],
    ['os.makedirs(Path.cwd() / "tmp")\n', ['tmp']],
    ['os.makedirs("uploads")\nos.makedirs("uploads/images")\n', ['uploads']],
    ['os.makedirs(Path("data") / "uploads")\n', ['data/uploads']],
    ['os.makedirs(os.path.join("data", "uploads"))\n', ['data/uploads']],
    ['os.makedirs(f"uploads/{user}/images")\n', ['uploads']],
    ['Path(f"uploads/{user}").mkdir(parents=True)\n', ['uploads']],
    ['os.makedirs(os.path.join("data", "uploads", str(user.id)), exist_ok=True)\n', ['data/uploads']],
    ['(Path("data") / "uploads" / user).mkdir(parents=True)\n', ['data/uploads']],
    ['def save(user):\n    folder = ROOT / "uploads" / str(user.id)\n    folder.mkdir(parents=True)\n', ['uploads']],
    ['folder = os.path.join(UPLOADS, user)\nos.makedirs(folder)\nUPLOADS = os.getenv("UPLOADS", "uploads")\n', ['uploads']],
  ])('%j makes %j', (code, folders) => {
    expect(made(code)).toEqual(folders);
  });

  test.each([
    'os.makedirs(f"{name}/uploads")\n',
    'def save(user):\n    folder = Path(user) / "a"\n    folder.mkdir()\n',
    'os.makedirs(os.path.join(ROOT, name))\n',
    'for part in parts:\n    os.makedirs(part)\n',
    'WHERE = ROOT / "a"\nWHERE = ROOT / "b"\nWHERE.mkdir()\n',
    'os.makedirs(os.environ["DATA_DIR"])\n',
    'os.makedirs(Path.home() / "data")\n',
    'ROOT.mkdir()\n',
  ])('%j makes none that is known', (code) => {
    expect(made(code)).toEqual([]);
  });
});

test('each is told once, sorted', () => {
  expect(find('os.makedirs("b")\n', 'os.makedirs("b")\nos.makedirs("a")\n')).toEqual(['a', 'b']);
});

test('folders that settings name are those of files, where the code makes any', () => {
  const setting = (name: string, fallback: string) => ({ name, fallback, place: 'a.py:1', required: false, form: 'text' as const });
  const settings = [setting('UPLOAD_DIR', './uploads'), setting('DMARC_IMAP_FOLDER', 'INBOX'), setting('ROOT_PATH', 'api'), setting('DOCS_PATH', '/docs'), setting('CACHE_DIR', '/data/cache'), setting('TEMP_DIR', '/tmp/shop')];
  expect(findNamedFolders([{ file: 'main.py', code: 'Path(settings.UPLOAD_DIR).mkdir()\n' }], settings)).toEqual(['uploads', '/data/cache']);
  expect(findNamedFolders([{ file: 'main.py', code: '' }], settings)).toEqual([]);
  const inImage = 'data = Path(DATA_DIR or "/app/data/")\nFile("/app/config.yaml")\n';
  expect(findNamedFolders([{ file: 'main.py', code: inImage }], [])).toEqual([]);
  expect(findNamedFolders([{ file: 'main.py', code: `${inImage}(data / "users").mkdir()\n` }], [])).toEqual(['/app/data']);
});
