import { ApplicationFolder } from '../../src/resolve/application-folder';
import { detectPythonApplication } from '../../src/resolve/detect/python/python-application';
import { localPackages } from '../../src/resolve/local-packages';
import { findPythonInstallation } from '../../src/resolve/python-installation';
import { Files, git, temporaryFolder, writeFiles } from '../support/application-folder';

function paths(files: Files, path: string): string[] {
  const root = temporaryFolder();
  writeFiles(root, files);
  git(root, 'init', '--quiet');
  const folder = new ApplicationFolder(root, path);
  const installation = findPythonInstallation(folder, { extras: [], groups: [], buildSecrets: [] });
  return localPackages(folder, detectPythonApplication(folder), installation).map((each) => each.path).sort();
}

const locked = (name: string, source: string, ...dependencies: string[]) =>
  `[[package]]\nname = "${name}"\nsource = { ${source} }\ndependencies = [${dependencies.map((each) => `{ name = "${each}" }`).join(', ')}]\n`;

test('members of the workspace that an application depends on, and those that these depend on', () => {
  const files = {
    'uv.lock': [
      locked('api', 'editable = "apps/api"', 'core', 'fastapi'), locked('core', 'editable = "packages/core"', 'data'), locked('data', 'directory = "vendor/data"'),
      locked('mail', 'editable = "packages/mail"'), locked('fastapi', 'registry = "https://pypi.org/simple"'),
    ].join(''),
    'pyproject.toml': '[tool.uv.workspace]\nmembers = ["apps/*", "packages/*"]\n',
    'apps/api/pyproject.toml': '[project]\nname = "api"\n',
  };
  expect(paths(files, 'apps/api')).toEqual(['packages/core', 'vendor/data']);
});

test('folders that requirements name', () => {
  expect(paths({ 'api/requirements.txt': 'fastapi\n-e ./libs/core\n' }, 'api')).toEqual(['api/libs/core']);
});

test('folders that relative imports lead to, without an installation too', () => {
  const files = { 'apps/api/main.py': 'from ..shared import x\nfrom .. import names\napp = FastAPI()\n', 'apps/shared/__init__.py': '', 'apps/names.py': '' };
  expect(paths(files, 'apps/api')).toEqual(['apps/shared']);
});
