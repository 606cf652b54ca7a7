import { execFileSync } from 'node:child_process';
import { pylock } from '../../src/package-managers/pylock';
import { parseToml } from '../../src/util/toml';
import { temporaryFolder, writeFiles } from '../support/application-folder';
import { rendered } from '../support/dockerfile';
import { OPEN_KEPT_ENVIRONMENT, pythonProject } from '../support/python-project';

const HEAD = 'lock-version = "1.0"\ncreated-by = "tool"\n';
const locked = (name: string, more = '') => `\n[[packages]]\nname = "${name}"\nversion = "1.0"\n${more}`;
const wheel = (name: string) => `wheels = [{ url = "https://files.example.com/${name}-1.0-py3-none-any.whl", hashes = { sha256 = "${'a'.repeat(64)}" } }]\n`;
const project = (...packages: string[]) => pythonProject({ 'pylock.toml': HEAD + packages.join('') });
const plain = project(locked('fastapi', wheel('fastapi')), locked('uvicorn', wheel('uvicorn')));

/** As PDM writes one that several uses share. */
const shared = pythonProject({
  'pylock.toml': [
    HEAD,
    'extras = ["speed"]\ndependency-groups = ["default", "dev"]\ndefault-groups = ["default"]\n',
    locked('fastapi', 'marker = \'"default" in dependency_groups\'\n'),
    locked('pytest', 'marker = \'"dev" in dependency_groups\'\n'),
    locked('uvloop', 'marker = \'"speed" in extras and sys_platform != "win32"\'\n'),
    locked('pywin32', 'marker = "sys_platform == \'win32\'"\n'),
  ].join(''),
});

test('one with a name is read where it is the only one', () => {
  const named = (...files: string[]) => pythonProject(Object.fromEntries(files.map((file) => [file, HEAD + locked('fastapi')])));
  const server = named('pylock.server.toml');
  expect(pylock.decidesFor(server.folder, '.')).toBe(true);
  expect([pylock.lockPath(server), pylock.inputs(server)]).toEqual(['pylock.server.toml', ['pylock.server.toml']]);
  expect([...pylock.packages(server).names]).toEqual(['fastapi']);
  expect(rendered(...pylock.install(server, 'todo-venv'))).toContain('--requirement pylock.server.toml');
  expect(pylock.lockPath(named('pylock.server.toml', 'pylock.toml'))).toBe('pylock.toml');
  expect(pylock.decidesFor(named('pylock.server.toml', 'pylock.dev.toml').folder, '.')).toBe(false);
});

test('uv installs what it names, by its hashes', () => {
  expect(rendered(...pylock.install(plain, 'todo-venv'))).toBe(`ENV UV_COMPILE_BYTECODE=1 \\
    UV_LINK_MODE=copy \\
    UV_PYTHON_DOWNLOADS=never \\
    UV_PREVIEW_FEATURES=pylock
ARG TARGETPLATFORM
# Only pylock.toml can invalidate this layer; uv verifies its hashes.
# The environment is kept between builds while every hash in it is still locked, so that an added package is installed alone.
RUN --mount=type=bind,from=uv,source=/uv,target=/usr/local/bin/uv \\
    --mount=type=bind,source=pylock.toml,target=pylock.toml \\
    --mount=type=cache,target=/root/.cache/uv \\
    --mount=type=cache,id=todo-venv-$TARGETPLATFORM,target=/var/cache/python,sharing=locked \\
    { grep -Eho 'sha(256|384|512) *= *"[0-9a-f]+' pylock.toml > /dev/shm/hashes || true; } \\
${OPEN_KEPT_ENVIRONMENT} && uv pip install --exact --python /opt/venv --requirement pylock.toml \\
 && rm /opt/venv \\
 && cp -a /var/cache/python/venv /opt/venv
`);
  expect(pylock.inputs(plain)).toEqual(['pylock.toml']);
});

test('the hashes that the environment was checked against are found, in each way to write them', () => {
  const folder = temporaryFolder();
  writeFiles(folder, { 'pylock.toml': `hashes = {sha256 = "${'a'.repeat(64)}"}\n[packages.wheels.hashes]\nsha512 = "${'b'.repeat(128)}"\n` });
  const [, pattern] = /grep -Eho '(.*?)' pylock/.exec(rendered(...pylock.install(plain, 'todo-venv')))!;
  const found = execFileSync('grep', ['-Eho', pattern, 'pylock.toml'], { cwd: folder, encoding: 'utf8' });
  expect(found).toBe(`sha256 = "${'a'.repeat(64)}\nsha512 = "${'b'.repeat(128)}\n`);
});

test('the application itself is not installed, and folders of the repository are by a stage of their own', () => {
  const withFolders = project(
    locked('shop', 'directory = { path = ".", editable = true }\n'),
    locked('fastapi', wheel('fastapi')),
    locked('common', '[packages.directory]\npath = "libs/common/"\n'),
    locked('uvicorn', `dependencies = []\n${wheel('uvicorn')}[packages.tool.pdm]\ndependencies = []\n`),
  );
  expect(pylock.localPackages(withFolders)).toEqual(['libs/common']);
  expect(rendered(...pylock.install(withFolders, 'todo-venv'))).toContain('--requirement pylock.downloaded.toml \\\n');
  const [command] = /awk .* > pylock\.downloaded\.toml/.exec(rendered(...pylock.install(withFolders, 'todo-venv')))!;
  const folder = temporaryFolder();
  writeFiles(folder, { 'pylock.toml': withFolders.folder.text('pylock.toml') });
  execFileSync('sh', ['-c', command], { cwd: folder });
  const left = execFileSync('cat', ['pylock.downloaded.toml'], { cwd: folder, encoding: 'utf8' });
  expect((parseToml(left).packages as { name: string }[]).map(({ name }) => name)).toEqual(['fastapi', 'uvicorn']);
  expect(left.startsWith(HEAD)).toBe(true);
});

test('of a lock file that several uses share, what is the default and what is asked for is installed', () => {
  const names = (about = {}) => [...pylock.packages({ ...shared, ...about }).names];
  expect(names()).toEqual(['fastapi']);
  expect(names({ groups: ['dev'], extras: ['speed'] })).toEqual(['fastapi', 'pytest', 'uvloop']);
  expect(rendered(...pylock.install(shared, 'todo-venv'))).toContain('--python /opt/venv --requirement');
  expect(rendered(...pylock.install({ ...shared, groups: ['dev'], extras: ['speed'] }, 'todo-venv'))).toContain('--extra speed --group default --group dev --requirement');
});

test('it decides for a folder below if it has FastAPI', () => {
  expect(pylock.decidesFor(plain.folder, 'api')).toBe(true);
  expect(pylock.decidesFor(project(locked('flask')).folder, 'api')).toBe(false);
  expect(pylock.decidesFor(project(locked('flask')).folder, '.')).toBe(true);
  expect(pylock.decidesFor(pythonProject({}).folder, '.')).toBe(false);
});

test('one that cannot be read has no packages', () => {
  expect(pylock.packages(pythonProject({ 'pylock.toml': '[[' })).names.size).toBe(0);
});
