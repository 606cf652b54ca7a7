import { ContainerStack, DatabaseServer, FastApiService, MariaDb, Postgres } from '../../src';
import { inFolder } from '../support/application-folder';
import { FASTAPI } from '../support/applications';
import { synth } from '../support/synth';

type Kind = new (stack: ContainerStack, id: string) => DatabaseServer;

test.each<[string, Kind, string, number]>([
  ['PostgreSQL', Postgres, 'postgresql', 5432],
  ['MariaDB', MariaDb, 'mysql', 3306],
])('a connection to %s is an address with its scheme and its port, or with another scheme', (_, Server, scheme, port) => {
  const repository = synth(inFolder('api', FASTAPI), (project) => {
    const stack = new ContainerStack(project, { name: 'my-shop' });
    const db = new Server(stack, 'db');
    expect(db).toMatchObject({ database: 'my_shop', user: 'my_shop' });
    new FastApiService(stack, 'api', { path: 'api', secrets: [db.connection(), db.connection({ scheme: `${scheme}+driver`, target: 'other' })] });
  });
  expect(repository.text('scripts/create-secrets.sh')).toContain(
    `derived_secret db-url ${scheme}://my_shop: db-password @db:${port}/my_shop\nderived_secret db-url-${scheme}-driver ${scheme}+driver://my_shop: db-password @db:${port}/my_shop\n`,
  );
  expect(repository.service('api')).toMatchObject({
    depends_on: { db: { condition: 'service_healthy' } },
    networks: ['api', 'db'],
    secrets: [{ source: 'db-url', target: 'database_url' }, { source: `db-url-${scheme}-driver`, target: 'other' }],
  });
});
