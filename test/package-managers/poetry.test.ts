import { poetry } from '../../src/package-managers/poetry';
import { rendered } from '../support/dockerfile';
import { DELETED_FOLDERS, OPEN_KEPT_ENVIRONMENT, pythonProject } from '../support/python-project';

const PYPROJECT = '[tool.poetry]\nname = "shop"\n[tool.poetry.dependencies]\npython = "^3.11"\nFastAPI = "^0.165"\n';
const locked = (name: string, more = '') => `[[package]]\nname = "${name}"\nversion = "1"\n${more}\n`;
const project = (lock: string, pyproject = PYPROJECT) => pythonProject({ 'pyproject.toml': pyproject, 'poetry.lock': lock });

test('Poetry says what is locked and uv installs it, by its hashes', () => {
  expect(rendered(...poetry.install(project(locked('fastapi')), 'todo-venv'))).toBe(`ENV UV_COMPILE_BYTECODE=1 \\
    UV_LINK_MODE=copy \\
    UV_PYTHON_DOWNLOADS=never
ARG TARGETPLATFORM
# Only pyproject.toml and poetry.lock can invalidate this layer. poetry exports the locked packages, uv installs them.
# The environment is kept between builds while every hash in it is still locked, so that an added package is installed alone.
RUN --mount=type=bind,from=uv,source=/uv,target=/usr/local/bin/uv \\
    --mount=type=bind,source=pyproject.toml,target=pyproject.toml \\
    --mount=type=bind,source=poetry.lock,target=poetry.lock \\
    --mount=type=cache,target=/root/.cache/uv \\
    --mount=type=cache,id=todo-venv-$TARGETPLATFORM,target=/var/cache/python,sharing=locked \\
    uv tool run --quiet --from poetry==2.4.1 --with poetry-plugin-export==1.10.1 poetry export --only main > /dev/shm/requirements.txt \\
 && { grep -Eho 'sha(256|384|512):[0-9a-f]+' pyproject.toml poetry.lock > /dev/shm/hashes || true; } \\
${OPEN_KEPT_ENVIRONMENT} && uv pip install --exact --python /opt/venv --require-hashes --no-deps --requirement /dev/shm/requirements.txt \\
 && rm /opt/venv \\
 && cp -a /var/cache/python/venv /opt/venv
`);
});

test('what is locked for a single release of Python is installed on another of its line', () => {
  const lock = `${locked('fastapi')}[metadata]\npython-versions = "3.11.7"\n`;
  const text = rendered(...poetry.install(project(lock), 'todo-venv'));
  expect(text).toContain('# It is locked for exactly Python 3.11.7; other patch releases work too.\n');
  expect(text).toContain('uv pip install --exact --python /opt/venv --python-version 3.11.7 --require-hashes --no-deps --requirement');
  expect(rendered(...poetry.install(project(lock.replace('3.11.7', '^3.11')), 'todo-venv'))).not.toContain('--python-version');
});

test('extras and groups are exported on request', () => {
  const asked = { ...project(locked('fastapi')), extras: ['pg'], groups: ['jobs'] };
  expect(rendered(...poetry.install(asked, 'todo-venv'))).toContain('poetry export --only main,jobs --extras pg > ');
});

test('a package of a repository has no hash to be checked', () => {
  const lock = locked('fastapi') + locked('ours', '[package.source]\ntype = "git"\nurl = "https://example.com/ours.git"');
  expect(rendered(...poetry.install(project(lock), 'todo-venv'))).not.toContain('--require-hashes');
});

test('folders of the repository are installed by a stage of their own', () => {
  const lock = locked('fastapi') + locked('ours', '[package.source]\ntype = "directory"\nurl = "../ours"');
  const pyproject = `${PYPROJECT}ours = { path = "../ours", develop = true }\n`;
  expect(poetry.localPackages(project(lock, pyproject))).toEqual(['../ours']);
  expect(rendered(...poetry.install(project(lock, pyproject), 'todo-venv'))).toContain(DELETED_FOLDERS);
  expect(rendered(...poetry.install(project(lock, pyproject), 'todo-venv'))).toContain('--require-hashes');
  expect(rendered(...poetry.install(project(locked('fastapi')), 'todo-venv'))).not.toContain('sed ');
});

describe('what is installed', () => {
  test('follows the groups in lock files since Poetry 2', () => {
    const lock = locked('fastapi', 'groups = ["main"]') + locked('pytest', 'groups = ["dev"]') + locked('Jobs_Kit', 'groups = ["jobs"]');
    expect([...poetry.packages(project(lock)).names]).toEqual(['fastapi']);
    expect([...poetry.packages({ ...project(lock), groups: ['jobs'] }).names]).toEqual(['fastapi', 'jobs-kit']);
  });

  test('follows what asks for a package in lock files that say nothing of it', () => {
    const lock = locked('fastapi', '[package.dependencies]\nStarlette = "*"') + locked('starlette', '') + locked('uvicorn', '') + locked('pytest', '');
    const pyproject = '[tool.poetry.dependencies]\nfastapi = "*"\n\n[tool.poetry.group.api.dependencies]\nuvicorn = "*"\n';
    const names = (groups: string[]) => [...poetry.packages({ ...project(lock, pyproject), groups }).names].sort();
    expect(names([])).toEqual(['fastapi', 'starlette']);
    expect(names(['api'])).toEqual(['fastapi', 'starlette', 'uvicorn']);
  });

  test('has what is optional only with its extra', () => {
    const lock = (about = '') => locked('fastapi', about) + locked('psycopg2', `optional = true\n${about}`);
    const pyproject = `${PYPROJECT}psycopg2 = { version = "^2", optional = true }\n[tool.poetry.extras]\npgsql = ["psycopg2"]\n`;
    const names = (about: string, extras: string[]) => [...poetry.packages({ ...project(lock(about), pyproject), extras }).names];
    for (const about of ['', 'groups = ["main"]', 'category = "main"']) {
      expect(names(about, [])).toEqual(['fastapi']);
      expect(names(about, ['pgsql'])).toEqual(['fastapi', 'psycopg2']);
    }
  });

  test('follows the category in lock files of format 1.1', () => {
    const lock = locked('fastapi', 'category = "main"') + locked('pytest', 'category = "dev"');
    expect([...poetry.packages(project(lock)).names]).toEqual(['fastapi']);
    expect([...poetry.packages({ ...project(lock), groups: ['dev'] }).names]).toEqual(['fastapi', 'pytest']);
  });
});

test('without a lock file it locks in the build, and what it leaves open is told', () => {
  const open = pythonProject({ 'pyproject.toml': PYPROJECT });
  expect(poetry.decidesFor(open.folder, '.')).toBe(true);
  expect(rendered(...poetry.install(open, 'todo-venv'))).toContain('poetry lock --no-interaction \\\n && uv tool run');
  expect(rendered(...poetry.install(open, 'todo-venv'))).toContain('poetry locks and exports the packages, uv installs them.');
  expect(poetry.lockPath(open)).toBe('pyproject.toml');
  expect(poetry.packages(open)).toEqual({ names: new Set(['fastapi']), complete: false, unlocked: ['fastapi'] });
});

test('a pyproject.toml of another tool is not its own', () => {
  expect(poetry.decidesFor(pythonProject({ 'pyproject.toml': '[project]\nname = "shop"\ndependencies = ["fastapi"]\n' }).folder, '.')).toBe(false);
});

test('an index that the project names is asked beside the usual one', () => {
  const ofIndex = project(locked('torch', '[package.source]\ntype = "legacy"\nurl = "https://index.example.com"\nreference = "cpu"'));
  expect(rendered(...poetry.install(ofIndex, 'todo-venv'))).toContain('--require-hashes --no-deps --index-strategy unsafe-best-match');
  expect(rendered(...poetry.install(project(locked('fastapi')), 'todo-venv'))).not.toContain('--index-strategy');
});

test('what another system alone gets is not installed', () => {
  const lock = locked('fastapi', 'groups = ["main"]') + locked('pywin32', 'groups = ["main"]\nmarkers = "sys_platform == \'win32\'"') + locked('uvloop', 'groups = ["main"]\nmarkers = "sys_platform != \'win32\'"');
  expect([...poetry.packages(project(lock)).names].sort()).toEqual(['fastapi', 'uvloop']);
});
