import { pipenv } from '../../src/package-managers/pipenv';
import { rendered } from '../support/dockerfile';
import { DELETED_FOLDERS, OPEN_KEPT_ENVIRONMENT, pythonProject } from '../support/python-project';

const HASHED = { version: '==1', hashes: ['sha256:a'] };
const LOCK = { default: { FastAPI: HASHED }, develop: { pytest: HASHED }, jobs: { rq: HASHED } };
const project = (lock: unknown = LOCK) => pythonProject({ 'Pipfile': '[packages]\nfastapi = "*"\n', 'Pipfile.lock': JSON.stringify(lock) });

test('pipenv says what is locked and uv installs it, by its hashes', () => {
  expect(rendered(...pipenv.install(project(), 'todo-venv'))).toContain(`    uv tool run --quiet --from pipenv==2026.10.3 pipenv requirements --hash > /dev/shm/requirements.txt \\
 && { grep -Eho 'sha(256|384|512):[0-9a-f]+' Pipfile Pipfile.lock > /dev/shm/hashes || true; } \\
${OPEN_KEPT_ENVIRONMENT} && uv pip install --exact --python /opt/venv --require-hashes --no-deps --requirement /dev/shm/requirements.txt \\
`);
});

test('a package of a repository has no hash to be checked', () => {
  expect(rendered(...pipenv.install(project({ default: { ours: { git: 'https://example.com/ours.git' } } }), 'todo-venv'))).not.toContain('--require-hashes');
});

test('folders of the repository are installed by a stage of their own, the project by none', () => {
  const withFolders = project({ default: { ...LOCK.default, shop: { editable: true, path: '.' }, shared: { editable: true, path: '../shared' } } });
  expect(pipenv.localPackages(withFolders)).toEqual(['../shared']);
  expect(rendered(...pipenv.install(withFolders, 'todo-venv'))).toContain(DELETED_FOLDERS);
  expect(rendered(...pipenv.install(withFolders, 'todo-venv'))).toContain('--require-hashes');
  expect(rendered(...pipenv.install(project(), 'todo-venv'))).not.toContain('sed ');
});

test('what is installed is the main section, and others on request', () => {
  expect([...pipenv.packages(project()).names]).toEqual(['fastapi']);
  expect([...pipenv.packages({ ...project(), groups: ['jobs'] }).names]).toEqual(['fastapi', 'rq']);
  expect(rendered(...pipenv.install({ ...project(), groups: ['jobs'] }, 'todo-venv'))).toContain('pipenv requirements --hash --categories "packages jobs" > ');
});

test('without a lock file it locks in the build, and what it leaves open is told', () => {
  const open = pythonProject({ Pipfile: '[packages]\nfastapi = "*"\nSQLAlchemy = "*"\n' });
  expect(rendered(...pipenv.install(open, 'todo-venv'))).toContain('pipenv lock \\\n && uv tool run');
  expect(pipenv.packages(open)).toEqual({ names: new Set(['fastapi', 'sqlalchemy']), complete: false, unlocked: ['fastapi', 'sqlalchemy'] });
});

test('a lock file that cannot be read is left to pipenv', () => {
  expect(pipenv.packages(pythonProject({ 'Pipfile': '', 'Pipfile.lock': '{' })).names.size).toBe(0);
});

test('an index that the Pipfile names is asked beside the usual one', () => {
  const source = (name: string) => `[[source]]\nname = "${name}"\nurl = "https://${name}.example.com/simple"\n`;
  const withSources = (...names: string[]) => pythonProject({ 'Pipfile': names.map(source).join(''), 'Pipfile.lock': JSON.stringify(LOCK) });
  expect(rendered(...pipenv.install(withSources('one', 'two'), 'todo-venv'))).toContain('--index-strategy unsafe-best-match');
  expect(rendered(...pipenv.install(withSources('one'), 'todo-venv'))).not.toContain('--index-strategy');
});

test('what another system alone gets is not installed', () => {
  const lock = { default: { fastapi: HASHED, pywin32: { ...HASHED, markers: "sys_platform == 'win32'" } } };
  expect([...pipenv.packages(project(lock)).names]).toEqual(['fastapi']);
});
