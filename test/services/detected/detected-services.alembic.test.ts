import { ContainerStack } from '../../../src';
import { Files, inFolder } from '../../support/application-folder';
import { FASTAPI, FASTAPI_WITH_DATABASE } from '../../support/applications';
import { synth } from '../../support/synth';

const FROZEN = ['anyio', 'asyncpg', 'fastapi', 'idna', 'starlette', 'typing_extensions', 'uvicorn'];

const services = (files: Files) =>
  Object.keys(synth(inFolder('backend', files), (project) => void ContainerStack.detect(project, { name: 'shop' })).compose().services);

test.each([
  [FROZEN, false],
  [[...FROZEN, 'alembic'], true],
  [['fastapi', 'asyncpg', 'uvicorn'], true],
])('where %j are installed, migrations of Alembic are applied: %s', (packages, applied) => {
  const requirements = packages.map((name) => `${name}==1.0\n`).join('');
  const files = { ...FASTAPI_WITH_DATABASE, 'requirements.txt': requirements, 'src/database.py': 'import os\nurl = os.environ["DATABASE_URL"]\n' };
  expect(services(files)).toEqual(['postgres', ...(applied ? ['backend-migrations'] : []), 'backend']);
});

test('Alembic that works on a file of SQLite alone migrates no other database', () => {
  const own = { 'alembic.ini': '[alembic]\nscript_location = alembic\nsqlalchemy.url = sqlite:///shop.db\n', 'alembic/env.py': 'engine_from_config(section)\n' };
  expect(services({ ...FASTAPI_WITH_DATABASE, 'src/database.py': 'import os\nurl = os.environ["DATABASE_URL"]\n', ...own })).toEqual(['postgres', 'backend']);
});

test('revisions of tables that only the application makes are left out, because a new database lacks them', () => {
  const revision = 'def upgrade():\n    op.add_column("item", sa.Column("size", sa.Integer()))\n';
  const database = 'import os\nurl = os.environ["DATABASE_URL"]\n';
  const files = { ...FASTAPI_WITH_DATABASE, 'alembic/versions/1_first.py': revision };
  const own = { 'src/database.py': `${database}Base.metadata.create_all(engine)\n`, 'src/main.py': `from src import database\n${FASTAPI['src/main.py']}` };
  expect(services({ ...files, ...own })).toEqual(['postgres', 'backend']);
  expect(services({ ...files, 'src/database.py': database })).toEqual(['postgres', 'backend-migrations', 'backend']);
});
