import { ApplicationFolder } from '../../../../src/resolve/application-folder';
import { pythonSettings } from '../../../../src/resolve/settings/python/python-settings';
import { Files, git, temporaryFolder, writeFiles } from '../../../support/application-folder';

function folder(files: Files): ApplicationFolder {
  const root = temporaryFolder();
  writeFiles(root, files);
  git(root, 'init', '--quiet');
  return new ApplicationFolder(root, '.');
}

test('an application of Python: fields and variables, with examples', () => {
  const files = {
    'app/config.py': 'from pydantic_settings import BaseSettings\n\nclass Settings(BaseSettings):\n    url: str\n',
    'app/main.py': 'import os\nMODE = os.getenv("MODE", "fast")\n',
    '.env.example': 'URL=http://a\n',
  };
  expect(pythonSettings(folder(files))).toEqual([
    { name: 'URL', place: 'app/config.py:4', required: true, form: 'text', example: { value: 'http://a', place: '.env.example:1' } },
    { name: 'MODE', place: 'app/main.py:2', required: false, fallback: 'fast', form: 'text' },
  ]);
});

test('a text that is SQLite by default may also be what the code compares it with', () => {
  const files = (compared: string) => ({
    'app/config.py': 'from pydantic_settings import BaseSettings\n\nclass Settings(BaseSettings):\n    db_engine: str = "sqlite"\n    level: str = "info"\n',
    'app/db.py': `if engine ${compared}:\n    pass\n`,
  });
  const choices = (compared: string) => pythonSettings(folder(files(compared))).map((setting) => setting.choices);
  expect(choices('== "postgres"')).toEqual([['sqlite', 'postgres'], undefined]);
  expect(choices('== "mysql"')).toEqual([undefined, undefined]);
});

test('what only a script needs that nothing imports is not needed', () => {
  const files = {
    'app/main.py': 'from fastapi import FastAPI\nimport os\n\napp = FastAPI()\nKEY = os.environ["KEY"]\n',
    'app/fill.py': 'import os\nBATCH = os.environ["BATCH"]\n',
  };
  const needed = (main: string) => pythonSettings(folder({ ...files, 'app/main.py': files['app/main.py'] + main })).filter(({ required }) => required).map(({ name }) => name);
  expect(needed('')).toEqual(['KEY']);
  expect(needed('from app import fill\n').sort()).toEqual(['BATCH', 'KEY']);
});

describe('packages that are installed beside an application of Python', () => {
  const SETTINGS = 'from pydantic_settings import BaseSettings\n\nclass Settings(BaseSettings):\n    database_url: str\n';

  test('are read with it, each file by its path from the root; their tests are not', () => {
    const root = folder({
      'apps/api/main.py': 'from core.config import Settings\n\nclass ApiSettings(Settings):\n    mode: str\n',
      'packages/core/src/core/config.py': SETTINGS,
      'packages/core/tests/conftest.py': 'import os\nos.environ["TEST_URL"]\n',
      'packages/core/.env.example': 'MODE=fast\n',
      'packages/other/config.py': 'import os\nos.environ["OTHER"]\n',
    });
    expect(pythonSettings(root.below('apps/api'), [root.below('packages/core')])).toEqual([
      { name: 'DATABASE_URL', place: 'packages/core/src/core/config.py:4', required: true, form: 'text' },
      { name: 'MODE', place: 'apps/api/main.py:4', required: true, form: 'text', example: { value: 'fast', place: 'packages/core/.env.example:1' } },
    ]);
  });

  test('are read once where they lie in its own folder', () => {
    const root = folder({ 'main.py': '', 'packages/core/core/config.py': SETTINGS });
    expect(pythonSettings(root, [root.below('packages/core')])).toEqual(pythonSettings(root));
  });

  test('may be the root of the workspace, of which other projects are no part', () => {
    const root = folder({
      'core/config.py': SETTINGS,
      'apps/api/main.py': '',
      'apps/mail/pyproject.toml': '',
      'apps/mail/main.py': 'import os\nos.environ["MAIL_KEY"]\n',
    });
    expect(pythonSettings(root.below('apps/api'), [root])).toMatchObject([{ name: 'DATABASE_URL', place: 'core/config.py:4' }]);
  });
});

test.each(['tests/conftest.py', 'test_main.py', 'scripts/seed.py', 'docs/conf.py', 'setup.py', 'noxfile.py'])('what %s reads is no setting of the application', (file) => {
  expect(pythonSettings(folder({ [file]: 'import os\nA = os.environ["A"]\n' }))).toEqual([]);
});

test('a key of a cipher is told where code makes one of it', () => {
  const settings = (code: string) => pythonSettings(folder({ 'src/config.py': `import os\n\nKEY = os.environ["ENCRYPTION_KEY"]\nSECRET = os.environ["SECRET_KEY"]\n${code}` }));
  expect(settings('cipher = Fernet(KEY)\n').map(({ name, random }) => [name, random])).toEqual([['ENCRYPTION_KEY', 'key'], ['SECRET_KEY', undefined]]);
  expect(settings('').some(({ random }) => random)).toBe(false);
});

test('a script beside the application says nothing of what that reads itself', () => {
  const main = 'import os\nfrom fastapi import FastAPI\n\napp = FastAPI()\nURL = os.environ["DATABASE_URL"]\n';
  const files = { 'check.py': 'import os\nURL = os.getenv("DATABASE_URL", "postgresql://a@b/c")\nX = os.getenv("X", "1")\n', 'main.py': main };
  expect(pythonSettings(folder(files))).toMatchObject([{ name: 'X', fallback: '1' }, { name: 'DATABASE_URL', place: 'main.py:5', required: true }]);
  expect(pythonSettings(folder(files))[1]).not.toHaveProperty('fallback', 'postgresql://a@b/c');
});

test('a key that can be made up is counted on where a function raises for want of it; one of somebody else is not', () => {
  const asks = (name: string) => `def f():\n    key = os.getenv("${name}")\n    if not key:\n        raise RuntimeError\n`;
  const expected = (name: string) => pythonSettings(folder({ 'main.py': `import os\n${asks(name)}` }))[0].expected;
  expect(['ENCRYPTION_KEY', 'SECRET_KEY', 'OPENAI_API_KEY'].map(expected)).toEqual([true, true, undefined]);
});
