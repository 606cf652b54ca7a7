import { ApplicationFolder } from '../../src/resolve/application-folder';
import { Decisions } from '../../src/resolve/decisions';
import { decideInstallation } from '../../src/resolve/python-decisions';
import { findPythonInstallation, reaching } from '../../src/resolve/python-installation';
import { Files, temporaryFolder, writeFiles } from '../support/application-folder';

function decided(files: Files, path = '.', sources: string[] = []) {
  const root = temporaryFolder();
  writeFiles(root, { '.git/HEAD': '', ...files });
  const decisions = new Decisions();
  const installation = findPythonInstallation(new ApplicationFolder(root, path), { extras: [], groups: [], buildSecrets: [] })!;
  decideInstallation(decisions, reaching(sources, installation));
  return decisions.toModel();
}

test('the package manager is told with the file that decides, and why that one', () => {
  expect(decided({ 'api/poetry.lock': '', 'api/pyproject.toml': '[tool.poetry]' }, 'api')).toEqual([
    { setting: 'package manager', value: 'poetry', origin: 'file', source: expect.stringMatching(/^api\/poetry.lock, the first that is there of uv.lock, /), change: 'the lock file' },
  ]);
});

test.each(['pylock.toml', 'pyproject.toml'])('uv installs from %s', (file) => {
  expect(decided({ [file]: '[project]\nname = "api"\ndependencies = ["fastapi"]' })).toMatchObject([{ value: 'uv' }]);
});

test('a lock file above is the reason for the build context', () => {
  expect(decided({ 'requirements.txt': 'fastapi', 'api/main.py': '' }, 'api')[1]).toMatchObject({ setting: 'build context', value: '.', origin: 'file', source: 'requirements.txt' });
});

test('so are folders beside the application', () => {
  const files = { 'api/requirements.txt': 'fastapi', 'shared/names.py': '' };
  expect(decided(files, 'api', ['../shared'])[1]).toMatchObject({ setting: 'build context', value: '.', origin: 'default', source: 'it uses what lies beside its folder' });
});
