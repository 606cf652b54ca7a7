import { absoluteName, importedPackages, importsIn } from '../../../../src/resolve/detect/python/python-imports';

test.each([
  ['import os', [{ module: 'os', local: 'os' }]],
  ['import os.path', [{ module: 'os.path', local: 'os' }]],
  ['import app.routers as routers, sys', [{ module: 'app.routers', local: 'routers' }, { module: 'sys', local: 'sys' }]],
  ['from app.routers import users', [{ module: 'app.routers', name: 'users', local: 'users' }]],
  ['    from . import users as people', [{ module: '.', name: 'users', local: 'people' }]],
  ['from ..core import *', [{ module: '..core', name: '*', local: '*' }]],
  ['from app import (\n    users,\n    items as things,\n)', [{ module: 'app', name: 'users', local: 'users' }, { module: 'app', name: 'items', local: 'things' }]],
  ['from app import users, \\\n    items', [{ module: 'app', name: 'users', local: 'users' }, { module: 'app', name: 'items', local: 'items' }]],
  ['important = 1\nfromage = 2', []],
])('%j', (code, imports) => {
  expect(importsIn(code)).toEqual(imports);
});

test.each([
  ['app.core', 'app/main.py', 'app.core'],
  ['.core', 'app/main.py', 'app.core'],
  ['.', 'app/main.py', 'app'],
  ['.core', 'app/__init__.py', 'app.core'],
  ['..core', 'app/api/routes.py', 'app.core'],
  ['..core', 'app/api/__init__.py', 'app.core'],
  ['.core', 'main.py', 'core'],
])('%s in %s is %s', (module, file, absolute) => {
  expect(absoluteName(module, { file, code: '' })).toBe(absolute);
});

test('packages that are found from the top are told once each, the own ones of a relative import are not', () => {
  expect(importedPackages('import os, fastapi\nfrom fastapi.responses import (\n    JSONResponse,\n)\nfrom .core import x\nfrom . import y\n')).toEqual(['os', 'fastapi']);
});
