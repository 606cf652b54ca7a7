import { uv } from '../../src/package-managers/uv';
import { rendered } from '../support/dockerfile';
import { OPEN_KEPT_ENVIRONMENT, pythonProject } from '../support/python-project';

const project = pythonProject({ 'pyproject.toml': '', 'uv.lock': '' });
const HEAD = `ENV UV_COMPILE_BYTECODE=1 \\
    UV_LINK_MODE=copy \\
    UV_PYTHON_DOWNLOADS=never \\
    UV_PROJECT_ENVIRONMENT=/opt/venv \\
    UV_NO_DEV=1
ARG TARGETPLATFORM
# Only the lock file and pyproject.toml can invalidate this layer.
# The environment is kept between builds while every hash in it is still locked, so that an added package is installed alone.
RUN --mount=type=bind,from=uv,source=/uv,target=/usr/local/bin/uv \\
    --mount=type=bind,source=pyproject.toml,target=pyproject.toml \\
    --mount=type=bind,source=uv.lock,target=uv.lock \\
    --mount=type=cache,target=/root/.cache/uv \\
    --mount=type=cache,id=todo-venv-$TARGETPLATFORM,target=/var/cache/python,sharing=locked \\
`;
const KEPT = ` \\
 && rm /opt/venv \\
 && cp -a /var/cache/python/venv /opt/venv
`;

test('installs exactly what is locked, without the project and without development packages', () => {
  expect(rendered(...uv.install(project, 'todo-venv'))).toBe(`${HEAD}    { grep -Eho 'sha(256|384|512):[0-9a-f]+' pyproject.toml uv.lock > /dev/shm/hashes || true; } \\
${OPEN_KEPT_ENVIRONMENT} && uv sync --locked --no-install-project${KEPT}`);
});

test('hands uv the certificate authority and its configuration, as mounts', () => {
  expect(rendered(...uv.install({ ...project, buildSecrets: ['ca', 'npmrc', 'uv-toml'] }, 'todo-venv'))).toBe(`${HEAD}    --mount=type=secret,id=ca \\
    --mount=type=secret,id=uv-toml \\
    { cat /etc/ssl/certs/ca-certificates.crt /run/secrets/ca > /dev/shm/ca-bundle.crt 2>/dev/null || true; } \\
 && export SSL_CERT_FILE=/dev/shm/ca-bundle.crt \\
 && { [ ! -s /run/secrets/uv-toml ] || export UV_CONFIG_FILE=/run/secrets/uv-toml; } \\
 && { grep -Eho 'sha(256|384|512):[0-9a-f]+' pyproject.toml uv.lock > /dev/shm/hashes || true; } \\
${OPEN_KEPT_ENVIRONMENT} && uv sync --locked --no-install-project${KEPT}`);
});

test('what the installation reads is what it mounts', () => {
  const text = rendered(...uv.install(project, 'todo-venv'));
  for (const input of uv.inputs(project)) expect(text).toContain(`source=${input},`);
});

describe('a workspace', () => {
  const lock = (name: string, source: string, more = '') => `[[package]]\nname = "${name}"\nversion = "1"\nsource = { ${source} }\n${more}\n`;
  const files = {
    'pyproject.toml': '[tool.uv.workspace]\nmembers = ["api", "libs/*"]\n',
    'api/pyproject.toml': '[project]\nname = "shop-api"\n',
    'libs/pricing/pyproject.toml': '[project]\nname = "pricing"\n',
    'other/pyproject.toml': '[project]\nname = "other"\n',
    'uv.lock': [
      lock('shop-api', 'editable = "api"', 'dependencies = [{ name = "fastapi" }, { name = "pricing" }]\n[package.optional-dependencies]\npg = [{ name = "psycopg" }]\n[package.dev-dependencies]\ndev = [{ name = "pytest" }]'),
      lock('pricing', 'editable = "libs/pricing"', 'dependencies = [{ name = "idna" }]'),
      lock('other', 'virtual = "other"', 'dependencies = [{ name = "rich" }]'),
      ...['fastapi', 'idna', 'psycopg', 'pytest', 'rich'].map((name) => lock(name, 'registry = "https://pypi.org/simple"')),
    ].join(''),
  };
  const member = pythonProject(files, { path: 'api' });

  test('decides for its members', () => {
    expect(uv.decidesFor(member.folder, 'api')).toBe(true);
    expect(uv.decidesFor(member.folder, 'elsewhere')).toBe(false);
  });

  test('installs the member alone, checked against all that the lock file is about', () => {
    const text = rendered(...uv.install(member, 'todo-venv'));
    expect(text).toContain(' && uv sync --locked --package shop-api --no-install-local \\\n');
    expect(uv.inputs(member)).toEqual(['pyproject.toml', 'uv.lock', 'api/pyproject.toml', 'libs/pricing/pyproject.toml', 'other/pyproject.toml']);
    for (const input of uv.inputs(member)) expect(text).toContain(`source=${input},`);
  });

  test('gives the packages that the member needs', () => {
    expect([...uv.packages(member).names].sort()).toEqual(['fastapi', 'idna', 'pricing']);
    expect(uv.localPackages(member)).toEqual(['libs/pricing']);
  });

  test('gives extras and groups on request', () => {
    const asked = { ...member, extras: ['pg'], groups: ['dev'] };
    expect([...uv.packages(asked).names].sort()).toEqual(['fastapi', 'idna', 'pricing', 'psycopg', 'pytest']);
    expect(rendered(...uv.install(asked, 'todo-venv'))).not.toContain('UV_NO_DEV');
    expect(rendered(...uv.install(asked, 'todo-venv'))).toContain('uv sync --locked --package shop-api --extra pg --group dev --no-install-local \\\n');
  });
});

describe('a lock file that uv cannot check while it installs', () => {
  const locked = (registry: string) => `[[package]]\nname = "fastapi"\nsource = { registry = "${registry}" }\n[[package]]\nname = "shop"\nsource = { virtual = "." }\n`;

  test('is one made against an index that the project does not name', () => {
    const foreign = pythonProject({ 'pyproject.toml': '', 'uv.lock': locked('https://mirror.example/simple') });
    expect(rendered(...uv.install(foreign, 'todo-venv'))).toContain('uv sync --frozen --no-install-project \\\n');
    const declared = pythonProject({ 'pyproject.toml': '[[tool.uv.index]]\nurl = "https://mirror.example/simple"\n', 'uv.lock': locked('https://mirror.example/simple') });
    expect(rendered(...uv.install(declared, 'todo-venv'))).toContain('uv sync --locked --no-install-project \\\n');
  });

  test('is one of a project whose dependencies only a build knows', () => {
    const dynamic = pythonProject({ 'pyproject.toml': '[project]\nname = "shop"\ndynamic = ["dependencies"]\n', 'uv.lock': locked('https://pypi.org/simple') });
    expect(rendered(...uv.install(dynamic, 'todo-venv'))).toContain('uv sync --frozen ');
  });
});

test('packages can be picked from a group, in the versions that are locked', () => {
  const lock = `[[package]]
name = "shop"
source = { virtual = "." }
dependencies = [{ name = "fastapi" }]
[package.dev-dependencies]
dev = [{ name = "alembic" }, { name = "ruff" }]
[[package]]
name = "fastapi"
[[package]]
name = "alembic"
dependencies = [{ name = "mako" }]
[[package]]
name = "mako"
[[package]]
name = "ruff"
`;
  const picking = { ...pythonProject({ 'pyproject.toml': '', 'uv.lock': lock }), picked: { group: 'dev', names: ['alembic'] } };
  const text = rendered(...uv.install(picking, 'todo-venv'));
  expect(text).toContain(' && uv sync --locked --no-default-groups --no-install-project \\\n');
  expect(text).toContain(' && uv export --quiet --frozen --only-group dev --output-file /dev/shm/locked.txt \\\n');
  expect(text).toContain(' && uv pip install --python /opt/venv --constraint /dev/shm/locked.txt alembic \\\n');
  expect(text).not.toContain('UV_NO_DEV');
  expect([...uv.packages(picking).names].sort()).toEqual(['alembic', 'fastapi', 'mako']);
});

describe('a lock file that is older than its project', () => {
  const LOCK = `[[package]]
name = "shop"
source = { virtual = "." }
[package.metadata]
requires-dist = [{ name = "fastapi", extras = ["standard"], specifier = ">=0.115,<1" }, { name = "psycopg", marker = "extra == 'pg'" }]
[package.metadata.requires-dev]
dev = [{ name = "pytest", specifier = ">=8" }]
`;
  const PYPROJECT = '[project]\nname = "shop"\ndependencies = ["fastapi[standard] >=0.115, <1"]\n[project.optional-dependencies]\npg = ["psycopg"]\n[dependency-groups]\ndev = ["pytest>=8"]\n';
  const install = (pyproject: string, groups: string[] = []) => rendered(...uv.install({ ...pythonProject({ 'pyproject.toml': pyproject, 'uv.lock': LOCK }), groups }, 'shop-venv'));
  const changed = PYPROJECT.replace('"pytest>=8"', '"pytest>=8", "ruff"');

  test('is used as it is where only a group differs that is not installed', () => {
    expect(install(changed)).toContain('uv sync --frozen ');
    expect(uv.packages(pythonProject({ 'pyproject.toml': changed, 'uv.lock': LOCK })).outdated).toEqual(['dev']);
  });

  test('has no range of what comes from a folder', () => {
    const lock = LOCK.replace('{ name = "psycopg", marker', '{ name = "core", editable = "core" }, { name = "psycopg", marker');
    const files = { 'pyproject.toml': PYPROJECT.replace('"fastapi', '"core==1", "fastapi'), 'uv.lock': lock };
    expect(uv.packages(pythonProject(files)).refused).toEqual([]);
    expect(uv.packages(pythonProject({ ...files, 'pyproject.toml': PYPROJECT })).refused).toEqual(['core']);
  });

  test('is refused for what a project asks for otherwise, and it is known which', () => {
    const refused = (pyproject: string) => uv.packages(pythonProject({ 'pyproject.toml': pyproject, 'uv.lock': LOCK })).refused;
    expect(refused(PYPROJECT)).toEqual([]);
    expect(refused(changed)).toEqual([]);
    expect(refused(PYPROJECT.replace('"fastapi', '"redis", "fastapi'))).toEqual(['redis']);
  });

  test.each([
    ['nothing differs', PYPROJECT, []],
    ['the group is installed', changed, ['dev']],
    ['the main dependencies differ, too', changed.replace('"fastapi', '"redis", "fastapi'), []],
    ['a group has another one, which cannot be compared', PYPROJECT.replace('"pytest>=8"', '{ include-group = "test" }, "ruff"'), []],
  ])('is for uv to judge where %s', (_, pyproject, groups) => {
    expect(install(pyproject, groups)).toContain('uv sync --locked ');
  });
});

test('groups that the project installs by default stay out', () => {
  const grouped = pythonProject({ 'pyproject.toml': '[tool.uv]\ndefault-groups = ["dev", "lint"]\n', 'uv.lock': '[[package]]\nname = "shop"\nsource = { virtual = "." }\n' });
  expect(rendered(...uv.install(grouped, 'todo-venv'))).toContain('uv sync --locked --no-default-groups --no-install-project \\\n');
});
