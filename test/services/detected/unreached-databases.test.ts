import { ContainerStack } from '../../../src';
import { Files, inFolder } from '../../support/application-folder';
import { NEXTJS } from '../../support/applications';
import { synthWithWarnings } from '../../support/synth';

const MAIN = 'from fastapi import FastAPI\nfrom database import engine\napp = FastAPI()\n';
const CODE = 'from sqlalchemy import create_engine\nfrom settings import config\n\nengine = create_engine(config.url)\n';
const told = (files: Files) => synthWithWarnings(
  inFolder('api', { 'requirements.txt': 'fastapi==0.116.1\nsqlalchemy==2.0.41\npsycopg[binary]==3.2.9\n', 'main.py': MAIN, 'database.py': CODE, 'settings.py': 'config = load("settings.yaml")\n', ...files }),
  (project) => void ContainerStack.detect(project),
).warnings.filter((line) => line.includes('is opened'));

test('code that opens a database whose address is in no variable is told', () => {
  expect(told({})).toEqual([
    'api/database.py:4: a database is opened here, and no variable has its address, so that api gets none of the stack. '
    + 'Let the code read it from one, such as DATABASE_URL.',
  ]);
});

test.each([
  ['reads the address from a variable', { 'settings.py': 'config = Config(url=os.environ["DATABASE_URL"])\n' }],
  ['has a part of it in one', { 'settings.py': 'config = make(os.getenv("PGHOST", "localhost"))\n' }],
  ['has it written in it, which is told itself', { 'database.py': 'engine = create_engine("postgresql://localhost/shop")\n' }],
  ['opens SQLite', { 'database.py': 'engine = create_engine("sqlite://")\n' }],
  ['has no driver of a server', { 'requirements.txt': 'fastapi==0.116.1\nsqlalchemy==2.0.41\n' }],
  ['is not loaded', { 'main.py': 'from fastapi import FastAPI\napp = FastAPI()\n' }],
])('not told is code that %s', (_what, files: Files) => {
  expect(told(files)).toEqual([]);
});

test('so is the schema of Prisma that has the address written in it', () => {
  const of = (files: Files) => synthWithWarnings(inFolder('web', { ...NEXTJS, ...files }), (project) => void ContainerStack.detect(project))
    .warnings.filter((line) => line.includes('is opened'));
  const schema = (url: string) => `datasource db {\n  provider = "postgresql"\n  url      = ${url}\n}\n`;
  expect(of({ 'prisma/schema.prisma': schema('"postgresql://postgres:example@localhost:5432/shop" // env("DATABASE_URL")') })).toEqual([
    'web/prisma/schema.prisma:3: a database is opened here, and no variable has its address, so that web gets none of the stack. '
    + 'Let the code read it from one, such as DATABASE_URL.',
  ]);
  expect(of({ 'prisma/schema.prisma': schema('env("DATABASE_URL")') })).toEqual([]);
});
