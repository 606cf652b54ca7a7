import { builtServices, DEFAULT_RESOURCES, entranceTo, filesOf, imageRepository, isBuilt, isDatabase, Protocol } from '../../src/model/service-model';
import { buildModel, serviceModel } from '../support/models';

test('a service is bounded unless it says otherwise, and keeps no more than it may use', () => {
  expect(Object.values(DEFAULT_RESOURCES).every((value) => value > 0)).toBe(true);
  expect(DEFAULT_RESOURCES.reservedCpus).toBeLessThanOrEqual(DEFAULT_RESOURCES.cpus);
  expect(DEFAULT_RESOURCES.reservedMemoryMegabytes).toBeLessThanOrEqual(DEFAULT_RESOURCES.memoryMegabytes);
});

test('only what has a build is built', () => {
  const services = [serviceModel({ name: 'db' }), serviceModel({ name: 'backend', imageBuild: buildModel() })];
  expect(builtServices({ services }).map(({ name }) => name)).toEqual(['backend']);
});

test.each<[Protocol, boolean]>([['http', false], ['tcp', false], ['postgresql', true], ['redis', true]])('a service that speaks %s is a database: %s', (protocol, database) => {
  expect(isDatabase({ port: { container: 1024, protocol, checkPath: '' } })).toBe(database);
});

test('what listens nowhere is no database', () => {
  expect(isDatabase({})).toBe(false);
});

test('an image that is built has the registry and no tag, one that is pulled is complete', () => {
  const stack = { registry: 'ghcr.io/acme' };
  expect(imageRepository(stack, serviceModel({ imageBuild: buildModel() }))).toBe('ghcr.io/acme/shop-backend');
  expect(imageRepository(stack, serviceModel({ sharesImageOf: 'backend' }))).toBe('ghcr.io/acme/shop-backend');
  expect(imageRepository(stack, serviceModel({ image: 'postgres:17' }))).toBe('postgres:17');
  expect(isBuilt(serviceModel())).toBe(false);
});

test('a file that several services read is one', () => {
  const file = { name: 'a', path: 'docker/a', text: 'a', target: '/a' };
  expect(filesOf({ services: [serviceModel({ files: [file] }), serviceModel(), serviceModel({ files: [file, { ...file, path: 'docker/b' }] })] }).map(({ path }) => path)).toEqual(['docker/a', 'docker/b']);
});

test('a service is entered by its own port, else by that of a reverse proxy before it', () => {
  const published = (host: number) => ({ container: 80, protocol: 'http' as const, checkPath: '/', published: { host, variable: 'PORT' } });
  const open = serviceModel({ name: 'open', port: published(1) });
  const hidden = serviceModel({ name: 'hidden' });
  const routes = ['open', 'hidden'].map((service) => ({ prefix: '/', service, port: 80 }));
  const proxy = serviceModel({ name: 'proxy', port: published(2), proxy: { routes, maxBodyMegabytes: 1, workers: 1, gracefulSeconds: 1, healthPath: '/', configurationPath: '' } });
  const services = [open, hidden, proxy, serviceModel({ name: 'other' })];
  expect(['open', 'hidden', 'other'].map((name) => entranceTo(name, services)?.name)).toEqual(['open', 'proxy', undefined]);
});
