import { tellNewerDatabase } from '../../../src/services/detected/newer-database';
import { applicationFolder, Files } from '../../support/application-folder';

const PIN = { alias: 'postgres', reference: 'postgres:17-alpine', file: 'docker/pins/Dockerfile' };
const DATABASE = { image: PIN.reference, port: { container: 5432, protocol: 'postgresql', checkPath: '' } };
const told = (files: Files, services: object[] = [DATABASE]) => tellNewerDatabase(applicationFolder(files), { services, pins: [PIN] } as never);
const starting = (image: string) => `services:\n  db:\n    image: ${image}\n`;

test('a PostgreSQL that is newer than the one of the stack is told, the newest only', () => {
  expect(told({ 'compose.dev.yaml': starting('postgres:18'), 'deploy/docker-compose.yml': starting('pgvector/pgvector:pg19') })).toEqual([
    'deploy/docker-compose.yml:3: PostgreSQL 19 is started here, and 17 by the stack. Raise postgres in docker/pins/Dockerfile, unless the older one will do.',
  ]);
  expect(told({ 'compose.yaml': starting('postgres:${RELEASE:-18}-alpine') })).toHaveLength(1);
});

test.each([
  ['the same', starting('postgres:17.2')],
  ['an older one', starting('postgres:15')],
  ['one without a release', starting('postgres:latest')],
  ['another server', starting('mysql:18')],
  ['what no file starts', ''],
])('not told is %s', (_what, text) => expect(told({ 'compose.yaml': text })).toEqual([]));

test('nor is anything where the stack has no PostgreSQL', () => {
  expect(told({ 'compose.yaml': starting('postgres:18') }, [])).toEqual([]);
});
