import { chooseApp, chooseCheckPath, choosePort, chooseStartFolder, healthProbe } from '../../../src/services/fastapi/fastapi-choices';
import type { Files } from '../../support/application-folder';
import { fastApiFacts as facts } from '../../support/fastapi-facts';

const APP = 'app = FastAPI()\n';

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
    const found = facts({ 'api/main.py': `from api.config import NAME\n${APP}`, 'api/config.py': '' }, 'api');
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

test('the check loads nothing of the application, whose modules may have the names of those of Python', () => {
  const argv = (anyAnswer: boolean) => JSON.stringify(healthProbe(undefined, 8000, { path: '/docs', anyAnswer }));
  expect(argv(true)).toContain('["python","-IS","-c","import http.client as h; ');
  expect(argv(false)).toContain('["python","-IS","-c","import urllib.request as u; ');
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
