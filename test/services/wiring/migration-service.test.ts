import { withMigrations } from '../../../src/services/wiring/migration-service';
import { serviceModel } from '../../support/models';

const service = serviceModel({
  name: 'web',
  networks: ['web', 'db'],
  dependencies: [{ service: 'db', condition: 'service_healthy' }],
  environment: { MODE: 'fast' },
  secrets: [{ secret: 'url', target: 'url' }],
  port: { container: 3000, protocol: 'http', checkPath: '/' },
  composeOverrides: { init: false },
  volumes: [{ volume: 'web-data', target: '/app/data' }, { volume: 'web-uploads', target: '/app/uploads', holdsFiles: true }],
});
const [migration, waiting] = withMigrations(service, { command: ['migrate'], sharesImageOf: 'web' });

test('a task with the settings, secrets and user of the service, that ends', () => {
  const { environment, secrets, user, image } = service;
  expect(migration).toMatchObject({ name: 'web-migrations', oneShot: true, command: ['migrate'], sharesImageOf: 'web', environment, secrets, user, image });
});

test('it gets the volume of a database, and none of files', () => {
  expect(migration.volumes).toEqual([{ volume: 'web-data', target: '/app/data' }]);
});

test('it listens on nothing, is alone with the database, and has no override of the service', () => {
  expect(migration).toMatchObject({ port: undefined, healthProbe: undefined, networks: ['db'], composeOverrides: {} });
});

test('the service waits for its success, the task for what the service waits for', () => {
  expect(migration.dependencies).toEqual(service.dependencies);
  expect(waiting).toEqual({ ...service, dependencies: [...service.dependencies, { service: 'web-migrations', condition: 'service_completed_successfully' }] });
});

test('the task does not wait for other applications, which may need what it makes', () => {
  const dependencies = [...service.dependencies, { service: 'api', condition: 'service_healthy' as const }];
  const [task, last] = withMigrations({ ...service, dependencies }, { command: ['migrate'] }, ['api']);
  expect(task.dependencies).toEqual(service.dependencies);
  expect(last.dependencies).toEqual([...dependencies, { service: 'web-migrations', condition: 'service_completed_successfully' }]);
});
