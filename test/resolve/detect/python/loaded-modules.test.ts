import { loadedModules } from '../../../../src/resolve/detect/python/loaded-modules';

const python = (file: string, code = '') => ({ file, code });
const load = (main: string, ...others: ReturnType<typeof python>[]) =>
  loadedModules([python('app/main.py', `from fastapi import FastAPI\n${main}\napp = FastAPI()\n`), ...others]).map(({ file }) => file).slice(1);

test.each([
  ['from app.core import config', 'app/core/config.py'],
  ['from .core.config import settings', 'app/core/config.py'],
  ['import app.routes', 'app/routes/__init__.py'],
  ['from app.models import *', 'app/models.py'],
  ['', 'app/__init__.py'],
  ['MODELS = {"models": ["app.models", "aerich.models"]}', 'app/models.py'],
  ['', 'app/worker.py'],
  ['', 'alembic/env.py'],
  ['', 'db_migrations/versions/001_first.py'],
  ['app.include_router(importlib.import_module(name).router)', 'app/anything.py'],
])('%j loads %s', (main, file) => {
  expect(load(main, python(file))).toEqual([file]);
});

test.each([
  ['from app.core import config', 'seed.py'],
  ['print("This may seed the database")', 'seed.py'],
  ['from importlib import metadata', 'app/anything.py'],
  ['from app.core import config', 'app/other/__init__.py'],
  ['from logging.config import fileConfig', 'app/core/config.py'],
])('%j does not load %s', (main, file) => {
  expect(load(main, python(file))).toEqual([]);
});

test('what only a script imports is not loaded, and what a loaded module imports is', () => {
  const others = [python('app/api.py', 'from . import store'), python('app/store.py'), python('check.py', 'import probe'), python('probe.py')];
  expect(load('from app import api', ...others)).toEqual(['app/api.py', 'app/store.py']);
});

test('a program that takes jobs starts by itself', () => {
  const others = [python('jobs_of_the_night.py', 'from celery import Celery\nimport mail'), python('mail.py')];
  expect(load('', ...others)).toEqual(['jobs_of_the_night.py', 'mail.py']);
});

test('all are, where nothing tells what starts', () => {
  const modules = [python('a.py'), python('b.py')];
  expect(loadedModules(modules)).toEqual(modules);
});

test('a long chain of imports is followed in a moment', () => {
  const modules = Array.from({ length: 6000 }, (_, index) => python(`part_${index}.py`, `import part_${index + 1}`));
  const started = Date.now();
  expect(load('import part_0', ...modules)).toHaveLength(6000);
  expect(Date.now() - started).toBeLessThan(2000);
});
