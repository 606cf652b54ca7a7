import { resourcesOf } from '../../src/services/resource-options';

test('the user goes before the kind of service, and that before the defaults', () => {
  const both = resourcesOf({ cpus: 2, pids: 512 }, { cpus: 3 });
  expect(both).toEqual({ cpus: 3, memoryMegabytes: 512, reservedCpus: 0.25, reservedMemoryMegabytes: 128, pids: 512 });
});

test('an option that is undefined was not given', () => {
  expect(resourcesOf({ cpus: 2 }, { cpus: undefined, memoryMegabytes: 1024 })).toMatchObject({ cpus: 2, memoryMegabytes: 1024 });
});

test('a limit below what is kept by default lowers that', () => {
  expect(resourcesOf({}, { cpus: 0.1, memoryMegabytes: 64 })).toMatchObject({ reservedCpus: 0.1, reservedMemoryMegabytes: 64 });
});

test('but not what the user keeps, which is a problem to be told', () => {
  expect(resourcesOf({}, { cpus: 0.1, reservedCpus: 0.5 })).toMatchObject({ reservedCpus: 0.5 });
});

test('a limit that is none lowers nothing', () => {
  expect(resourcesOf({}, { cpus: 0 })).toMatchObject({ reservedCpus: 0.25 });
});
