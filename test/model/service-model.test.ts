import { DEFAULT_RESOURCES, filesOf, isDatabase, Protocol } from '../../src/model/service-model';
import { serviceModel } from '../support/models';

test('a service is bounded unless it says otherwise, and keeps no more than it may use', () => {
  expect(Object.values(DEFAULT_RESOURCES).every((value) => value > 0)).toBe(true);
  expect(DEFAULT_RESOURCES.reservedCpus).toBeLessThanOrEqual(DEFAULT_RESOURCES.cpus);
  expect(DEFAULT_RESOURCES.reservedMemoryMegabytes).toBeLessThanOrEqual(DEFAULT_RESOURCES.memoryMegabytes);
});

test.each<[Protocol, boolean]>([['http', false], ['tcp', false], ['postgresql', true], ['redis', true]])('a service that speaks %s is a database: %s', (protocol, database) => {
  expect(isDatabase({ port: { container: 1024, protocol, checkPath: '' } })).toBe(database);
});

test('what listens nowhere is no database', () => {
  expect(isDatabase({})).toBe(false);
});

test('a file that several services read is one', () => {
  const file = { name: 'a', path: 'docker/a', text: 'a', target: '/a' };
  expect(filesOf({ services: [serviceModel({ files: [file] }), serviceModel(), serviceModel({ files: [file, { ...file, path: 'docker/b' }] })] }).map(({ path }) => path)).toEqual(['docker/a', 'docker/b']);
});
