import { BuildSecret, FastApiService, Instruction, InstructionPoint, Migrations, Postgres, Secret } from '../../../src';
import { secretDeclared } from '../../../src/policy/rules/secret-declared';
import { Say, testRule } from '../../support/policy';

const backend = (options: object = {}, keys?: Record<string, unknown>): Say => (stack) => {
  const service = new FastApiService(stack, 'backend', { path: 'backend', ...options });
  if (keys) service.addComposeOverride(keys);
};
const instruction = (...instructions: Instruction[]): Say => (stack) =>
  new FastApiService(stack, 'backend', { path: 'backend' }).addInstructions(InstructionPoint.RUNTIME_END, ...instructions);
const apiKey = Secret.fromEnvironment('API_KEY');

testRule(secretDeclared, {
  message: {
    say: backend({ secrets: [apiKey], environment: { API_KEY_FILE: '/run/secrets/apikey' } }),
    findings: [
      {
        where: 'shop/backend',
        what: 'API_KEY_FILE is "/run/secrets/apikey", but the service has no such secret. Did you mean "api_key"?',
        fix: 'Give the service the secret, or correct the path.',
        source: undefined,
      },
    ],
  },
  catches: {
    'one name with two sources': {
      say: (stack) => {
        new FastApiService(stack, 'one', { path: 'backend', secrets: [apiKey] });
        new FastApiService(stack, 'two', { path: 'backend', hostPort: 8001, secrets: [Secret.random('api-key')] });
      },
      what: ['The secret "api-key" is declared here as random, and by shop/one as the variable API_KEY.'],
    },
    'one file for two secrets': {
      say: backend({ secrets: [apiKey, Secret.random('other', { target: 'api_key' })] }),
      what: ['The secrets "api-key" and "other" are both /run/secrets/api_key.'],
    },
    'a secret of an override that nothing declares': {
      say: backend({ secrets: [apiKey] }, { secrets: ['api-kay'] }),
      what: ['An override mounts the secret "api-kay", which nothing declares. Did you mean "api-key"?'],
    },
    'a build secret that the stack does not declare': {
      say: instruction(Instruction.raw('RUN --mount=type=secret,id=npmrc cat /run/secrets/npmrc')),
      what: ['An instruction uses the build secret "npmrc", which the stack does not declare.'],
    },
    'a file of secrets that is copied': {
      say: instruction(Instruction.copy({ sources: ['.env.production'], destination: './' }), Instruction.raw('COPY certs/server.key /etc/')),
      what: ['COPY puts ".env.production" into the image.', 'COPY puts "certs/server.key" into the image.'],
    },
    'a folder or a file of secrets that is mounted': {
      say: backend({}, { volumes: ['./secrets:/secrets:ro', { type: 'bind', source: '../certs/server.key', target: '/server.key' }] }),
      what: ['An override mounts "./secrets", where secrets are.', 'An override mounts "../certs/server.key", where secrets are.'],
    },
    'a build secret that is kept': {
      say: instruction(Instruction.run(['cp /run/secrets/ca /etc/ssl/ca.pem']), Instruction.run(['cat /run/secrets/ca > /etc/ca.pem'])),
      what: ['A RUN copies a file of /run/secrets into the image.', 'A RUN copies a file of /run/secrets into the image.'],
    },
  },
  allows: {
    'volumes whose names are those of secrets, and other folders': { say: backend({}, { volumes: ['secrets:/var/lib/vault', './.env.example:/x', './seeds:/seeds'] }) },
    'secrets that are used as they are declared': {
      say: (stack) => {
        const database = new Postgres(stack, 'postgres');
        const environment = { API_KEY_FILE: '/run/secrets/api_key', DATABASE_URL_FILE: '/run/secrets/database_url' };
        new FastApiService(stack, 'backend', { path: 'backend', database, migrations: Migrations.alembic(), secrets: [apiKey], environment });
      },
    },
    'one secret of two services': {
      say: (stack) => {
        new FastApiService(stack, 'one', { path: 'backend', secrets: [apiKey] });
        new FastApiService(stack, 'two', { path: 'backend', hostPort: 8001, secrets: [Secret.fromEnvironment('API_KEY')] });
      },
    },
    'a secret that an override of the stack declares': {
      say: (stack) => {
        backend({}, { secrets: ['extra'] })(stack);
        stack.addComposeOverride({ secrets: { extra: { file: './secrets/extra' } } });
      },
    },
    'an example of settings, and a secret in memory': {
      say: instruction(Instruction.raw('COPY .env.example ./'), Instruction.run(['cat /run/secrets/ca > /dev/shm/ca.pem'])),
    },
    'the build secrets of the library': { say: backend({ secrets: [] }) },
  },
});

test('the certificate of the stack is no unknown secret', () => {
  expect(BuildSecret.certificateAuthority().id).toBe('ca');
});
