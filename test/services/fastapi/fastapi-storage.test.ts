import { Decisions } from '../../../src/resolve/decisions';
import { detectPythonApplication, loadedCode } from '../../../src/resolve/detect/python/python-application';
import { pythonSettings } from '../../../src/resolve/settings/python/python-settings';
import { chooseStorage, chooseStoredFiles, chooseWritableFolders } from '../../../src/services/fastapi/fastapi-storage';
import { applicationFolder, Files } from '../../support/application-folder';

const APP = 'app = FastAPI()\n';

function facts(files: Files) {
  const folder = applicationFolder(files);
  const application = detectPythonApplication(folder);
  return { folder, application, code: loadedCode(application, []), decisions: new Decisions(), settings: pythonSettings(folder) };
}

describe('folders that it writes to', () => {
  const files = { 'main.py': `import os\nos.makedirs("uploads")\nos.makedirs("data")\n${APP}`, 'data/seed.csv': '' };

  const writable = (found: ReturnType<typeof facts>, option?: string[]) => chooseWritableFolders(found, '.', { root: found.folder, path: '.' }, option);

  test('are those that its code makes and the repository does not have', () => {
    expect(writable(facts(files))).toEqual(['uploads']);
    expect(writable(facts({ ...files, 'uploads/.gitkeep': '' }))).toEqual(['uploads']);
  });

  test('are those of logs that were committed', () => {
    expect(writable(facts({ ...files, 'uploads/app.log': '', 'uploads/app.log.1': '' }))).toEqual(['uploads']);
  });

  test('are those that it serves and nobody made, which would end it', () => {
    const found = facts({ 'main.py': `os.makedirs("media")\napp.mount("/media", StaticFiles(directory="media"))\napp.mount("/ui", StaticFiles(directory="dist", html=True))\n${APP}` });
    expect(writable(found)).toEqual(['dist', 'media']);
    expect(found.decisions.toModel()[0]).toMatchObject({ origin: 'guess', source: 'the code serves dist, which the repository does not have: empty until the application writes there' });
    expect(writable(facts({ 'main.py': `StaticFiles(directory="static")\n${APP}`, 'static/a.css': '' }))).toEqual([]);
  });

  test('are absolute where the code has them so, unless the image has them', () => {
    const found = facts({ 'api/main.py': `os.makedirs("/data")\nStaticFiles(directory="/app/web")\nStaticFiles(directory="/app/media")\n${APP}`, 'web/index.html': '' });
    expect(chooseWritableFolders(found, '.', { root: found.folder, path: 'api' })).toEqual(['/app/media', '/data']);
  });

  test('are those that its settings name, too, where it makes folders', () => {
    const settings = 'from pydantic_settings import BaseSettings\nclass Settings(BaseSettings):\n    storage_path: str = "./var/storage"\n    root_path: str = "api"\n    log_file_path: str = "logs/app.log"\n';
    expect(writable(facts({ ...files, 'settings.py': settings, 'main.py': `from settings import Settings\n${files['main.py']}` }))).toEqual(['uploads', 'var/storage']);
    expect(writable(facts({ 'settings.py': settings, 'main.py': `from settings import Settings\n${APP}` }))).toEqual([]);
  });

  test('are what is said, if something is', () => {
    expect(writable(facts(files), [])).toEqual([]);
  });
});

describe('folders that are kept', () => {
  const upload = `from fastapi import FastAPI, UploadFile\nimport os\nos.makedirs("media/uploads", exist_ok=True)\nos.makedirs("tmp", exist_ok=True)\n${APP}`;
  const storage = (found: ReturnType<typeof facts>, wishes: Partial<Parameters<typeof chooseStorage>[3]> = {}) =>
    chooseStorage(found, '.', { root: found.folder, path: 'api' }, { name: 'api', ...wishes });
  const told = (found: ReturnType<typeof facts>) => found.decisions.toModel().filter(({ isLost }) => isLost);

  test('are volumes, for files alone, and no memory', () => {
    const found = facts({ 'main.py': upload });
    const { volumes, tmpfs, stored } = storage(found, { persistentFolders: ['media/uploads', '/var/exports'] });
    expect(volumes).toEqual([
      { volume: 'api-uploads', target: '/app/api/media/uploads', holdsFiles: true },
      { volume: 'api-exports', target: '/var/exports', holdsFiles: true },
    ]);
    expect(tmpfs.map(({ target }) => target)).toEqual(['/tmp', '/app/api/tmp']);
    expect(stored).toEqual({ folders: ['api/media/uploads', '/var/exports'], links: [] });
    expect(told(found)).toEqual([]);
  });

  test('are of a database, too, where one lies in them', () => {
    const code = `os.makedirs("data")\nsqlite3.connect("data/shop.db")\n${APP}`;
    expect(storage(facts({ 'main.py': code }), { persistentFolders: ['data'] }).volumes).toEqual([{ volume: 'api-data', target: '/app/api/data' }]);
  });

  test('are told of where uploads go to memory, and nobody said so', () => {
    const found = facts({ 'main.py': upload });
    storage(found);
    expect(told(found)).toMatchObject([{ value: 'media/uploads', source: 'main.py:1', change: 'option persistentFolders' }]);
    const said = facts({ 'main.py': upload });
    storage(said, { writableFolders: ['media/uploads'] });
    const temporary = facts({ 'main.py': upload.replace('media/uploads', 'temp_uploads') });
    storage(temporary);
    const without = facts({ 'main.py': upload.replace(', UploadFile', '') });
    storage(without);
    expect([said, temporary, without].map(told)).toEqual([[], [], []]);
  });
});

test('files of logs are those in folders that are there and read-only', () => {
  const code = `logging.FileHandler("api.log")\nlogging.FileHandler("core/a.log")\nlogging.FileHandler("logs/b.log")\nlogging.FileHandler("/var/log/c.log")\n${APP}`;
  const found = facts({ 'main.py': code, 'core/a.py': '' });
  expect(chooseStorage(found, '.', { root: found.folder, path: '.' }, { name: 'api' }).logs.map(({ path }) => path)).toEqual(['api.log', 'core/a.log']);
});

describe('databases of SQLite', () => {
  const stored = (files: Files, { path = '.', others = false } = {}) => {
    const found = facts(files);
    const place = { root: found.folder, path };
    const kept = chooseStoredFiles(found, '.', place, { writable: chooseWritableFolders(found, '.', place), others });
    return { ...kept, decided: found.decisions.toModel().find(({ setting }) => setting === 'SQLite')?.value };
  };
  const beside = { 'main.py': `engine = create_engine("sqlite:///./shop.db")\n${APP}` };

  test('beside the code are links', () => {
    expect(stored(beside)).toEqual({ folders: [], links: ['shop.db'], decided: 'shop.db' });
    expect(stored({ 'main.py': `connect = sqlite3.connect("/app/api/shop.db")\n${APP}`, 'api/x.py': '' }, { path: 'api' })).toMatchObject({ links: ['api/shop.db'] });
  });

  test('in a folder that the code makes turn it into a volume', () => {
    const made = { 'main.py': `os.makedirs("data")\nengine = create_engine("sqlite+aiosqlite:///data/shop.db")\n${APP}` };
    expect(stored(made)).toEqual({ folders: ['data'], links: [], decided: 'data/shop.db' });
  });

  test('in a folder that the Dockerfile of the team makes turn it into a volume', () => {
    const made = { 'Dockerfile': 'FROM python:3.13\nRUN mkdir -p /app/data\n', 'main.py': `engine = create_engine("sqlite:///./data/shop.db")\n${APP}` };
    expect(stored(made)).toEqual({ folders: ['data'], links: [], decided: 'data/shop.db' });
  });

  test('in a folder outside of the application turn it into a volume, whoever makes it', () => {
    expect(stored({ 'main.py': `create_engine("sqlite:////data/shop.db")\n${APP}` })).toEqual({ folders: ['/data'], links: [], decided: '/data/shop.db' });
    expect(stored({ 'main.py': `os.makedirs("/data")\nsqlite3.connect("/data/shop/a.db")\n${APP}` })).toMatchObject({ folders: ['/data'] });
  });

  test('are not kept where the system has its files', () => {
    expect(stored({ 'main.py': `sqlite3.connect("/tmp/shop.db")\nsqlite3.connect("/shop.db")\n${APP}` })).toEqual({ folders: [], links: [] });
  });

  test('are none where the data lies elsewhere, or nothing could be there', () => {
    expect(stored(beside, { others: true })).toEqual({ folders: [], links: [] });
    expect(stored({ 'main.py': `sqlite3.connect("missing/shop.db")\n${APP}` })).toEqual({ folders: [], links: [] });
  });
});

test('what is kept is in volumes, and all else in memory', () => {
  const files = { 'main.py': `os.makedirs("data")\nos.makedirs("logs")\nsqlite3.connect("data/a.db")\nsqlite3.connect("b.db")\n${APP}` };
  const found = facts(files);
  expect(chooseStorage(found, '.', { root: found.folder, path: '.' }, { name: 'api' })).toMatchObject({
    volumes: [{ volume: 'api-sqlite', target: '/app/.sqlite' }, { volume: 'api-data', target: '/app/data' }],
    tmpfs: [{ target: '/tmp', sizeMegabytes: 64 }, { target: '/app/logs', sizeMegabytes: 64 }],
  });
});

test('a volume outside of the application is not in memory', () => {
  const found = facts({ 'main.py': `os.makedirs("/data")\nsqlite3.connect("/data/a.db")\n${APP}` });
  expect(chooseStorage(found, '.', { root: found.folder, path: '.' }, { name: 'api' })).toMatchObject({
    volumes: [{ volume: 'api-data', target: '/data' }],
    tmpfs: [{ target: '/tmp', sizeMegabytes: 64 }],
  });
});

test('a database that the user names in place of the usual one is not looked for', () => {
  const found = facts({ 'main.py': `url = os.getenv("DATABASE_URL", "sqlite:///./shop.db")\n${APP}` });
  const storage = (environment: { [name: string]: string }) => chooseStorage(found, '.', { root: found.folder, path: '.' }, { name: 'api', environment });
  expect(storage({ DATABASE_URL: 'mysql://db/shop' }).volumes).toEqual([]);
  expect(storage({ OTHER: 'x' }).volumes).toHaveLength(1);
});

test('what libraries download has a volume of its own, which the image makes', () => {
  const found = facts({ 'main.py': `import tiktoken\nsqlite3.connect("/data/a.db")\n${APP}`, 'scripts/train.py': 'import nltk\n' });
  const storage = (environment?: { [name: string]: string }) => chooseStorage(found, '.', { root: found.folder, path: '.' }, { name: 'api', environment });
  expect(storage()).toMatchObject({
    stored: { folders: ['/data', '/models'] },
    volumes: [{ volume: 'api-data', target: '/data' }],
    caches: [{ volume: 'api-models', target: '/models' }],
    variables: { TIKTOKEN_CACHE_DIR: '/models/tiktoken' },
  });
  expect(found.decisions.toModel().find(({ setting }) => setting === 'downloads')).toEqual({
    setting: 'downloads', value: 'a volume at /models', origin: 'file', source: 'the code imports tiktoken', change: 'option environment, with TIKTOKEN_CACHE_DIR',
  });
  expect(storage({ TIKTOKEN_CACHE_DIR: '/elsewhere' })).toMatchObject({ stored: { folders: ['/data'] }, caches: [], variables: {} });
});
