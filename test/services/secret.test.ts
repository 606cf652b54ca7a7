import { ContainerStack, FastApiService, Secret } from '../../src';
import { inFolder } from '../support/application-folder';
import { FASTAPI } from '../support/applications';
import { synth, synthError } from '../support/synth';

test('a secret from the environment is named for its variable, and read from a file that is too', () => {
  const secret = Secret.fromEnvironment('OPENAI_API_KEY');
  expect([secret.name, secret.target]).toEqual(['openai-api-key', 'openai_api_key']);
});

test('a random secret is named as it is', () => {
  const secret = Secret.random('session-key');
  expect([secret.name, secret.target]).toEqual(['session-key', 'session_key']);
  expect([Secret.randomHex('session-key').name, Secret.randomKey('session-key').name]).toEqual(['session-key', 'session-key']);
});

test('an awkward name becomes one that a file may have', () => {
  expect(Secret.random('Session Key (new)').name).toMatch(/^[a-z0-9-]+$/);
});

test('the application decides what its file is called', () => {
  expect(Secret.random('session-key', { target: 'SECRET_KEY' }).target).toBe('SECRET_KEY');
});

test('a file is named as it is', () => {
  const secret = Secret.fromFile('keys/Service Account.json');
  expect([secret.name, secret.target, secret.variable]).toEqual(['service-account-json', 'Service Account.json', undefined]);
  expect(Secret.fromFile('~/key.pem', { target: 'signing.pem', optional: true })).toMatchObject({ name: 'key-pem', target: 'signing.pem', optional: true });
});

test('a derived secret is named as it is', () => {
  const secret = Secret.derived('queue-url', { from: Secret.random('queue-password'), prefix: 'amqp://app:', suffix: '@queue:5672' });
  expect([secret.name, secret.target]).toEqual(['queue-url', 'queue_url']);
});

test('one that is optional stays so under another name', () => {
  const secret = Secret.fromEnvironment('API_KEY', { optional: true });
  expect([secret, secret._as({ target: 'key' }), secret._withMistakes([])].map(({ optional }) => optional)).toEqual([true, true, true]);
  expect(Secret.fromEnvironment('API_KEY').optional).toBe(false);
});

describe('in a stack', () => {
  const key = Secret.fromEnvironment('API_KEY');
  const plan = Secret.fromEnvironment('PLAN_KEY', { optional: true });
  const repository = synth({ ...inFolder('a', FASTAPI), ...inFolder('b', FASTAPI) }, (project) => {
    const stack = new ContainerStack(project, { name: 'shop' });
    new FastApiService(stack, 'a', { path: 'a', secrets: [key, Secret.random('session'), plan] });
    new FastApiService(stack, 'b', { path: 'b', hostPort: 8001 }).addSecret(key);
  });

  test('a service that needs one sees it as a file', () => {
    expect(repository.service('a').secrets).toEqual([
      { source: 'api-key', target: 'api_key' },
      { source: 'session', target: 'session' },
      { source: 'plan-key', target: 'plan_key' },
    ]);
    expect(repository.service('b').secrets).toEqual([{ source: 'api-key', target: 'api_key' }]);
  });

  test('two services may need the same one', () => {
    expect(repository.compose().secrets).toEqual({ 'api-key': { file: './secrets/api-key' }, 'session': { file: './secrets/session' }, 'plan-key': { file: './secrets/plan-key' } });
  });

  test('its local file is made by a script, and ignored by git', () => {
    expect(repository.text('scripts/create-secrets.sh')).toContain('environment_secret api-key API_KEY\nrandom_secret session\nenvironment_secret plan-key PLAN_KEY optional\n');
    expect(repository.text('.gitignore')).toContain('/docker/secrets/\n');
  });

  test('neither its name nor its variable is in an environment or an image', () => {
    expect(repository.service('a')).not.toHaveProperty('environment');
    expect(repository.text('docker/a/Dockerfile')).not.toMatch(/api.key/i);
  });
});

test.each(['/home/ada/key.json', 'C:\\keys\\key.json'])('%s, which only one machine has, is refused', (path) => {
  const message = synthError(inFolder('a', FASTAPI), (project) => {
    new FastApiService(new ContainerStack(project, { name: 'shop' }), 'a', { path: 'a', secrets: [Secret.fromFile(path)] });
  });
  expect(message).toContain(`Secret.fromFile was given "${path}", which lies elsewhere on other machines.`);
});
