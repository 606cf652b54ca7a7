import { composeServers } from '../../../src/resolve/settings/compose-servers';
import { applicationFolder, Files } from '../../support/application-folder';

const servers = (files: Files) => Object.fromEntries(composeServers(applicationFolder({ ...files, 'api/app.py': '' }).below('api')));
const compose = (value: string, queue = 'image: acme/queue:1') => `services:
  api:
    build: api
    environment:
      - QUEUE_URL=${value}
  queue:
    ${queue}
`;

test.each(['http://queue:8080', 'http://queue', 'tcp://user:word@queue:4222/0', 'queue:8080', 'queue'])('%s leads to a server of the compose file', (value) => {
  expect(servers({ 'compose.yaml': compose(value) })).toEqual({ QUEUE_URL: 'queue of compose.yaml' });
});

test('an environment may be a map', () => {
  expect(servers({ 'docker-compose.yml': 'services:\n  api:\n    environment: { QUEUE_URL: http://queue, DEBUG: true }\n  queue: { image: acme/queue }\n' }))
    .toEqual({ QUEUE_URL: 'queue of docker-compose.yml' });
});

test.each([
  ['another host', 'http://queue.acme.example', undefined],
  ['one that is built', 'http://queue', 'build: queue'],
  ['a database, which the stack has of its own', 'http://queue', 'image: postgres:17'],
  ['itself', 'http://api', undefined],
  ['one that whoever starts it says', '${QUEUE_URL}', undefined],
])('%s is not told', (_what, value, queue) => {
  expect(servers({ 'compose.yaml': compose(value, queue) })).toEqual({});
});

test('nor is one that another compose file builds', () => {
  expect(servers({ 'docker-compose.yml': compose('http://queue'), 'docker-compose.dev.yml': 'services:\n  queue: { build: queue }\n' })).toEqual({});
});
