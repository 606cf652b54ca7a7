import { PYTHON_PACKAGE_MANAGERS } from '../../src/package-managers';
import { requirementNames, VENV } from '../../src/package-managers/python-package-manager';
import { rendered } from '../support/dockerfile';
import { pythonProject } from '../support/python-project';

const PYPROJECT = '[project]\nname = "shop"\ndependencies = ["fastapi"]\n';
const LOCKS = { 'requirements.txt': 'fastapi\n', 'pyproject.toml': PYPROJECT, 'uv.lock': '', 'poetry.lock': '', 'pdm.lock': '', 'Pipfile': '', 'Pipfile.lock': '{}' };
const project = pythonProject(LOCKS);
const managers = PYTHON_PACKAGE_MANAGERS.map((manager) => [manager.id, manager] as const);

test.each(managers)('%s fills the environment that ships', (_id, manager) => {
  expect(rendered(...manager.install(project, 'todo-venv'))).toContain(VENV);
});

test.each(managers)('%s mounts what it reads, and nothing else of the context', (_id, manager) => {
  const mounted = [...rendered(...manager.install(project, 'todo-venv')).matchAll(/--mount=type=bind,source=(?<file>[^,]+),/g)].map(({ groups }) => groups!.file);
  expect(mounted).toEqual(manager.inputs(project));
  expect(manager.inputs(project)).toContain(manager.lockPath(project));
});

test.each(managers)('%s is handed a certificate authority', (_id, manager) => {
  expect(rendered(...manager.install({ ...project, buildSecrets: ['ca'] }, 'todo-venv'))).toContain('--mount=type=secret,id=ca \\\n');
});

test('names of requirements are normalised; what brings the server along counts as it', () => {
  expect(requirementNames(['SQL_Alchemy.Utils==1', 'psycopg[pool] ; python_version > "3.8"', '-e .', '--hash=sha256:abc'])).toEqual(['sql-alchemy-utils', 'psycopg']);
  expect(requirementNames(['fastapi[standard]>=0.115'])).toEqual(['fastapi', 'uvicorn']);
  expect(requirementNames(['fastapi[dev]'])).toEqual(['fastapi']);
});

test('a driver that is compiled is told from one that brings its library along', () => {
  expect(requirementNames(['psycopg[c,pool]>=3', 'psycopg[binary]'])).toEqual(['psycopg', 'psycopg-c', 'psycopg', 'psycopg-binary']);
});
