import { importRoot } from '../../../../src/resolve/detect/python/import-root';

const root = (entry: string, files: Record<string, string>, foreign: string[] = []) =>
  importRoot(entry, Object.entries(files).map(([file, code]) => ({ file, code })), new Set(foreign));

test.each<[string, string, string, Record<string, string>]>([
  ['a module at the top', 'main.py', '.', { 'main.py': 'import settings\n', 'settings.py': '' }],
  ['a package', 'app/main.py', '.', { 'app/main.py': 'from app.routers import items\n', 'app/routers/items.py': '' }],
  ['a package with relative imports', 'app/main.py', '.', { 'app/main.py': 'from .routers import items\n', 'app/routers/items.py': '' }],
  ['a folder that is entered before the start', 'app/main.py', 'app', { 'app/main.py': 'from routers import items\n', 'app/routers/items.py': 'import settings\n', 'app/settings.py': '' }],
  ['code in src that says app', 'src/app/main.py', 'src', { 'src/app/main.py': 'from app.db import session\n', 'src/app/db.py': '' }],
  ['code in src that says src', 'src/app/main.py', '.', { 'src/app/main.py': 'from src.app import db\n', 'src/app/db.py': '' }],
  ['the src layout', 'src/shop/main.py', 'src', { 'src/shop/__init__.py': '', 'src/shop/main.py': '' }],
  ['src as a package', 'src/main.py', '.', { 'src/main.py': '' }],
  ['a package deep down', 'services/api/app/main.py', 'services/api', { 'services/api/app/main.py': 'from app.x import y\n', 'services/api/app/x.py': '' }],
  ['two dots', 'a/b/main.py', '.', { 'a/b/main.py': 'from ..c import d\nimport b\n', 'a/c.py': '' }],
])('%s: %s is imported from %s', (_what, entry, expected, files) => {
  expect(root(entry, files)).toBe(expected);
});

test('a file named like a module of the standard library does not decide', () => {
  expect(root('app/main.py', { 'app/main.py': 'import logging\nfrom types import A\n', 'app/logging.py': '', 'app/types.py': '' })).toBe('.');
});

test('a folder named like a dependency does not decide', () => {
  const files = { 'app/main.py': 'from redis import Redis\n', 'app/redis/__init__.py': '' };
  expect(root('app/main.py', files, ['redis'])).toBe('.');
  expect(root('app/main.py', files)).toBe('app');
});

test('modules of another application in the repository do not decide', () => {
  expect(root('api/main.py', { 'api/main.py': 'from api.x import y\n', 'api/x.py': '', 'jobs/a.py': 'import main\nimport x\n' })).toBe('.');
});
