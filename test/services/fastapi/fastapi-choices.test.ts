import { Decisions } from '../../../src/resolve/decisions';
import { detectPythonApplication } from '../../../src/resolve/detect/python/python-application';
import { BASE_FAMILIES } from '../../../src/resolve/images/base-families';
import { findPythonInstallation } from '../../../src/resolve/python-installation';
import { pythonSettings } from '../../../src/resolve/settings/application-settings';
import { MYSQL, POSTGRESQL } from '../../../src/resolve/settings/database-dialect';
import {
  chooseApp, chooseCheckPath, chooseParts, choosePort, chooseStartFolder, chooseSystemPackages,
  databaseScheme, missingProgram, optionalDriver,
} from '../../../src/services/fastapi/fastapi-choices';
import type { SystemPackages } from '../../../src/services/fastapi-options';
import { applicationFolder, Files } from '../../support/application-folder';

const APP = 'app = FastAPI()\n';

function facts(files: Files) {
  const folder = applicationFolder(files);
  return { folder, application: detectPythonApplication(folder), code: [], decisions: new Decisions(), settings: pythonSettings(folder) };
}

describe('the application', () => {
  test('is told with the place that decided', () => {
    const found = facts({ 'main.py': `import os\n${APP}` });
    expect(chooseApp(found)).toMatchObject({ target: 'main:app', importRoot: '.' });
    expect(found.decisions.toModel()).toEqual([{ setting: 'app', value: 'main:app', origin: 'file', source: 'main.py:2', change: 'option app' }]);
  });

  test('is a guess where convention alone decides between several', () => {
    const found = facts({ 'main.py': APP, 'other.py': APP });
    chooseApp(found);
    expect(found.decisions.toModel()[0].origin).toBe('guess');
  });

  test('that is named is imported from the folder that has it', () => {
    const found = facts({ 'main.py': APP, 'src/shop/web.py': APP });
    expect(chooseApp(found, 'shop.web:app')).toEqual({ target: 'shop.web:app', factory: false, importRoot: 'src' });
    expect(chooseApp(found, 'missing:app')).toMatchObject({ importRoot: '.' });
  });

  test('may be named as from the folder above, where its modules say the name of their own', () => {
    const folder = applicationFolder({ 'api/main.py': `from api.config import NAME\n${APP}`, 'api/config.py': '' }).below('api');
    const found = { folder, application: detectPythonApplication(folder), code: [], decisions: new Decisions(), settings: pythonSettings(folder) };
    expect(found.application.importedAs).toBe('api');
    expect(chooseApp(found, 'api.main:app')).toEqual(chooseApp(found, 'main:app'));
    expect(chooseApp(found, 'api.main:app')?.target).toBe('main:app');
  });

  test('is none where nothing is found', () => {
    expect(chooseApp(facts({ 'main.py': '' }))).toBeUndefined();
  });
});

test('the port is the option, what the team uses, or the default', () => {
  const found = facts({ 'main.py': APP, 'Procfile': 'web: uvicorn main:app --port 9000\n' });
  expect([choosePort(found, 8500), choosePort(found), choosePort(facts({ 'main.py': APP }))]).toEqual([8500, 9000, 8000]);
  expect(found.decisions.toModel().map(({ source }) => source)).toEqual(['option port', 'Procfile:1']);
});

test('a path that is known must answer well; another need only answer', () => {
  expect(chooseCheckPath(facts({ 'main.py': `${APP}@app.get("/health")\n` }))).toEqual({ path: '/health', anyAnswer: false });
  expect(chooseCheckPath(facts({ 'main.py': APP }))).toEqual({ path: '/docs', anyAnswer: true });
  expect(chooseCheckPath(facts({ 'main.py': 'app = FastAPI(docs_url=None)\n' }))).toEqual({ path: '/', anyAnswer: true });
});

describe('the folder in which it starts', () => {
  const start = (files: Files) => {
    const found = facts(files);
    return chooseStartFolder(found, chooseApp(found)!);
  };
  const entered = { 'app/main.py': `from settings import S\n${APP}app.mount("/static", StaticFiles(directory="static"))\n`, 'app/settings.py': '' };

  test('is the folder of the modules where relative paths begin there', () => {
    expect(start({ ...entered, 'app/static/a.css': '' })).toBe('app');
    expect(start({ 'app/main.py': `from settings import S\n${APP}`, 'app/settings.py': '', 'app/alembic.ini': 'script_location = alembic\n', 'app/alembic/env.py': '' })).toBe('app');
  });

  test("is the application's own otherwise", () => {
    expect(start({ ...entered, 'static/a.css': '' })).toBe('.');
    expect(start({ 'main.py': APP })).toBe('.');
  });
});

test.each([
  [['sqlalchemy', 'asyncpg'], 'postgresql+asyncpg'],
  [['sqlmodel', 'psycopg'], 'postgresql+psycopg'],
  [['sqlalchemy', 'psycopg2'], 'postgresql'],
  [['asyncpg'], 'postgresql'],
  [['tortoise-orm', 'asyncpg'], 'postgres'],
])('with %j a database has the scheme %s', (names, scheme) => {
  expect(databaseScheme(POSTGRESQL, { names: new Set(names), unlocked: [] })).toBe(scheme);
});

test.each([
  [['sqlalchemy', 'pymysql', 'aiomysql'], 'mysql+aiomysql'],
  [['sqlmodel', 'asyncmy'], 'mysql+asyncmy'],
  [['sqlalchemy', 'pymysql'], 'mysql+pymysql'],
  [['sqlalchemy', 'mysql-connector-python'], 'mysql+mysqlconnector'],
  [['sqlalchemy', 'mysqlclient', 'pymysql'], 'mysql'],
  [['tortoise-orm', 'aiomysql'], 'mysql'],
])('with %j a database of MySQL has the scheme %s', (names, scheme) => {
  expect(databaseScheme(MYSQL, { names: new Set(names), unlocked: names })).toBe(scheme);
});

test.each([
  ['engine = create_engine(URL)\n', 'postgresql'],
  ['engine = create_async_engine(URL)\n', 'postgresql+asyncpg'],
  ['engine = create_engine(SYNC_URL)\nother = create_async_engine(URL)\n', 'postgresql+asyncpg'],
])('with drivers of both sorts, %j decides the scheme', (code, scheme) => {
  expect(databaseScheme(POSTGRESQL, { names: new Set(['sqlalchemy', 'asyncpg', 'psycopg2-binary']), unlocked: [] }, [{ file: 'db.py', code }])).toBe(scheme);
});

test.each([
  ['pool = AsyncConnectionPool(conninfo=URL)\n', 'psycopg', 'postgresql'],
  ['with psycopg.connect(URL) as connection: ...\n', 'psycopg', 'postgresql'],
  ['pool = await asyncpg.create_pool(URL)\n', 'asyncpg', 'postgresql'],
  ['pool = await asyncpg.create_pool(URL)\nengine = create_async_engine(URL)\n', 'asyncpg', 'postgresql+asyncpg'],
  ['session = Session()\n', 'psycopg', 'postgresql+psycopg'],
])('where SQLAlchemy only came along, %j decides whether the driver is named', (code, driver, scheme) => {
  expect(databaseScheme(POSTGRESQL, { names: new Set(['sqlalchemy', driver]), unlocked: [] }, [{ file: 'db.py', code }])).toBe(scheme);
});

test('where any version of SQLAlchemy may come, the driver is named that is there', () => {
  const open = (names: string[], code = '') => databaseScheme(POSTGRESQL, { names: new Set(names), unlocked: names }, [{ file: 'db.py', code }]);
  expect(open(['sqlalchemy', 'psycopg2-binary'])).toBe('postgresql+psycopg2');
  expect(open(['fastapi-sqlalchemy', 'psycopg2-binary'])).toBe('postgresql+psycopg2');
  expect(open(['sqlalchemy', 'psycopg2', 'psycopg'])).toBe('postgresql+psycopg');
  expect(open(['sqlalchemy', 'psycopg2'], 'psycopg2.connect(URL)\n')).toBe('postgresql');
  expect(open(['sqlalchemy', 'psycopg2'], 'URL.replace("postgresql://", "postgresql+asyncpg://")\n')).toBe('postgresql');
  expect(open(['sqlalchemy', 'psycopg2'], 'URL.replace("postgres://", "postgresql://", 1)\n')).toBe('postgresql+psycopg2');
});

test.each([
  ['URL.replace("postgresql", "postgresql+psycopg")\n', 'postgresql'],
  ["URL.replace(\n  'postgresql', 'postgresql+asyncpg', 1\n)\n", 'postgresql'],
  ['URL.replace("postgresql://", "postgresql+psycopg://")\n', 'postgresql+psycopg'], // finds nothing to replace
  ['URL.replace("postgresql+psycopg", "postgresql")\n', 'postgresql+psycopg'],
])('where the code says %j, which must not write the driver twice, the scheme is %s', (code, scheme) => {
  expect(databaseScheme(POSTGRESQL, { names: new Set(['sqlmodel', 'psycopg']), unlocked: [] }, [{ file: 'db.py', code }])).toBe(scheme);
});

describe('packages of the distribution', () => {
  const files = { 'main.py': APP, 'requirements.txt': 'fastapi\npsycopg2==2.9.10\n' };
  const slim = { family: 'slim', facts: BASE_FAMILIES.slim, image: 'debian', custom: false } as const;
  const choose = (option?: SystemPackages, compiled: string[] = []) => {
    const found = facts(files);
    const installation = findPythonInstallation(found.folder, { extras: [], groups: [], buildSecrets: [] })!;
    return { packages: chooseSystemPackages(found, installation, slim, { option, compiled }), decided: found.decisions.toModel()[0] };
  };

  test('are what is known to be needed, and it is told for what', () => {
    expect(choose().packages).toEqual({ builder: ['gcc', 'libc6-dev', 'libpq-dev'], runtime: ['libpq5'] });
    expect(choose().decided).toMatchObject({ origin: 'file', source: 'requirements.txt (psycopg2)', value: 'gcc (builder), libc6-dev (builder), libpq-dev (builder), libpq5' });
  });

  test('have a compiler where a package has no wheel for the version of Python', () => {
    const { packages, decided } = choose(undefined, ['httptools']);
    expect(packages).toEqual({ builder: ['g++', 'gcc', 'libc6-dev', 'libpq-dev', 'make'], runtime: ['libpq5'] });
    expect(decided.source).toBe('requirements.txt (psycopg2, httptools)');
  });

  test('that are named come on top', () => {
    expect(choose({ runtime: ['ffmpeg', 'libpq5'] }).packages.runtime).toEqual(['libpq5', 'ffmpeg']);
  });
});

test('a program that nothing installs is told where all that is installed is known', () => {
  const locked = (...names: string[]) => ({ names: new Set(['fastapi', ...names]), complete: true, unlocked: [] });
  expect(missingProgram(locked('uvicorn'), ['uvicorn', 'alembic'])).toBe('alembic');
  expect(missingProgram(locked('uvicorn', 'alembic'), ['uvicorn', 'alembic'])).toBeUndefined();
  expect(missingProgram({ ...locked(), complete: false }, ['uvicorn'])).toBeUndefined();
  expect(missingProgram({ ...locked('daphne'), complete: false }, ['alembic', 'uvicorn'])).toBe('uvicorn');
});

describe('what is started, and only a group has', () => {
  const PYPROJECT = '[project]\nname = "shop"\ndependencies = ["fastapi", "uvicorn"]\n[dependency-groups]\ndev = ["alembic", "ruff"]\n';
  const LOCK = '[[package]]\nname = "shop"\nsource = { virtual = "." }\ndependencies = [{ name = "fastapi" }, { name = "uvicorn" }]\n[package.dev-dependencies]\ndev = [{ name = "alembic" }, { name = "ruff" }]\n[[package]]\nname = "fastapi"\n[[package]]\nname = "uvicorn"\n[[package]]\nname = "alembic"\n[[package]]\nname = "ruff"\n';
  const choose = (files: Files, programs: string[]) => {
    const found = facts(files);
    const installation = findPythonInstallation(found.folder, { extras: [], groups: [], buildSecrets: [] })!;
    const { project: { groups, picked } } = chooseParts(found, installation, programs);
    return { groups, picked, decided: found.decisions.toModel() };
  };

  test('is picked from it, and told as a guess', () => {
    expect(choose({ 'pyproject.toml': PYPROJECT, 'uv.lock': LOCK }, ['uvicorn', 'alembic'])).toEqual({
      groups: [],
      picked: { group: 'dev', names: ['alembic'] },
      decided: [{ setting: 'groups', value: 'alembic of dev', origin: 'guess', source: 'uv.lock: only the group dev has alembic, which should be a main dependency', change: 'option groups' }],
    });
  });

  test('is installed with all of the group where its package manager cannot pick', () => {
    expect(choose({ 'pyproject.toml': PYPROJECT }, ['alembic'])).toMatchObject({ groups: ['dev'], picked: undefined, decided: [{ value: 'dev', origin: 'guess' }] });
  });

  test('changes nothing where it is installed anyway', () => {
    expect(choose({ 'pyproject.toml': PYPROJECT }, ['uvicorn'])).toEqual({ groups: [], picked: undefined, decided: [] });
  });
});

describe('a driver of PostgreSQL that only an optional part has', () => {
  const PYPROJECT = '[project]\nname = "shop"\ndependencies = ["fastapi"]\n[project.optional-dependencies]\npgsql = ["psycopg2-binary"]\n';
  const LOCK = '[[package]]\nname = "shop"\nsource = { virtual = "." }\ndependencies = [{ name = "fastapi" }]\n[package.optional-dependencies]\npgsql = [{ name = "psycopg2-binary" }]\n[[package]]\nname = "fastapi"\n[[package]]\nname = "psycopg2-binary"\n';
  const driver = (files: Files) =>
    optionalDriver(POSTGRESQL, findPythonInstallation(facts(files).folder, { extras: [], groups: [], buildSecrets: [] })!);

  test('is found', () => {
    expect(driver({ 'pyproject.toml': PYPROJECT, 'uv.lock': LOCK })).toEqual(['psycopg2-binary']);
  });

  test('is not looked for where another one is installed, or not all that is installed is known', () => {
    expect(driver({ 'pyproject.toml': PYPROJECT, 'uv.lock': LOCK.replace('[{ name = "fastapi" }]', '[{ name = "fastapi" }, { name = "asyncpg" }]').concat('[[package]]\nname = "asyncpg"\n') })).toEqual([]);
    expect(driver({ 'pyproject.toml': PYPROJECT })).toEqual([]);
  });
});

test('an extra is installed that alone has FastAPI', () => {
  const found = facts({ 'pyproject.toml': '[project]\ndependencies = ["uvicorn"]\n[project.optional-dependencies]\nworker = ["redis"]\napi = ["fastapi"]\n' });
  const installation = findPythonInstallation(found.folder, { extras: [], groups: [], buildSecrets: [] })!;
  expect(chooseParts(found, installation, ['fastapi', 'uvicorn']).project.extras).toEqual(['api']);
  expect(found.decisions.toModel()).toMatchObject([{ setting: 'extras', value: 'api', origin: 'guess', source: 'pyproject.toml: only the extra api has fastapi' }]);
});
