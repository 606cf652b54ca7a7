import { findFastApi, findWithoutManifest } from '../../src/discovery/find-fastapi';
import { applicationFolder, Files } from '../support/application-folder';

const MAIN = 'from fastapi import FastAPI\n\napp = FastAPI()\n';
const find = (files: Files) => {
  const folder = applicationFolder(files);
  return findFastApi(folder, folder.files()).map(({ path, evidence }) => [path, evidence]);
};

test.each([
  ['requirements.txt', MAIN],
  ['pyproject.toml', 'import fastapi\n\napp = fastapi.FastAPI(title="x")\n'],
  ['Pipfile', 'from fastapi import FastAPI\n\n\ndef create_app() -> FastAPI:\n    return FastAPI()\n'],
  ['setup.cfg', 'from fastapi import FastAPI\napp: FastAPI = FastAPI(\n    title="x",\n)\n'],
  ['requirements/base.txt', MAIN],
  ['requirements-prod.txt', MAIN],
  ['pylock.toml', MAIN],
  ['pylock.server.toml', MAIN],
])('a folder with %s and code that creates an application', (manifest, code) => {
  expect(find({ [`api/${manifest}`]: '', 'api/app/main.py': code })).toEqual([['api', 'api/app/main.py']]);
});

test('the manifest may lie above, and the nearest one counts', () => {
  expect(find({ 'requirements.txt': '', 'api/index.py': MAIN })).toEqual([['.', 'api/index.py']]);
  expect(find({ 'pyproject.toml': '', 'apps/api/pyproject.toml': '', 'apps/api/main.py': MAIN })).toEqual([['apps/api', 'apps/api/main.py']]);
});

test('a requirements.txt in a folder without code speaks for the folder above, if it asks for FastAPI', () => {
  const files = { 'api/deploy/requirements.txt': 'uvicorn\nfastapi==0.115.0\n', 'api/main.py': MAIN };
  expect(find(files)).toEqual([['api', 'api/main.py']]);
  expect(find({ ...files, 'api/deploy/requirements.txt': 'mkdocs\n' })).toEqual([]);
  expect(find({ ...files, 'api/deploy/tool.py': '' })).toEqual([]);
});

test('what no manifest speaks for is told apart', () => {
  const files = { 'backend/main.py': MAIN, 'api/main.py': MAIN, 'api/requirements.txt': '', 'examples/main.py': MAIN, 'backend/test_main.py': MAIN, 'backend/a.py': '' };
  const folder = applicationFolder(files);
  expect(findWithoutManifest(folder, folder.files())).toEqual(['backend/main.py']);
});

test('a manifest above counts where code imports a package that lies beside it', () => {
  const files = { 'setup.cfg': '', 'engine/core.py': '', 'api/requirements.txt': '# engine: pip install -e ..\n', 'api/main.py': `from engine.core import run\n${MAIN}` };
  expect(find(files).map(([path]) => path)).toEqual(['.']);
});

test.each([
  ['is there as well', { 'api/engine/core.py': '' }],
  ['has a manifest of its own', { 'engine/pyproject.toml': '' }],
  ['is asked for', { 'api/requirements.txt': 'Engine==1.0\n' }],
  ['is another application', { 'main.py': MAIN }],
  ['is no package', { 'engine/core.py': undefined, 'engine/data/a.py': '' }],
])('a manifest above does not count where what is imported %s', (_, more) => {
  const files = { 'setup.cfg': '', 'engine/core.py': '', 'api/requirements.txt': '', 'api/main.py': `from engine.core import run\nfrom api.b import c\n${MAIN}`, 'api/b.py': '', ...more };
  expect(find(Object.fromEntries(Object.entries(files).filter((entry): entry is [string, string] => entry[1] !== undefined))).map(([path]) => path).filter((path) => path !== '.')).toEqual(['api']);
});

test('two services of one repository are two', () => {
  const files = { 'users/requirements.txt': '', 'users/main.py': MAIN, 'orders/requirements.txt': '', 'orders/main.py': MAIN };
  expect(find(files).map(([path]) => path)).toEqual(['orders', 'users']);
});

test.each([
  ['without a manifest', { 'main.py': MAIN }],
  ['that only uses an application', { 'requirements.txt': '', 'router.py': 'from fastapi import APIRouter\nrouter = APIRouter()\n' }],
  ['whose application is a comment', { 'requirements.txt': '', 'main.py': 'from fastapi import APIRouter\n# app = FastAPI()\n' }],
  ['whose application is in a docstring', { 'requirements.txt': '', 'main.py': '"""Use it so:\n\nfrom fastapi import FastAPI\napp = FastAPI()\n"""\n' }],
  ['of another framework', { 'requirements.txt': '', 'main.py': 'app = FastAPI()  # from a library of ours\n' }],
  ['that is a test', { 'requirements.txt': '', 'test_main.py': MAIN, 'conftest.py': MAIN }],
  ['with a module that happens to be called setup', { 'app/setup.py': MAIN }],
  ['that derives a class', { 'requirements.txt': '', 'main.py': 'from fastapi import FastAPI\n\nclass App(FastAPI):\n    pass\n' }],
])('no code %s', (_, files) => {
  expect(find(files)).toEqual([]);
});

test('what ships is shown rather than a sample of the same package', () => {
  expect(find({ 'pyproject.toml': '', 'examples/main.py': MAIN, 'server/main.py': MAIN })).toEqual([['.', 'server/main.py']]);
});

test('a class of the team that extends FastAPI creates an application', () => {
  const files = { 'pyproject.toml': '', 'shop/__init__.py': 'from fastapi import FastAPI\n\n\nclass Shop(FastAPI):\n    pass\n', 'shop/app.py': 'from . import Shop\n\n\ndef create() -> Shop:\n    return Shop()\n', 'shop/other.py': 'class Order(Shop):\n    pass\n' };
  expect(find(files)).toEqual([['.', 'shop/app.py']]);
});

test('a pyproject.toml that only configures tools says of no dependencies', () => {
  const files = { 'pyproject.toml': '[project]\nname = "shop"\n', 'src/web/pyproject.toml': '[tool.ruff]\nextend = "../../pyproject.toml"\n', 'src/web/__init__.py': MAIN };
  expect(find(files)).toEqual([['.', 'src/web/__init__.py']]);
});
