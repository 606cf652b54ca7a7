import { detectAlembic } from '../../../../src/resolve/detect/python/alembic-files';
import { applicationFolder, Files } from '../../../support/application-folder';
import { FASTAPI } from '../../../support/applications';

const detect = (files: Files) => detectAlembic(applicationFolder(files));

describe('the migrations folder', () => {
  test.each([
    ['script_location = alembic', 'alembic'],
    ['script_location = %(here)s/alembic', 'alembic'],
    ['script_location=db/migrations', 'db/migrations'],
    ['  script_location = migrations  ', 'migrations'],
    ['script_location = ./migrations', 'migrations'],
    ['script_location = %(here)s/./db/migrations/', 'db/migrations'],
  ])('of "%s" is found', (line, folder) => {
    expect(detect({ 'alembic.ini': `[alembic]\n${line}\n`, [`${folder}/env.py`]: '' })?.folder).toBe(folder);
  });

  test('is not found in a comment', () => {
    expect(detect({ 'alembic.ini': '[alembic]\n# script_location = alembic\n' })).toBeUndefined();
  });

  test('is the one of a package, wherever that lies', () => {
    expect(detect({ 'alembic.ini': 'script_location = shop.db:migrations\n', 'src/shop/db/migrations/env.py': '' })?.folder).toBe('src/shop/db/migrations');
    expect(detect({ 'pyproject.toml': '[tool.alembic]\nscript_location = "shop:migrations"\n', 'shop/migrations/env.py': '' })?.folder).toBe('shop/migrations');
  });

  test.each(['tools/env.py', 'core/alembic/env.py'])('is undefined where its environment is not there, but %s', (file) => {
    expect(detect({ 'alembic.ini': '[alembic]\nscript_location = alembic\n', [file]: '' })).toBeUndefined();
  });

  test('is undefined without Alembic', () => {
    expect(detect(FASTAPI)).toBeUndefined();
  });
});

test.each([
  ['alembic/versions/1_first.py', '', true],
  ['alembic/versions/shop/1_first.py', '', true],
  ['alembic/__init__.py', '', false],
  ['alembic/versions/__init__.py', '', false],
  ['alembic/versions/.gitkeep', '', false],
  ['other/1_first.py', '', false],
  ['other/1_first.py', 'version_locations = %(here)s/other\n', true],
])('with %s%s it has revisions: %s', (file, more, expected) => {
  expect(detect({ 'alembic.ini': `[alembic]\nscript_location = alembic\n${more}`, 'alembic/env.py': '', [file]: '' })?.hasRevisions).toBe(expected);
});

test('Alembic may be configured in pyproject.toml, or in a folder', () => {
  expect(detect({ 'pyproject.toml': '[tool.alembic]\nscript_location = "%(here)s/db"\n', 'db/env.py': '' })).toMatchObject({ configuration: 'pyproject.toml', folder: 'db' });
  expect(detect({ 'app/alembic.ini': 'script_location = alembic\n', 'app/alembic/env.py': '' })).toMatchObject({ configuration: 'app/alembic.ini', folder: 'app/alembic' });
});

test('pyproject.toml says where they are while alembic.ini has the rest', () => {
  const files = { 'pyproject.toml': '[tool.alembic]\nscript_location = "%(here)s/db"\n', 'db/env.py': 'engine_from_config(section)\n' };
  const found = detect({ ...files, 'alembic.ini': '[alembic]\nsqlalchemy.url = postgresql://localhost/shop\n' });
  expect(found).toMatchObject({ configuration: 'pyproject.toml', ini: 'alembic.ini', folder: 'db', writtenScheme: 'postgresql' });
  expect(detect({ ...files, 'other/alembic.ini': '' })).not.toHaveProperty('ini');
});

const IMPORTS = 'from alembic import context\nfrom shop.models import Base\n';

test.each([
  ['nothing says from where', '', IMPORTS, {}, true],
  ['its file says from where', 'prepend_sys_path = .\n', IMPORTS, {}, false],
  ['a comment says nothing', '# prepend_sys_path = .\n', IMPORTS, {}, true],
  ['the code of its environment says from where', '', `import sys\nsys.path.append(".")\n${IMPORTS}`, {}, false],
  ['a package of its own name would be found instead of Alembic', '', IMPORTS, { 'alembic/__init__.py': '' }, false],
  ['it imports nothing of the application', '', 'from alembic import context\nimport other\n', {}, false],
])("Alembic's environment imports the application as if it were installed: %s", (_, ini, environment, more, expected) => {
  const files = { 'alembic.ini': `[alembic]\nscript_location = alembic\n${ini}`, 'alembic/env.py': environment, 'shop/models.py': '', ...more };
  expect(detect(files)?.importsInstalled).toBe(expected);
});

describe('the address that its file has', () => {
  const files = (env: string, address = 'postgresql+asyncpg://a:b@db/c') =>
    detect({ 'alembic.ini': `script_location = db\nsqlalchemy.url = ${address}\n`, 'db/env.py': env })?.writtenScheme;
  const TAKES = 'connectable = async_engine_from_config(config.get_section(config.config_ini_section), prefix="sqlalchemy.")\n';

  test('is what its environment works with, unless that finds another', () => {
    expect(files(TAKES)).toBe('postgresql+asyncpg');
    expect(files(`config.set_main_option("sqlalchemy.url", url())\n${TAKES}`)).toBeUndefined();
    expect(files(`from app.config import settings\n${TAKES}`)).toBeUndefined();
    expect(files('from app.db import engine\n')).toBeUndefined();
  });

  test('of another kind of database, or one that is made to be replaced, is none', () => {
    expect(files(TAKES, 'sqlite:///shop.db')).toBeUndefined();
    expect(detect({ 'alembic.ini': 'script_location = db\nsqlalchemy.url = sqlite:///shop.db\n', 'db/env.py': TAKES })?.forSqlite).toBe(true);
    expect(files(TAKES, 'driver://user:pass@localhost/dbname')).toBeUndefined();
  });
});
