import { execFileSync } from 'node:child_process';
import { pdm } from '../../src/package-managers/pdm';
import { temporaryFolder, writeFiles } from '../support/application-folder';
import { rendered } from '../support/dockerfile';
import { OPEN_KEPT_ENVIRONMENT, pythonProject } from '../support/python-project';

const locked = (name: string, groups: string, more = '') => `[[package]]\nname = "${name}"\nversion = "1"\ngroups = [${groups}]\n${more}\n`;
const METADATA = '[metadata]\nstrategy = ["inherit_metadata"]\n\n';
const LOCK = METADATA + locked('fastapi', '"default", "dev"') + locked('pytest', '"dev"') + locked('psycopg', '"pg"');
const project = (lock = LOCK) => pythonProject({ 'pyproject.toml': '[project]\nname = "shop"\ndependencies = ["fastapi"]\n', 'pdm.lock': lock });

test('PDM says what is locked and uv installs it, by its hashes', () => {
  expect(rendered(...pdm.install(project(), 'todo-venv'))).toContain(`    uv tool run --quiet --from pdm==2.29.4 --with hishel==1.4.0 pdm export --prod --format requirements > /dev/shm/requirements.txt \\
 && { grep -Eho 'sha(256|384|512):[0-9a-f]+' pyproject.toml pdm.lock > /dev/shm/hashes || true; } \\
${OPEN_KEPT_ENVIRONMENT} && uv pip install --exact --python /opt/venv --require-hashes --requirement /dev/shm/requirements.txt \\
`);
});

test('a package of a repository has no hash to be checked', () => {
  expect(rendered(...pdm.install(project(LOCK + locked('ours', '"default"', 'git = "https://example.com/ours.git"')), 'todo-venv'))).not.toContain('--require-hashes');
});

test('a lock file that PDM does not export is completed first, with the versions that it has', () => {
  const text = rendered(...pdm.install(project(LOCK.replace('inherit_metadata', 'cross_platform')), 'todo-venv'));
  expect(text).toContain('cp pdm.lock /dev/shm/pdm.lock \\\n');
  expect(text).toContain('pdm lock --quiet --lockfile /dev/shm/pdm.lock --update-reuse --strategy inherit_metadata \\\n');
  expect(text).toContain('pdm export --lockfile /dev/shm/pdm.lock --prod --format requirements > ');
});

test('folders of the repository are installed by a stage of their own, and PDM exports the rest with its hashes', () => {
  const wheel = locked('ours', '"default"', 'path = "./dist/ours-1-py3-none-any.whl"');
  const lock = `${LOCK}\n${locked('shared', '"default"', 'path = "../shared"')}\n${wheel}`;
  expect(pdm.localPackages(project(lock))).toEqual(['../shared']);
  const text = rendered(...pdm.install(project(lock), 'todo-venv'));
  expect(text).toContain('pdm export --lockfile /dev/shm/pdm.lock --prod');
  const [command] = /awk .* pdm\.lock(?= > )/.exec(text)!;
  const folder = temporaryFolder();
  writeFiles(folder, { 'pdm.lock': lock });
  const left = execFileSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' });
  expect([...left.matchAll(/^name = "(.*)"$/gm)].map(([, name]) => name)).toEqual(['fastapi', 'pytest', 'psycopg', 'ours']);
});

test('extras and groups are exported on request', () => {
  expect(rendered(...pdm.install({ ...project(), extras: ['pg'], groups: ['jobs'] }, 'todo-venv'))).toContain('--format requirements --group pg --group jobs > ');
});

test('what is installed follows the groups', () => {
  expect([...pdm.packages(project()).names]).toEqual(['fastapi']);
  expect([...pdm.packages({ ...project(), extras: ['pg'] }).names]).toEqual(['fastapi', 'psycopg']);
});

test('it decides for a folder below if it has FastAPI', () => {
  expect(pdm.decidesFor(project().folder, 'backend')).toBe(true);
  expect(pdm.decidesFor(project(locked('mkdocs', '"default"')).folder, 'backend')).toBe(false);
});

test('an index that the project names is asked beside the usual one', () => {
  const source = '[project]\nname = "shop"\n[[tool.pdm.source]]\nname = "cpu"\nurl = "https://index.example.com"\n';
  expect(rendered(...pdm.install(pythonProject({ 'pyproject.toml': source, 'pdm.lock': LOCK }), 'todo-venv'))).toContain('--index-strategy unsafe-best-match');
  expect(rendered(...pdm.install(project(), 'todo-venv'))).not.toContain('--index-strategy');
});

test('what another system alone gets is not installed', () => {
  const names = pdm.packages(project(LOCK + locked('pywin32', '"default"', 'marker = "sys_platform == \'win32\'"'))).names;
  expect([...names]).toEqual(['fastapi']);
});
