import { ApplicationFolder } from '../../src/resolve/application-folder';
import { findPythonInstallation, partWith, pickedFrom, reaching } from '../../src/resolve/python-installation';
import { Files, git, temporaryFolder, writeFiles } from '../support/application-folder';

const FASTAPI_LOCK = '[[package]]\nname = "shop"\nsource = { virtual = "." }\ndependencies = [{ name = "fastapi" }]\n[[package]]\nname = "fastapi"\n';
const MEMBER_LOCK = FASTAPI_LOCK.replace('"."', '"backend"');
const PYPROJECT = '[project]\nname = "shop"\ndependencies = ["fastapi"]\n';

function find(files: Files, path = '.') {
  const root = temporaryFolder();
  writeFiles(root, files);
  git(root, 'init');
  const found = findPythonInstallation(new ApplicationFolder(root, path), { extras: [], groups: [], buildSecrets: [] });
  return found && { by: found.packageManager.id, context: found.root.path, path: found.path, ...found.lockFiles };
}

test('one lock file decides', () => {
  expect(find({ 'uv.lock': FASTAPI_LOCK, 'pyproject.toml': PYPROJECT })).toEqual({
    by: 'uv',
    context: '.',
    path: '.',
    used: 'uv.lock',
    reason: 'the first that is there of uv.lock, poetry.lock, pdm.lock, Pipfile.lock, pylock.toml, requirements.txt, pyproject.toml',
    others: [],
    unlocked: [],
  });
});

test('of two, the one that locks more decides', () => {
  expect(find({ 'uv.lock': FASTAPI_LOCK, 'pyproject.toml': PYPROJECT, 'requirements.txt': 'fastapi\n' })).toMatchObject({ by: 'uv', others: ['requirements.txt'], unlocked: [] });
});

test('one that knows nothing of FastAPI is passed over, and it is said', () => {
  expect(find({ 'poetry.lock': '[[package]]\nname = "mkdocs"\n', 'requirements.txt': 'fastapi\n' })).toMatchObject({
    by: 'pip',
    reason: 'the first that has FastAPI; poetry.lock has not',
    others: ['poetry.lock'],
    unlocked: ['fastapi'],
  });
});

test('a lock file above decides before a manifest beside the application', () => {
  expect(find({ 'uv.lock': MEMBER_LOCK, 'pyproject.toml': '', 'backend/pyproject.toml': PYPROJECT }, 'backend')).toMatchObject({
    by: 'uv',
    context: '.',
    path: 'backend',
    used: '../uv.lock',
  });
});

test('a lock file beside the application decides before one above', () => {
  expect(find({ 'uv.lock': MEMBER_LOCK, 'backend/requirements.txt': 'fastapi\n' }, 'backend')).toMatchObject({ by: 'pip', context: 'backend', path: '.' });
});

test('in a package of a workspace of uv the lock file of the workspace decides, and not what lies in the package', () => {
  const files = { 'uv.lock': MEMBER_LOCK, 'pyproject.toml': '', 'backend/pyproject.toml': PYPROJECT, 'backend/requirements.txt': '-e ./libs/core\nfastapi==0.1\n' };
  expect(find(files, 'backend')).toMatchObject({
    by: 'uv',
    context: '.',
    used: '../uv.lock',
    reason: 'the one of the workspace that it is a package of',
    others: ['requirements.txt'],
  });
});

describe('one that lacks what the application is loaded with is passed over', () => {
  const REQUIREMENTS = 'fastapi\nAPScheduler==3.11.2\n';
  const files = { 'uv.lock': FASTAPI_LOCK, 'pyproject.toml': PYPROJECT, 'requirements.txt': REQUIREMENTS };
  const main = (imports: string) => ({ 'main.py': `from fastapi import FastAPI\n${imports}\napp = FastAPI()\n` });

  test('for the other that has it', () => {
    expect(find({ ...files, ...main('from apscheduler.schedulers import base') })).toMatchObject({
      by: 'pip',
      used: 'requirements.txt',
      reason: 'the first that has apscheduler, which main.py imports; uv.lock has not',
      others: ['uv.lock'],
    });
  });

  test('in a workspace, too', () => {
    const member = { 'uv.lock': MEMBER_LOCK, 'pyproject.toml': '', 'backend/pyproject.toml': PYPROJECT, 'backend/requirements.txt': REQUIREMENTS };
    expect(find({ ...member, 'backend/main.py': main('import apscheduler')['main.py'] }, 'backend')).toMatchObject({
      by: 'pip',
      context: 'backend',
      used: 'requirements.txt',
      others: ['../uv.lock'],
    });
  });

  test.each([
    ['can do without it', main('try:\n    import apscheduler\nexcept ImportError:\n    apscheduler = None')],
    ['has a module of that name', { ...main('import apscheduler'), 'apscheduler.py': '' }],
    ['imports it in a script beside it', { ...main(''), 'seed.py': 'import apscheduler\n' }],
  ])('but not where the application %s', (_what, code: Files) => {
    expect(find({ ...files, ...code })).toMatchObject({ by: 'uv', used: 'uv.lock' });
  });
});

test('a project with its own lock file, below one that is no workspace, keeps to it', () => {
  const above = { 'uv.lock': '[[package]]\nname = "tool"\nsource = { editable = "." }\n', 'pyproject.toml': PYPROJECT };
  const files = { ...above, 'backend/pyproject.toml': PYPROJECT, 'backend/uv.lock': FASTAPI_LOCK };
  expect(find(files, 'backend')).toMatchObject({ by: 'uv', context: 'backend', used: 'uv.lock' });
});

test('a lock file of uv that is left where no project is decides nothing', () => {
  const files = { 'uv.lock': MEMBER_LOCK, 'backend/pyproject.toml': PYPROJECT, 'backend/poetry.lock': '[[package]]\nname = "fastapi"\n' };
  expect(find(files, 'backend')).toMatchObject({ by: 'poetry', context: 'backend' });
});

test('a manifest alone decides, and all of it is open', () => {
  expect(find({ 'pyproject.toml': PYPROJECT })).toMatchObject({ by: 'pyproject', used: 'pyproject.toml', unlocked: ['fastapi'] });
});

test('nothing decides where nothing is said', () => {
  expect(find({ 'main.py': '' })).toBeUndefined();
});

describe('the part that alone has a package', () => {
  const GROUPS = `${PYPROJECT}[dependency-groups]\nlint = ["ruff"]\ndev = ["alembic"]\n`;
  const part = (name: string, files: Files) => {
    const root = temporaryFolder();
    writeFiles(root, files);
    git(root, 'init');
    return partWith(name, findPythonInstallation(new ApplicationFolder(root, '.'), { extras: [], groups: [], buildSecrets: [] })!);
  };

  test('is found in what is locked, and in what is not', () => {
    const lock = `${FASTAPI_LOCK}[[package]]\nname = "alembic"\n`.replace('dependencies', 'dev-dependencies = { dev = [{ name = "alembic" }] }\ndependencies');
    expect(part('alembic', { 'pyproject.toml': GROUPS, 'uv.lock': lock })).toEqual({ kind: 'groups', name: 'dev' });
    expect(part('alembic', { 'pyproject.toml': GROUPS })).toEqual({ kind: 'groups', name: 'dev' });
  });

  test('is an extra rather than a group', () => {
    const extra = PYPROJECT.replace('fastapi', 'uvicorn') + '[project.optional-dependencies]\napi = ["fastapi"]\n[dependency-groups]\ndev = ["fastapi"]\n';
    expect(part('fastapi', { 'pyproject.toml': extra })).toEqual({ kind: 'extras', name: 'api' });
  });

  test('is none where it is installed anyway, or no part has it', () => {
    expect(part('fastapi', { 'pyproject.toml': GROUPS })).toBeUndefined();
    expect(part('celery', { 'pyproject.toml': GROUPS })).toBeUndefined();
    expect(part('alembic', { 'requirements.txt': 'fastapi\n' })).toBeUndefined();
  });
});

test('of a group is picked what the code imports that runs, too', () => {
  const root = temporaryFolder();
  writeFiles(root, { 'pyproject.toml': `${PYPROJECT}[dependency-groups]\ndev = ["alembic>=1", "python-dotenv", "pytest-mock", "ruff"]\n` });
  git(root, 'init');
  const installation = findPythonInstallation(new ApplicationFolder(root, '.'), { extras: [], groups: [], buildSecrets: [] })!;
  const code = 'from alembic import context\nfrom dotenv import load_dotenv\nimport pytest\n';
  expect(pickedFrom('dev', 'alembic', installation, code)).toEqual({ group: 'dev', names: ['alembic', 'python-dotenv'] });
});

describe('what lies outside of the build context', () => {
  const reached = (sources: string[], path = 'apps/api', requirements = 'fastapi\n') => {
    const root = temporaryFolder();
    writeFiles(root, { 'apps/api/requirements.txt': requirements });
    git(root, 'init');
    const { root: context, path: own, packageManager, project } = reaching(
      sources,
      findPythonInstallation(new ApplicationFolder(root, path), { extras: [], groups: [], buildSecrets: [] })!,
    );
    return { context: context.path, path: own, lock: packageManager.lockPath(project) };
  };

  test('widens it to the nearest folder that holds all', () => {
    expect(reached(['main.py'])).toEqual({ context: 'apps/api', path: '.', lock: 'requirements.txt' });
    expect(reached(['main.py', '../shared'])).toEqual({ context: 'apps', path: 'api', lock: 'api/requirements.txt' });
    expect(reached(['../shared', '../../web/dist'])).toEqual({ context: '.', path: 'apps/api', lock: 'apps/api/requirements.txt' });
  });

  test('may be a package that a lock file names', () => {
    expect(reached(['main.py'], 'apps/api', 'fastapi\n-e ../../libs/shared\n')).toEqual({ context: '.', path: 'apps/api', lock: 'apps/api/requirements.txt' });
  });

  test('does not where it is beyond the repository', () => {
    expect(reached(['../../../secrets'])).toEqual({ context: 'apps/api', path: '.', lock: 'requirements.txt' });
  });
});
