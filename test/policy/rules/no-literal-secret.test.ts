import { FastApiService, Instruction, InstructionPoint, NextJsService, Postgres, Secret } from '../../../src';
import { noLiteralSecret } from '../../../src/policy/rules/no-literal-secret';
import { Say, testRule } from '../../support/policy';

const environment = (variables: Record<string, string>): Say => (stack) => new FastApiService(stack, 'backend', { path: 'backend', environment: variables });
const override = (keys: Record<string, unknown>): Say => (stack) => new FastApiService(stack, 'backend', { path: 'backend' }).addComposeOverride(keys);
const ofStack = (keys: Record<string, unknown>): Say => (stack) => stack.addComposeOverride(keys);
const instruction = (text: string): Say => (stack) =>
  new FastApiService(stack, 'backend', { path: 'backend' }).addInstructions(InstructionPoint.RUNTIME_END, Instruction.raw(text));

testRule(noLiteralSecret, {
  message: {
    say: environment({ DB_PASSWORD: 'hunter2' }),
    findings: [
      {
        where: 'shop/backend',
        what: 'environment DB_PASSWORD has the name of a secret and is written down (7 characters).',
        fix: "Remove it, change it where it is valid, and give the service Secret.fromEnvironment('NAME') or Secret.random('name') instead.",
      },
    ],
  },
  catches: {
    'a token in the settings of a package manager': {
      say: (stack) => new NextJsService(stack, 'frontend', { path: 'frontend' }),
      files: { 'frontend/.npmrc': '//registry.example.com/:_authToken=abc\n' },
      what: ['frontend/.npmrc:1 has _authToken written down; builds do without the file.'],
    },
    'an address with a password': {
      say: environment({ DATABASE_URL: 'postgresql://todo:hunter2@postgres:5432/todo' }),
      what: ['environment DATABASE_URL looks like an address with a password and is written down (44 characters).'],
    },
    'a key of a known shape under a harmless name': {
      say: environment({ LLM: `sk-proj-${'a1B2'.repeat(8)}` }),
      what: ['environment LLM looks like an API key and is written down (40 characters).'],
    },
    'a random value': {
      say: environment({ SALT: '9f86d081884c7d659a2feaa0c55ad015' }),
      what: ['environment SALT looks random, as a key does and is written down (32 characters).'],
    },
    'an override, as a list too': {
      say: override({ environment: ['API_TOKEN=abc'] }),
      what: ['environment API_TOKEN has the name of a secret and is written down (3 characters).'],
    },
    'the default of a variable': {
      say: override({ environment: { API_TOKEN: '${API_TOKEN:-abc}' } }),
      what: ['environment API_TOKEN has the name of a secret and is written down (17 characters).'],
    },
    'a build argument and labels': {
      say: override({ build: { args: { NPM_TOKEN: 'abc' } }, labels: { 'com.example.api-key': 'abc' } }),
      what: [
        'labels com.example.api-key has the name of a secret and is written down (3 characters).',
        'build argument NPM_TOKEN has the name of a secret and is written down (3 characters).',
      ],
    },
    'a command with a token': {
      say: override({ command: ['serve', '--token', `ghp_${'a1B2'.repeat(9)}`] }),
      what: ['command has what looks like a GitHub token.'],
    },
    'an instruction': {
      say: instruction('ENV SECRET_KEY=abc'),
      what: ['ENV SECRET_KEY has the name of a secret and is written down (3 characters).'],
    },
    'a command of the build': {
      say: instruction('RUN echo "-----BEGIN RSA PRIVATE KEY-----" > /key'),
      what: ['RUN has what looks like a private key.'],
    },
    'a value where the name of a variable belongs': {
      say: (stack) => new FastApiService(stack, 'backend', { path: 'backend', secrets: [Secret.fromEnvironment(`ghp_${'a1B2'.repeat(9)}`)] }),
      what: ['Secret.fromEnvironment was given what looks like a GitHub token, not the name of a variable.'],
    },
    'the content of a secret': {
      say: ofStack({ secrets: { token: { content: 'abc' } } }),
      what: ['secrets.token has its content written down.'],
    },
    'a config of the stack': {
      say: ofStack({ configs: { app: { content: 'url: redis://app:hunter2@redis/0' } } }),
      what: ['configs.app.content has what looks like an address with a password.'],
    },
    'a config with a setting that is a secret by its name, in any format': {
      say: ofStack({ configs: { ini: { content: '[db]\nuser = app\npassword = hunter2\n' }, json: { content: '{ "host": "redis",\n  "api_key": "hunter22" }' } } }),
      what: [
        'configs.ini password has the name of a secret and is written down (7 characters).',
        'configs.json api_key has the name of a secret and is written down (8 characters).',
      ],
    },
  },
  allows: {
    'a config whose settings are no secrets': {
      say: ofStack({ configs: { app: { content: 'host: redis\ntoken_ttl = 30\npassword: ${REDIS_PASSWORD}\n[auth]\npassword_file=/run/secrets/redis\n# password: set elsewhere\n' } } }),
    },
    'a variable in the settings of a package manager': {
      say: (stack) => new NextJsService(stack, 'frontend', { path: 'frontend' }),
      files: { 'frontend/.npmrc': '//registry.example.com/:_authToken=${NPM_TOKEN}\n' },
    },
    'settings whose names only sound like secrets': {
      say: environment({
        ACCESS_TOKEN_EXPIRE_MINUTES: '30', MAX_TOKENS: '4096', PASSWORD_MIN_LENGTH: '12', TOKEN_URL: '/token', NEXT_PUBLIC_API_KEY: 'pk', MONKEY: 'x',
      }),
    },
    'the path of a secret file': { say: environment({ API_KEY_FILE: '/run/secrets/api_key', API_KEY: '/run/secrets/api_key' }) },
    'a secret that is switched off': { say: environment({ CSRF_TOKEN: '' }) },
    'digests, commits and identifiers': {
      say: environment({ GIT_SHA: 'da39a3ee5e6b4b0d3255bfef95601890afd80709', TENANT: '123e4567-e89b-12d3-a456-426614174000' }),
    },
    'a value that compose takes from the shell': { say: override({ environment: { API_TOKEN: '${API_TOKEN}' } }) },
    'an address without a password': { say: environment({ REDIS_URL: 'redis://redis:6379/0', HOME_URL: 'https://example.com/a:b@c' }) },
    'declared secrets': {
      say: (stack) => {
        const database = new Postgres(stack, 'postgres');
        new FastApiService(stack, 'backend', { path: 'backend', database, secrets: [Secret.fromEnvironment('OPENAI_API_KEY')] });
      },
    },
  },
});
