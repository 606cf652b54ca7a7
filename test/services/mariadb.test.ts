import { ContainerStack, FastApiService, MariaDb, NextJsService } from '../../src';
import { inFolder } from '../support/application-folder';
import { FASTAPI, NEXTJS } from '../support/applications';
import { Repository, synth } from '../support/synth';

function stackWith(pins?: string): Repository {
  return synth(pins ? { 'docker/pins/Dockerfile': pins } : {}, (project) => {
    new MariaDb(new ContainerStack(project, { name: 'my-shop' }), 'db');
  });
}

test('it is a server with a volume, a password in a file, and a root that stays inside', () => {
  expect(stackWith().service('db')).toMatchObject({
    image: 'mariadb:11.8',
    user: '999:999',
    read_only: true,
    environment: {
      MARIADB_DATABASE: 'my_shop',
      MARIADB_USER: 'my_shop',
      MARIADB_PASSWORD_FILE: '/run/secrets/db_password',
      MARIADB_ROOT_PASSWORD_FILE: '/run/secrets/db_password',
      MARIADB_ROOT_HOST: 'localhost',
    },
    healthcheck: { test: ['CMD', 'healthcheck.sh', '--connect', '--innodb_initialized'] },
    volumes: ['db-data:/var/lib/mysql'],
    tmpfs: ['/run/mysqld:size=1m,mode=1777', '/tmp:size=64m,mode=1777'],
    networks: ['db'],
    stop_grace_period: '60s',
  });
  expect(stackWith().compose().networks.db).toEqual({ internal: true });
  expect(stackWith().text('scripts/create-secrets.sh')).toContain(`
database_password db-password db db-data 'FLUSH PRIVILEGES;
ALTER USER "my_shop"@"%" IDENTIFIED BY "{password}";
ALTER USER "root"@"localhost" IDENTIFIED BY "{password}";' mariadbd --bootstrap
`);
});

test('where the pins file says MySQL, it has the variables and the check of that image', () => {
  const repository = stackWith('FROM mysql:8.4 AS mariadb\n');
  const { environment, healthcheck } = repository.service('db');
  // It has no mode in which it takes statements and ends.
  expect(repository.text('scripts/create-secrets.sh')).toContain('\nrandom_secret db-password\n');
  expect(Object.keys(environment)).toEqual(['MYSQL_DATABASE', 'MYSQL_USER', 'MYSQL_PASSWORD_FILE', 'MYSQL_ROOT_PASSWORD_FILE', 'MYSQL_ROOT_HOST']);
  expect(healthcheck.test).toEqual(['CMD', 'mysqladmin', 'ping', '--host=127.0.0.1', '--silent']);
});

test('its services get its address with the scheme of their driver', () => {
  const repository = synth(
    { ...inFolder('api', { ...FASTAPI, 'requirements.txt': 'fastapi\nSQLAlchemy\nasyncmy\n' }), ...inFolder('web', NEXTJS) },
    (project) => {
      const stack = new ContainerStack(project, { name: 'shop' });
      const database = new MariaDb(stack, 'db', { database: 'orders', user: 'clerk' });
      new FastApiService(stack, 'api', { path: 'api', database });
      new NextJsService(stack, 'web', { path: 'web', database });
    },
  );
  expect(repository.service('api')).toMatchObject({ depends_on: { db: { condition: 'service_healthy' } }, networks: ['api', 'db'] });
  expect(repository.text('scripts/create-secrets.sh')).toContain('derived_secret api-database-url mysql+asyncmy://clerk: db-password @db:3306/orders\n');
  expect(repository.text('scripts/create-secrets.sh')).toContain('derived_secret web-database-url mysql://clerk: db-password @db:3306/orders\n');
});

test('detection gives it to what is made for MySQL, beside what has PostgreSQL', () => {
  const reads = (name: string) => `import os\nHOST = os.environ["${name}_HOST"]\nPASSWORD = os.environ["${name}_PASSWORD"]\n`;
  const application = (driver: string, name: string) => ({ ...FASTAPI, 'requirements.txt': `fastapi==0.116.1\n${driver}\n`, 'src/config.py': reads(name) });
  const repository = synth({ ...inFolder('legacy', application('pymysql==1.1.1', 'MYSQL')), ...inFolder('modern', application('asyncpg==0.30.0', 'DB')) }, (project) => {
    ContainerStack.detect(project, { name: 'shop' });
  });
  expect(Object.keys(repository.compose().services)).toEqual(['postgres', 'mariadb', 'legacy', 'modern']);
  expect(repository.service('legacy')).toMatchObject({
    environment: { MYSQL_HOST: 'mariadb', MYSQL_PASSWORD_FILE: '/run/secrets/mysql_password' },
    depends_on: { mariadb: { condition: 'service_healthy' } },
  });
  expect(repository.service('modern').environment).toMatchObject({ DB_HOST: 'postgres' });
});
