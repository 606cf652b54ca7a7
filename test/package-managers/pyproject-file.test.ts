import { PyprojectFile } from '../../src/package-managers/pyproject-file';
import { applicationFolder } from '../support/application-folder';

const file = (text: string) => new PyprojectFile(applicationFolder({ 'backend/pyproject.toml': text }), 'backend');

test('requirements come from the standard tables, with the extras and groups that are asked for', () => {
  const project = file('[project]\ndependencies = ["fastapi"]\ndynamic = ["version"]\n[project.optional-dependencies]\npg = ["psycopg[pool]"]\n[dependency-groups]\njobs = [{ include-group = "other" }, "rq"]\n');
  expect(project.requirements()).toEqual(['fastapi']);
  expect(project.requirementNames(['pg', 'unknown'], ['jobs'])).toEqual(['fastapi', 'psycopg', 'rq']);
  expect(project.isDynamic('version')).toBe(true);
  expect(project.isDynamic('dependencies')).toBe(false);
});

test("Poetry's own table names dependencies, Python not being one", () => {
  expect(file('[tool.poetry.dependencies]\npython = "^3.11"\nFastAPI = { version = "*" }\n').poetryDependencies()).toEqual(['FastAPI']);
});

test('groups have names in the standard table, and in those of the package managers', () => {
  expect(file('[dependency-groups]\ntools = []\n[tool.poetry.group.jobs.dependencies]\nrq = "*"\n[tool.pdm.dev-dependencies]\nlint = []\n').groupNames()).toEqual(['tools', 'jobs', 'lint']);
  expect(file('[tool.uv]\ndev-dependencies = ["alembic"]\n').groupNames()).toEqual(['dev']);
  expect(file('[project]\ndependencies = ["fastapi"]\n').groupNames()).toEqual([]);
});

test('what is not there or cannot be read says nothing', () => {
  expect(file('').get('tool', 'uv', 'default-groups')).toBeUndefined();
  expect(file('name = \n').get('name')).toBeUndefined();
});
