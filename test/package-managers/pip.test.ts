import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pip } from '../../src/package-managers/pip';
import { temporaryFolder, writeFiles } from '../support/application-folder';
import { rendered } from '../support/dockerfile';
import { pythonProject } from '../support/python-project';

const plain = pythonProject({ 'requirements.txt': 'fastapi==0.116.1\n' });
const hashed = pythonProject({ 'requirements.txt': `fastapi==0.116.1 \\\n    --hash=sha256:${'a'.repeat(64)}\n` });

test('uv installs the requirements, with a cache that is in no layer', () => {
  expect(rendered(...pip.install(plain, 'todo-venv'))).toBe(`ENV UV_COMPILE_BYTECODE=1 \\
    UV_LINK_MODE=copy \\
    UV_PYTHON_DOWNLOADS=never
# Only requirements.txt can invalidate this layer; uv installs it in a fraction of pip's time.
RUN --mount=type=bind,from=uv,source=/uv,target=/usr/local/bin/uv \\
    --mount=type=bind,source=requirements.txt,target=requirements.txt \\
    --mount=type=cache,target=/root/.cache/uv \\
    uv venv --quiet /opt/venv \\
 && uv pip install --python /opt/venv --requirement requirements.txt
`);
});

test('the file that the Dockerfile installs is told as that, another one by its name alone', () => {
  const files = { 'requirements.txt': 'fastapi\n', 'api.txt': 'fastapi\nuvicorn\n', 'Dockerfile': 'FROM python:3.13\nRUN pip install -r api.txt\n' };
  const project = pythonProject(files);
  expect([pip.lockPath(project), pip.reason?.(project)]).toEqual(['api.txt', 'the one that the Dockerfile installs']);
  expect(pip.reason?.(plain)).toBeUndefined();
});

test('hashes in the requirements are enforced', () => {
  expect(rendered(...pip.install(hashed, 'todo-venv'))).toContain('uv pip install --exact --python /opt/venv --require-hashes --requirement requirements.txt \\\n');
  expect(rendered(...pip.install({ ...hashed, buildSecrets: ['pip-conf'] }, 'todo-venv'))).toContain('--require-hashes --requirement requirements.txt\n');
  expect(rendered(...pip.install(plain, 'todo-venv'))).not.toContain('hashes');
});

test('releases come from every index that is named, as pip takes them', () => {
  const further = pythonProject({ 'requirements.txt': '-r base.txt\ntorch==2.9.0+cpu\n', 'base.txt': '--extra-index-url https://index.example.com/simple\n' });
  expect(rendered(...pip.install(further, 'todo-venv'))).toContain('uv pip install --python /opt/venv --index-strategy unsafe-best-match --requirement requirements.txt\n');
  expect(rendered(...pip.install(further, 'todo-venv'))).toContain('\n# All indexes count alike, as for pip');
  const other = pythonProject({ 'requirements.txt': '--index-url https://index.example.com/simple\nfastapi\n' });
  expect(rendered(...pip.install(other, 'todo-venv'))).not.toContain('index');
});

test('uv is handed the certificate authority and its own configuration, as mounts', () => {
  expect(rendered(...pip.install({ ...plain, buildSecrets: ['ca', 'npmrc', 'uv-toml'] }, 'todo-venv'))).toContain(`    --mount=type=cache,target=/root/.cache/uv \\
    --mount=type=secret,id=ca \\
    --mount=type=secret,id=uv-toml \\
    { cat /etc/ssl/certs/ca-certificates.crt /run/secrets/ca > /dev/shm/ca-bundle.crt 2>/dev/null || true; } \\
 && export SSL_CERT_FILE=/dev/shm/ca-bundle.crt \\
 && { [ ! -s /run/secrets/uv-toml ] || export UV_CONFIG_FILE=/run/secrets/uv-toml; } \\
 && uv venv --quiet /opt/venv \\
`);
});

test('a pip.conf makes pip install, since uv does not read it', () => {
  expect(rendered(...pip.install({ ...plain, buildSecrets: ['ca', 'pip-conf'] }, 'todo-venv'))).toBe(`# Only requirements.txt can invalidate this layer. Installed with pip, because uv does not read pip.conf.
RUN --mount=type=bind,source=requirements.txt,target=requirements.txt \\
    --mount=type=cache,target=/root/.cache/pip \\
    --mount=type=secret,id=ca \\
    --mount=type=secret,id=pip-conf \\
    { cat /etc/ssl/certs/ca-certificates.crt /run/secrets/ca > /dev/shm/ca-bundle.crt 2>/dev/null || true; } \\
 && export PIP_CERT=/dev/shm/ca-bundle.crt \\
 && export PIP_CONFIG_FILE=/run/secrets/pip-conf \\
 && python -m venv --without-pip /opt/venv \\
 && pip --python /opt/venv install --disable-pip-version-check --requirement requirements.txt
`);
});

test('only requirements.txt enters the build for it', () => {
  expect(pip.inputs(plain)).toEqual(['requirements.txt']);
});

describe('the file', () => {
  test.each([
    ['requirements.txt', ['requirements.txt', 'requirements/prod.txt', 'requirements.in']],
    ['requirements/prod.txt', ['requirements/prod.txt', 'requirements/base.txt', 'requirements/dev.txt']],
    ['requirements.in', ['requirements.in', 'pyproject.toml']],
    ['requirements/requirements.in', ['requirements/requirements.in', 'requirements/requirements.dev.in']],
    ['src/requirements.txt', ['src/requirements.txt', 'main.py']],
  ])('is %s', (path, files) => {
    const project = pythonProject(Object.fromEntries(files.map((file) => [file, 'fastapi\n'])));
    expect(pip.decidesFor(project.folder, '.')).toBe(true);
    expect(pip.lockPath(project)).toBe(path);
  });

  test.each([
    ['deps/app.txt', { 'deps/app.txt': 'fastapi\n' }],
    ['requirements-docker.txt', { 'requirements-docker.txt': '-r deps/app.txt\n', 'deps/app.txt': 'fastapi\n', 'requirements.txt': 'fastapi\n' }],
  ])('is %s where the own Dockerfile installs that', (path, files) => {
    const project = pythonProject({ ...files, Dockerfile: `FROM python:3.13\nRUN pip install -r ${path}\n` });
    expect(pip.decidesFor(project.folder, '.')).toBe(true);
    expect(pip.lockPath(project)).toBe(path);
  });

  test('is the conventional one where the Dockerfile installs that as well, or another one without FastAPI', () => {
    const files = { 'requirements.txt': 'fastapi\n', 'requirements-more.txt': 'fastapi\n', 'tools.txt': 'awscli\n' };
    const lockPath = (command: string) => pip.lockPath(pythonProject({ ...files, Dockerfile: `RUN pip install ${command}\n` }));
    expect(lockPath('-r requirements-more.txt -r requirements.txt')).toBe('requirements.txt');
    expect(lockPath('-r tools.txt')).toBe('requirements.txt');
  });

  test('is none where two folders have one', () => {
    expect(pip.decidesFor(pythonProject({ 'a/requirements.txt': '', 'b/requirements.txt': '' }).folder, '.')).toBe(false);
  });

  test('of a folder above counts for an application if it has FastAPI', () => {
    expect(pip.decidesFor(pythonProject({ 'requirements.txt': 'FastAPI==1\n' }).folder, 'backend')).toBe(true);
    expect(pip.decidesFor(pythonProject({ 'requirements.txt': 'mkdocs==1\n' }).folder, 'backend')).toBe(false);
  });
});

test('what it includes is mounted too', () => {
  const files = { 'requirements/prod.txt': '-r base.txt\r\n-c ../constraints.txt\r\n', 'requirements/base.txt': 'fastapi\r\n', 'constraints.txt': 'idna<4\r\n' };
  expect(pip.inputs(pythonProject(files))).toEqual(['requirements/prod.txt', 'requirements/base.txt', 'constraints.txt']);
});

describe('a project that is named as a dot', () => {
  const files = { 'requirements.txt': '-e .\nuvicorn==0.54.0\n', 'pyproject.toml': '[project]\nname = "shop"\ndependencies = ["fastapi"]\n', 'app/main.py': '' };

  test('is installed by its metadata alone, since its code comes later', () => {
    const text = rendered(...pip.install(pythonProject(files), 'todo-venv'));
    expect(text).toContain('--requirement .without-local-packages.txt --requirement pyproject.toml\n');
    expect(text).not.toContain('app/main.py');
  });

  test('with a setup.py is asked for its metadata', () => {
    const { 'pyproject.toml': _, ...others } = files;
    expect(rendered(...pip.install(pythonProject({ ...others, 'setup.py': '' }), 'todo-venv'))).toContain('--requirement setup.py\n');
  });
});

test('packages that lie in the repository are told apart from those that are downloaded', () => {
  const lines = './libs/pricing\n-e libs/tax\n../outside[extra]\nfastapi==1\nhttpx @ https://example.com/httpx.whl\n-e git+https://example.com/a.git\n';
  const project = pythonProject({ 'requirements.txt': lines });
  expect(pip.localPackages(project)).toEqual(['libs/pricing', 'libs/tax', '../outside']);
  expect([...pip.packages(project).names]).toEqual(['fastapi', 'httpx']);
  const folder = temporaryFolder();
  writeFiles(folder, { 'requirements.txt': lines });
  const [command] = /grep -Ev .* > \.without-local-packages\.txt/.exec(rendered(...pip.install(project, 'todo-venv')))!;
  execFileSync('sh', ['-c', command], { cwd: folder });
  expect(readFileSync(join(folder, '.without-local-packages.txt'), 'utf8')).toBe('fastapi==1\nhttpx @ https://example.com/httpx.whl\n-e git+https://example.com/a.git\n');
});

test('what exists for Windows alone is left out, unless the team says so itself', () => {
  const install = (lines: string) => rendered(...pip.install(pythonProject({ 'requirements.txt': lines }), 'todo-venv'));
  const text = install('fastapi==1\nPyWin32==306\nwindows_curses==2.4.1\n');
  expect(text).toContain('# Without pywin32, windows-curses, which exist for Windows only.\n');
  expect(text).toContain('uv pip install --python /opt/venv --override .for-windows.txt --requirement requirements.txt\n');
  const folder = temporaryFolder();
  execFileSync('sh', ['-c', /printf .* > \.for-windows\.txt/.exec(text)![0]], { cwd: folder });
  expect(readFileSync(join(folder, '.for-windows.txt'), 'utf8')).toBe("pywin32; sys_platform == 'win32'\nwindows-curses; sys_platform == 'win32'\n");
  expect(install("fastapi==1\npywin32==306; sys_platform == 'win32'\n")).not.toMatch(/override|Without/);
});

test('what is left open is told', () => {
  expect(pip.packages(pythonProject({ 'requirements.txt': 'fastapi[standard]\nidna==3.20\nSQLAlchemy>=2\n' }))).toEqual({
    names: new Set(['fastapi', 'uvicorn', 'idna', 'sqlalchemy']),
    complete: false,
    unlocked: ['fastapi', 'sqlalchemy'],
  });
  expect(pip.packages(hashed)).toMatchObject({ complete: true, unlocked: [] });
  const frozen = 'anyio==4.9.0\nfastapi==0.116.1\nidna==3.10\nstarlette==0.47.2\ntyping_extensions==4.14.1\n';
  expect(pip.packages(pythonProject({ 'requirements.txt': frozen }))).toMatchObject({ complete: true, unlocked: [] });
  expect(pip.packages(pythonProject({ 'requirements.txt': `${frozen}uvicorn\n` }))).toMatchObject({ complete: false, unlocked: ['uvicorn'] });
});
