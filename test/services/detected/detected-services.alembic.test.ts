import { ContainerStack } from '../../../src';
import { inFolder } from '../../support/application-folder';
import { FASTAPI_WITH_DATABASE } from '../../support/applications';
import { synth } from '../../support/synth';

const FROZEN = ['anyio', 'asyncpg', 'fastapi', 'idna', 'starlette', 'typing_extensions', 'uvicorn'];

test.each([
  [FROZEN, false],
  [[...FROZEN, 'alembic'], true],
  [['fastapi', 'asyncpg', 'uvicorn'], true],
])('where %j are installed, migrations of Alembic are applied: %s', (packages, applied) => {
  const requirements = packages.map((name) => `${name}==1.0\n`).join('');
  const files = { ...FASTAPI_WITH_DATABASE, 'requirements.txt': requirements, 'src/database.py': 'import os\nurl = os.environ["DATABASE_URL"]\n' };
  const services = synth(inFolder('backend', files), (project) => void ContainerStack.detect(project, { name: 'shop' })).compose().services;
  expect(Object.keys(services)).toEqual(['postgres', ...(applied ? ['backend-migrations'] : []), 'backend']);
});
