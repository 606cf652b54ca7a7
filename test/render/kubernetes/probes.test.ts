import { fallbackCheck, HealthCheck, HealthCheckTiming } from '../../../src/model/health-check';
import { HttpClient } from '../../../src/model/http-client';
import { probes } from '../../../src/render/kubernetes/probes';
import { publishedPort, serviceModel } from '../../support/models';

const http = (options: HealthCheckTiming = {}) => HealthCheck.http(options).toProbe({ client: HttpClient.python(), port: 8000, path: '/health' });
const command = HealthCheck.command(['pg_isready', '-q']).toProbe({ client: HttpClient.wget(), port: 5432, path: '' });
const port = publishedPort(8000, 'BACKEND_PORT');

test('Kubernetes asks a server over HTTP itself', () => {
  const check = { httpGet: { path: '/health', port: 'http' } };
  expect(probes(serviceModel({ port, healthProbe: http() }))).toEqual({
    startupProbe: { ...check, periodSeconds: 1, timeoutSeconds: 3, failureThreshold: 300 },
    readinessProbe: { ...check, periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 3 },
    livenessProbe: { ...check, periodSeconds: 30, timeoutSeconds: 3, failureThreshold: 3 },
  });
});

test('a start may take as long as it is said to, where that is more than five minutes', () => {
  const healthProbe = http({ startPeriodSeconds: 900, startIntervalSeconds: 5 });
  expect(probes(serviceModel({ port, healthProbe }))).toMatchObject({ startupProbe: { periodSeconds: 5, failureThreshold: 180 } });
});

test('parts of a second become whole ones, which is all that Kubernetes knows', () => {
  const healthProbe = http({ startIntervalSeconds: 0.2, timeoutSeconds: 1.6 });
  expect(probes(serviceModel({ port, healthProbe }))).toMatchObject({ startupProbe: { periodSeconds: 1, timeoutSeconds: 2, failureThreshold: 300 } });
});

test('a database is asked by its own command, has an hour to recover its data, and is not ended later', () => {
  const database = serviceModel({ port: { container: 5432, protocol: 'postgresql', checkPath: '' }, healthProbe: command });
  const exec = { command: ['pg_isready', '-q'] };
  expect(probes(database)).toEqual({
    startupProbe: { exec, periodSeconds: 1, timeoutSeconds: 3, failureThreshold: 3600 },
    readinessProbe: { exec, periodSeconds: 10, timeoutSeconds: 3, failureThreshold: 3 },
  });
});

test('a page in place of a health route never ends a container: it may fail because of the API that it reads', () => {
  const liveness = { tcpSocket: { port: 'http' }, periodSeconds: 30, timeoutSeconds: 3, failureThreshold: 3 };
  const httpGet = { path: '/health', port: 'http' };
  const page = probes(serviceModel({ port, healthProbe: fallbackCheck(http(), false) }));
  expect(page).toMatchObject({ startupProbe: { httpGet }, readinessProbe: { httpGet }, livenessProbe: liveness });
  expect(page.livenessProbe).toEqual(liveness);
});

test('that a status of 404 will do is what Kubernetes cannot say, so that the program of the image asks', () => {
  const probe = http();
  const exec = { command: probe.argv };
  expect(probes(serviceModel({ port, healthProbe: fallbackCheck(probe, true) }))).toMatchObject({
    startupProbe: { exec }, readinessProbe: { exec }, livenessProbe: { tcpSocket: { port: 'http' } },
  });
});

test('nobody waits for a worker to be ready', () => {
  expect(Object.keys(probes(serviceModel({ healthProbe: command })))).toEqual(['startupProbe', 'livenessProbe']);
});

test('a check that shows nothing is left out, and so is none', () => {
  expect(probes(serviceModel({ healthProbe: { ...command, isEmpty: true } }))).toEqual({});
  expect(probes(serviceModel())).toEqual({});
});
