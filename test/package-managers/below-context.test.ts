import { belowContext } from '../../src/package-managers/below-context';
import { pip } from '../../src/package-managers/pip';
import { rendered } from '../support/dockerfile';
import { pythonProject } from '../support/python-project';

const project = pythonProject({ 'requirements.txt': 'fastapi\n./lib\n', 'lib/pyproject.toml': '' });
const below = belowContext(pip, 'apps/api');

test('its files are found below the context', () => {
  expect(below.lockPath(project)).toBe('apps/api/requirements.txt');
  expect(below.inputs(project)).toEqual(['apps/api/requirements.txt']);
  expect(below.localPackages(project)).toEqual(['apps/api/lib']);
});

test('the builder has them where they always are, and what comes from stages is left alone', () => {
  const install = rendered(...below.install(project, 'todo-venv'));
  expect(install).toContain('--mount=type=bind,source=apps/api/requirements.txt,target=requirements.txt');
  expect(install).toContain('--mount=type=bind,from=uv,source=/uv,target=/usr/local/bin/uv');
  expect(install).toContain('ENV UV_COMPILE_BYTECODE=1');
});

test('everything else stays the package manager’s own', () => {
  expect(below.packages(project)).toEqual(pip.packages(project));
});
