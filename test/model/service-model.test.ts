import { DEFAULT_RESOURCES } from '../../src/model/service-model';

test('a service is bounded unless it says otherwise, and keeps no more than it may use', () => {
  expect(Object.values(DEFAULT_RESOURCES).every((value) => value > 0)).toBe(true);
  expect(DEFAULT_RESOURCES.reservedCpus).toBeLessThanOrEqual(DEFAULT_RESOURCES.cpus);
  expect(DEFAULT_RESOURCES.reservedMemoryMegabytes).toBeLessThanOrEqual(DEFAULT_RESOURCES.memoryMegabytes);
});
