import { upgradeAt } from '../../../src/services/fastapi/alembic-command';

test('Alembic gets the address of the variable, with the driver that its file names', () => {
  const [program, option, code] = upgradeAt('db/alembic.ini', 'DATABASE_URL', 'postgresql+asyncpg');
  expect([program, option]).toEqual(['python', '-c']);
  expect(code).toContain("make_url(os.environ['DATABASE_URL']).set(drivername='postgresql+asyncpg')");
  expect(code).toContain("config.Config('db/alembic.ini')");
});

test('a scheme that SQLAlchemy no longer knows becomes the one that it knows', () => {
  expect(upgradeAt('alembic.ini', 'DATABASE_URL', 'postgres')[2]).toContain("drivername='postgresql')");
  expect(upgradeAt('alembic.ini', 'DATABASE_URL', 'postgres+psycopg2')[2]).toContain("drivername='postgresql+psycopg2')");
});
