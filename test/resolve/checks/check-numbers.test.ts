import { HealthCheck, HealthCheckTiming } from '../../../src/model/health-check';
import { DEFAULT_RESOURCES, Resources, ServiceModel } from '../../../src/model/service-model';
import { checkNumbers } from '../../../src/resolve/checks/check-numbers';
import { StackError, Problems } from '../../../src/util/problem';
import { buildModel, serviceModel } from '../../support/models';

function told(about: Partial<ServiceModel>): string[] {
  const problems = new Problems();
  checkNumbers(serviceModel(about), problems);
  try {
    problems.throwIfAny();
    return [];
  } catch (error) {
    return (error as StackError).message.split('\n').filter((line) => line.startsWith('    ')).map((line) => line.trim());
  }
}
const resources = (about: object): string[] => told({ resources: { ...DEFAULT_RESOURCES, ...(about as Partial<Resources>) } });
const timing = (about: HealthCheckTiming): string[] => told({ healthProbe: HealthCheck.command(['true'], about)._toProbe() });

test.each([
  [{ cpus: 0 }, 'resources.cpus is 0.', 'Fix: Give a number of at least 0.01.'],
  [{ cpus: -1 }, 'resources.cpus is -1.', 'Fix: Give a number of at least 0.01.'],
  [{ cpus: NaN }, 'resources.cpus is NaN.', 'Fix: Give a number of at least 0.01.'],
  [{ cpus: Infinity }, 'resources.cpus is Infinity.', 'Fix: Give a number of at least 0.01.'],
  [{ cpus: '2' }, 'resources.cpus is "2".', 'Fix: Give a number of at least 0.01.'],
  [{ memoryMegabytes: 0 }, 'resources.memoryMegabytes is 0.', 'Fix: Give a whole number of at least 6.'],
  [{ memoryMegabytes: 512.5 }, 'resources.memoryMegabytes is 512.5.', 'Fix: Give a whole number of at least 6.'],
  [{ reservedCpus: 0 }, 'resources.reservedCpus is 0.', 'Fix: Give a number of at least 0.01.'],
  [{ reservedMemoryMegabytes: -128 }, 'resources.reservedMemoryMegabytes is -128.', 'Fix: Give a whole number of at least 6.'],
  [{ pids: 0 }, 'resources.pids is 0.', 'Fix: Give a whole number of at least 1.'],
  [{ pids: 1e300 }, 'resources.pids is 1e+300.', 'Fix: Give a whole number of at least 1.'],
  [{ reservedCpus: 2 }, 'resources.reservedCpus, 2, is above cpus, 1.', 'Fix: Reserve less, or raise cpus.'],
  [{ reservedMemoryMegabytes: 513 }, 'resources.reservedMemoryMegabytes, 513, is above memoryMegabytes, 512.', 'Fix: Reserve less, or raise memoryMegabytes.'],
])('the resources %j are refused', (about, what, fix) => {
  expect(resources(about)).toEqual([what, fix]);
});

test.each([{}, { cpus: 0.01, reservedCpus: 0.01 }, { memoryMegabytes: 6, reservedMemoryMegabytes: 6 }, { pids: 1 }])('the resources %j are accepted', (about) => {
  expect(resources(about)).toEqual([]);
});

test.each([
  [{ intervalSeconds: 0 }, 'intervalSeconds is 0.'],
  [{ timeoutSeconds: -3 }, 'timeoutSeconds is -3.'],
  [{ startPeriodSeconds: NaN }, 'startPeriodSeconds is NaN.'],
  [{ startIntervalSeconds: 0 }, 'startIntervalSeconds is 0.'],
  [{ retries: 1.5 }, 'retries is 1.5.'],
])('the timing %j of a health check is refused', (about, what) => {
  expect(timing(about)[0]).toBe(what);
});

test('a health check may have fractions of seconds, and no start period', () => {
  expect(timing({ intervalSeconds: 0.5, startPeriodSeconds: 0 })).toEqual([]);
});

test.each([0, -1, 150.5, NaN])('a size budget of %s is refused', (sizeBudgetMegabytes) => {
  expect(told({ imageBuild: buildModel({ sizeBudgetMegabytes }) })[0]).toBe(`sizeBudgetMegabytes is ${sizeBudgetMegabytes}.`);
});
