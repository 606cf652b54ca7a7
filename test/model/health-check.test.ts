import { fallbackCheck, HealthCheck } from '../../src/model/health-check';
import { HttpClient } from '../../src/model/http-client';

const asking = (path: string) => ({ client: HttpClient.wget(), port: 8000, path });
const argv = (path: string) => HttpClient.wget()._argv(`http://127.0.0.1:8000${path}`);

test('an HTTP check asks for the path that the sources have, at the default times', () => {
  expect(HealthCheck.http().toProbe(asking('/health'))).toEqual({
    argv: argv('/health'),
    path: '/health',
    intervalSeconds: 30,
    timeoutSeconds: 3,
    startPeriodSeconds: 40,
    startIntervalSeconds: 1,
    retries: 3,
  });
});

test('a path that is given wins over the one in the sources', () => {
  expect(HealthCheck.http({ path: '/live' }).toProbe(asking('/health')).argv).toEqual(argv('/live'));
});

test('a command is run as it is given', () => {
  expect(HealthCheck.command(['pg_isready', '-q']).toProbe(asking('/health')).argv).toEqual(['pg_isready', '-q']);
});

test('each time can be set, also to zero', () => {
  const timing = { intervalSeconds: 10, timeoutSeconds: 5, startPeriodSeconds: 0, startIntervalSeconds: 2, retries: 7 };
  expect(HealthCheck.http(timing).toProbe(asking('/'))).toMatchObject(timing);
  expect(HealthCheck.command(['true'], timing).toProbe(asking('/'))).toMatchObject(timing);
});

test('a kind of service says with which program it asks', () => {
  expect(HealthCheck.http().toProbe(asking('/health')).argv.at(-1)).toBe('http://127.0.0.1:8000/health');
  expect(HealthCheck.command(['true']).toProbe(asking('/health'))).toEqual(HealthCheck.command(['true'])._toProbe());
});

test('what is asked where no route is made for it is said to be that, and a command is no such thing', () => {
  const asked = HealthCheck.http().toProbe(asking('/'));
  expect(fallbackCheck(asked, false)).toEqual({ ...asked, isFallback: true });
  expect(fallbackCheck(asked, true)).toEqual({ ...asked, path: undefined, isFallback: true });
  const command = HealthCheck.command(['true']).toProbe(asking('/'));
  expect(fallbackCheck(command, true)).toBe(command);
});
