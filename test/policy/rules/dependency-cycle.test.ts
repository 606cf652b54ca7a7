import { FastApiService, Migrations, NextJsService, Postgres, Service } from '../../../src';
import { dependencyCycle } from '../../../src/policy/rules/dependency-cycle';
import { Say, testRule } from '../../support/policy';

const linked = (link: (backend: Service, frontend: Service) => void): Say => (stack) => {
  const backend = new FastApiService(stack, 'backend', { path: 'backend' });
  link(backend, new NextJsService(stack, 'frontend', { path: 'frontend', environment: { API_URL: backend.url } }));
};

testRule(dependencyCycle, {
  message: {
    say: linked((backend, frontend) => backend.addEnvironment('FRONTEND_URL', frontend.url)),
    findings: [
      {
        where: 'shop/backend',
        what: 'The services wait for each other: backend → frontend → backend.',
        fix: 'Take one of the references back, or give the publicUrl, which makes no service wait.',
      },
    ],
  },
  catches: {
    'a service that waits for itself': {
      say: (stack) => {
        const backend = new FastApiService(stack, 'backend', { path: 'backend' });
        backend.addEnvironment('OWN_URL', backend.url);
      },
      what: ['The services wait for each other: backend → backend.'],
    },
    'a long way round, once': {
      say: (stack) => {
        const one = new FastApiService(stack, 'one', { path: 'backend' });
        const two = new FastApiService(stack, 'two', { path: 'backend', hostPort: 8001, environment: { ONE: one.url } });
        const three = new FastApiService(stack, 'three', { path: 'backend', hostPort: 8002, environment: { TWO: two.url } });
        one.addEnvironment('THREE', three.url);
      },
      what: ['The services wait for each other: one → three → two → one.'],
    },
    'an override': {
      say: linked((backend) => backend.addComposeOverride({ depends_on: ['frontend'] })),
      what: ['The services wait for each other: backend → frontend → backend.'],
    },
  },
  allows: {
    'a dependency that an override takes away': {
      say: linked((backend, frontend) => {
        backend.addEnvironment('FRONTEND_URL', frontend.url);
        backend.addComposeOverride({ depends_on: { frontend: null } });
      }),
    },
    'the public address back': { say: linked((backend, frontend) => backend.addEnvironment('CORS_ORIGINS', frontend.publicUrl)) },
    'two ways to one service': {
      say: (stack) => {
        const database = new Postgres(stack, 'postgres');
        const backend = new FastApiService(stack, 'backend', { path: 'backend', database, migrations: Migrations.alembic() });
        new FastApiService(stack, 'worker', { path: 'backend', hostPort: 8001, database, environment: { BACKEND: backend.url } });
      },
    },
  },
});
