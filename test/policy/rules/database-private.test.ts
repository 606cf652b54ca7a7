import { FastApiService, Migrations, NextJsService, Postgres, Valkey } from '../../../src';
import { databasePrivate } from '../../../src/policy/rules/database-private';
import { Say, testRule } from '../../support/policy';

const database = (keys: Record<string, unknown>): Say => (stack) => new Postgres(stack, 'postgres').addComposeOverride(keys);
const joined = (options: object): Say => (stack) => {
  const postgres = new Postgres(stack, 'postgres');
  new NextJsService(stack, 'frontend', { path: 'frontend', environment: { DATABASE: postgres.url }, ...options });
};

testRule(databasePrivate, {
  message: {
    say: joined({}),
    findings: [
      {
        where: 'shop/frontend',
        what: '"frontend" is public and is on the network of the database "postgres".',
        fix: "If it uses the database, give it the database's connection(), which has the password; if not, the address of the service that does.",
      },
    ],
  },
  catches: {
    'a published port': { say: database({ ports: ['127.0.0.1:5432:5432'] }), what: ['The database publishes ["127.0.0.1:5432:5432"].'] },
    'a network with a way out': {
      say: (stack) => {
        new Postgres(stack, 'postgres');
        stack.addComposeOverride({ networks: { postgres: { internal: false } } });
      },
      what: ['The network "postgres" of the database gets a way out.'],
    },
    'a network of somebody else in its place': {
      say: (stack) => {
        new Postgres(stack, 'postgres');
        stack.addComposeOverride({ networks: { postgres: { external: true, name: 'bridge' } } });
      },
      what: ['The network "postgres" of the database gets a way out.'],
    },
    'a cache that is published, and one that a public service joins': {
      say: (stack) => {
        const cache = new Valkey(stack, 'cache');
        cache.addComposeOverride({ ports: ['6379:6379'] });
        new NextJsService(stack, 'frontend', { path: 'frontend', environment: { CACHE: cache.url } });
      },
      what: ['The database publishes ["6379:6379"].', '"frontend" is public and is on the network of the database "cache".'],
    },
    'a network that it leaves': { say: database({ network_mode: 'bridge' }), what: ['The database leaves its network: network_mode is "bridge".'] },
    'a public service that joins by an override': {
      say: (stack) => {
        new Postgres(stack, 'postgres');
        new NextJsService(stack, 'frontend', { path: 'frontend' }).addComposeOverride({ networks: ['frontend', 'postgres'] });
      },
      what: ['"frontend" is public and is on the network of the database "postgres".'],
    },
  },
  allows: {
    'a public service that was given the database, and its migrations': {
      say: (stack) => {
        const postgres = new Postgres(stack, 'postgres');
        new FastApiService(stack, 'backend', { path: 'backend', database: postgres, migrations: Migrations.alembic() });
      },
    },
    'a public service that was given the address of a cache that asks for no password': {
      say: (stack) => {
        const cache = new Valkey(stack, 'cache', { password: false });
        new FastApiService(stack, 'backend', { path: 'backend', environment: { REDIS_HOST: cache.url.host() } });
      },
    },
    'a public service that was given the connection of a cache and of a database': {
      say: (stack) => {
        const secrets = [new Valkey(stack, 'cache').connection(), new Postgres(stack, 'postgres').connection()];
        new NextJsService(stack, 'frontend', { path: 'frontend', secrets });
      },
    },
    'a service that nobody outside reaches': { say: joined({ publish: false }) },
    'a network of its own beside': {
      say: (stack) => {
        new Postgres(stack, 'postgres');
        new NextJsService(stack, 'frontend', { path: 'frontend' });
        stack.addComposeOverride({ networks: { frontend: { internal: false } } });
      },
    },
  },
});
