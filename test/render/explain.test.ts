import type { Decision } from '../../src/model/decision';
import { guessLines, renderExplanation } from '../../src/render/explain';
import { buildModel, publishedPort, serviceModel, stackModel } from '../support/models';

const decision = (about: Partial<Decision>): Decision => ({ setting: 'port', value: '8000', origin: 'default', source: 'what uvicorn listens on', change: 'option port', ...about });
const RUNTIME = { name: 'Python', image: 'python:3.13-slim', requirementSource: '' };
const STACK = stackModel({
  services: [
    serviceModel({ name: 'postgres', summary: 'PostgreSQL.', image: 'postgres:17' }),
    serviceModel({
      name: 'backend',
      summary: 'FastAPI application in backend.',
      imageBuild: buildModel(),
      application: { path: 'backend', runtime: RUNTIME, lockFiles: { used: '', reason: '', others: [], unlocked: [] } },
      decisions: [
        decision({}),
        decision({ setting: 'app', value: 'main:app', origin: 'file', source: 'backend/main.py:3', change: 'option app' }),
        decision({ setting: 'MODE', value: 'fast', origin: 'guess', source: '.env.example:1', change: "environment: { MODE: '…' }" }),
        decision({ setting: 'user', value: '5:5', origin: 'option', source: 'option user', change: 'option user' }),
      ],
    }),
    serviceModel({ name: 'other', summary: 'A service.' }),
    serviceModel({ name: 'worker', summary: 'Works.', sharesImageOf: 'backend' }),
  ],
  pins: [
    { alias: 'postgres', reference: 'postgres:17', file: 'docker/pins/Dockerfile', line: 4 },
    { alias: 'python', reference: 'python:3.13-slim', file: 'docker/pins/Dockerfile' },
  ],
});
const asked = { stack: 'shop', services: [], json: false, color: false };

test('each value comes with where it is from, and how to change it', () => {
  expect(renderExplanation(STACK, { ...asked, services: ['backend'] })).toBe([
    'backend  FastAPI application in backend.',
    '  port           8000',
    '                 by default: what uvicorn listens on',
    '                 to change it: option port',
    '  app            main:app',
    '                 read in backend/main.py:3',
    '                 to change it: option app',
    '  MODE           fast',
    '                 a guess: .env.example:1',
    "                 to change it: environment: { MODE: '…' }",
    '  user           5:5',
    '                 you said so: option user',
    '                 to change it: option user',
    '  runtime image  python:3.13-slim',
    '                 by default: what a new docker/pins/Dockerfile starts with',
    '                 to change it: the line FROM … AS python in docker/pins/Dockerfile',
    '',
  ].join('\n'));
});

test('an image that only builds is told beside the one that serves', () => {
  const [, backend] = STACK.services;
  const site = { ...backend, application: { ...backend.application!, servedFrom: 'postgres:17' }, decisions: [] };
  expect(renderExplanation({ ...STACK, services: [site] }, asked)).toMatch(/^ {2}build image {4}python:3\.13-slim\n[^]*^ {2}runtime image {2}postgres:17\n {17}read in docker\/pins\/Dockerfile:4\n/m);
});

test('all services are told where none is named; an image is pinned in a line, and one may have nothing to tell', () => {
  const text = renderExplanation(STACK, asked);
  expect(text).toContain('postgres  PostgreSQL.\n  image  postgres:17\n         read in docker/pins/Dockerfile:4\n');
  expect(text).toContain('\n\nother  A service.\n  Only what its construct says.\n');
  expect(text).toContain('\n\nworker  Works.\n  Runs the image of backend: see there.\n');
});

test('a list without anything in it is none', () => {
  const empty = stackModel({ services: [serviceModel({ decisions: [decision({ setting: 'systemPackages', value: '' })] })] });
  expect(renderExplanation(empty, asked)).toContain('  systemPackages  none\n');
});

test('JSON holds the same', () => {
  const { services } = JSON.parse(renderExplanation(STACK, { ...asked, json: true, services: ['backend'] })) as { services: { decisions: Decision[] }[] };
  expect(services).toHaveLength(1);
  expect(services[0].decisions[0]).toEqual(decision({}));
});

test('colours are for terminals only', () => {
  expect(renderExplanation(STACK, asked)).not.toContain('\u001b');
  expect(renderExplanation(STACK, { ...asked, color: true })).toContain('\u001b[33ma guess: .env.example:1\u001b[0m');
});

test('a service with guesses has one line of warning', () => {
  expect(guessLines(STACK)).toEqual(['guess: shop/backend: MODE. npx projen explain backend shows what they come to, and why.']);
});

test('a server that the stack does not have is told by its name, with all that leads to it', () => {
  const leads = (setting: string, missingServer: string) => decision({ setting, origin: 'guess', missingServer, change: `environment: { ${setting}: '…' }` });
  const decisions = [leads('MONGO_URL', 'MongoDB'), leads('MONGO_HOST', 'MongoDB'), leads('AMQP_URL', 'RabbitMQ')];
  expect(guessLines(stackModel({ services: [serviceModel({ name: 'backend', constructPath: 'shop/backend', decisions })] }))).toEqual([
    "shop/backend: MONGO_URL, MONGO_HOST lead to MongoDB, which is not in the stack. Give it the address of one, environment: { MONGO_URL: '…' }; or add one with ContainerService.",
    "shop/backend: AMQP_URL leads to RabbitMQ, which is not in the stack. Give it the address of one, environment: { AMQP_URL: '…' }; or add one with ContainerService.",
  ]);
});

test('a rewrite to a path of its own is told as one', () => {
  const rewrite = decision({ setting: 'address of the backend', value: '/api/', origin: 'file', source: 'next.config.js:3', change: 'read it from a variable, such as API_URL', fixedServer: 'the backend' });
  expect(guessLines(stackModel({ services: [serviceModel({ constructPath: 'shop/web', decisions: [rewrite] })] }))).toEqual([
    'shop/web: next.config.js:3 sends what is for the backend to /api/ of the application itself, where no such server is. Let the code read it from a variable, such as API_URL.',
  ]);
});

test('a stack without a service is told, unless compose has one', () => {
  expect(guessLines(stackModel({ services: [] }))).toEqual([expect.stringMatching(/: the stack has no service yet\. /)]);
  expect(guessLines(stackModel({ services: [], composeOverrides: { services: { cache: { image: 'redis:8' } } } }))).toEqual([]);
});

test('folders in memory that take uploads are told', () => {
  const lost = decision({ setting: 'uploads', value: 'media', origin: 'file', source: 'api/main.py:3', change: 'option persistentFolders', isLost: true });
  expect(guessLines(stackModel({ services: [serviceModel({ constructPath: 'shop/api', decisions: [lost] })] }))).toEqual([
    'shop/api: api/main.py:3 takes uploads, and media is memory, which is lost with the container. Keep what has to stay in a volume: option persistentFolders.',
  ]);
});

test('so is one that leads to a service on the developer\'s machine, and inside of the stack too', () => {
  const fixed = decision({
    setting: 'address of a server', value: 'localhost', origin: 'file', source: 'web/a.ts:3', change: 'read it from a variable', fixedServer: 'a server', fixedPort: 8000,
  });
  const web = serviceModel({ name: 'web', constructPath: 'shop/web', opensAddresses: { services: [], ports: [8000] }, decisions: [fixed] });
  const services = [serviceModel({ name: 'api', port: publishedPort(8000, 'API_PORT') }), web];
  expect(guessLines(stackModel({ services }))).toEqual([
    'shop/web: web/a.ts:3 has the address of a server written in it, which leads to api on this machine alone. Let the code read it from a variable.',
  ]);
});

test('a host that the code has written in it is told, unless it is a service', () => {
  const fixed = (value: string) => decision({ setting: 'address of Redis', value, origin: 'file', source: 'api/jobs.py:3', change: 'read it from a variable, such as REDIS_URL', fixedServer: 'Redis' });
  const services = [serviceModel({ name: 'cache' }), serviceModel({ name: 'api', constructPath: 'shop/api', decisions: [fixed('localhost'), fixed('cache')] })];
  expect(guessLines(stackModel({ services }))).toEqual([
    'shop/api: api/jobs.py:3 has the address of Redis written in it, and localhost is not that server in a container or on another machine. Let the code read it from a variable, such as REDIS_URL.',
  ]);
});
