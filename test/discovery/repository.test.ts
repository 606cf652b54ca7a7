import { foldersAbove, generatorTemplate, searchedFiles } from '../../src/discovery/repository';
import { applicationFolder } from '../support/application-folder';

test.each([
  'web/node_modules/next/package.json',
  'api/.venv/lib/fastapi/main.py',
  'backend/tests/app.py',
  'e2e/package.json',
  '.github/scripts/main.py',
  '{{cookiecutter.project_slug}}/main.py',
  'project/{% if api %}api{% endif %}/main.py',
])('%s is not looked at', (path) => {
  expect(searchedFiles(applicationFolder({ [path]: '', 'main.py': '' }))).toEqual(['main.py']);
});

test.each(['frontend with spaces/package.json', 'apps/[admin]/package.json', 'приложение/main.py', 'contest/main.py', 'environment/main.py'])('%s is', (path) => {
  expect(searchedFiles(applicationFolder({ [path]: '' }))).toEqual([path]);
});

test.each([
  ['template/{{cookiecutter.project_slug}}/backend/requirements.txt', 'template/{{cookiecutter.project_slug}}'],
  ['project/{% if api %}api{% endif %}/pyproject.toml.jinja', 'project/{% if api %}api{% endif %}'],
  ['web/app/[[...slug]]/page.tsx', undefined],
])('a generator makes projects from %s', (path, folder) => {
  expect(generatorTemplate(applicationFolder({ [path]: '' }))).toBe(folder);
});

test('the folders above a file come nearest first', () => {
  expect(foldersAbove('apps/api/main.py')).toEqual(['apps/api', 'apps', '.']);
  expect(foldersAbove('main.py')).toEqual(['.']);
});
