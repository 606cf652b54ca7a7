import { pyproject } from '../../src/package-managers/pyproject';
import { rendered } from '../support/dockerfile';
import { pythonProject } from '../support/python-project';

const project = pythonProject({ 'pyproject.toml': '[project]\nname = "shop"\ndependencies = ["fastapi", "SQLAlchemy>=2"]\n[project.optional-dependencies]\npg = ["psycopg"]\n' });

test('what nobody locked is installed, and the file says so', () => {
  expect(rendered(...pyproject.install(project, 'todo-venv'))).toContain(`# Only pyproject.toml can invalidate this layer. It locks nothing, so the installed versions depend on the day of the build.
RUN --mount=type=bind,from=uv,source=/uv,target=/usr/local/bin/uv \\
    --mount=type=bind,source=pyproject.toml,target=pyproject.toml \\
    --mount=type=cache,target=/root/.cache/uv \\
    uv venv --quiet /opt/venv \\
 && uv pip install --python /opt/venv --requirement pyproject.toml
`);
});

test('all of it is open', () => {
  expect(pyproject.packages({ ...project, extras: ['pg'] })).toMatchObject({ complete: false, unlocked: ['fastapi', 'sqlalchemy', 'psycopg'] });
});

test('extras and groups are installed on request', () => {
  expect(rendered(...pyproject.install({ ...project, extras: ['pg'], groups: ['jobs'] }, 'todo-venv'))).toContain('--requirement pyproject.toml --extra pg --group jobs\n');
});

test('a file without dependencies decides nothing', () => {
  expect(pyproject.decidesFor(pythonProject({ 'pyproject.toml': '[tool.ruff]\nline-length = 100\n' }).folder, '.')).toBe(false);
  expect(pyproject.decidesFor(project.folder, 'backend')).toBe(true);
  expect(pyproject.decidesFor(pythonProject({ 'pyproject.toml': '[project]\nname = "docs"\ndependencies = ["mkdocs"]\n' }).folder, 'backend')).toBe(false);
});
