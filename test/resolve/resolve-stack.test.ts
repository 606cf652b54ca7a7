import { HealthCheck } from '../../src/model/health-check';
import { distinctSecrets, wire } from '../../src/resolve/resolve-stack';
import { Problems } from '../../src/util/problem';
import { publishedPort, serviceModel } from '../support/models';

const database = serviceModel({ name: 'db', networks: ['db'], isolated: true, volumes: [{ volume: 'db-data', target: '/data' }] });
const backend = serviceModel({ name: 'backend', networks: ['backend', 'db'], port: publishedPort(8000, 'BACKEND_PORT') });
const migration = serviceModel({ name: 'backend-migrations', networks: ['db'], oneShot: true });
const frontend = serviceModel({ name: 'frontend', networks: ['frontend', 'backend'], port: publishedPort(3000, 'FRONTEND_PORT') });

test('each lasting service has a network, which holds it and those that were given its address', () => {
  expect(wire([database, migration, backend, frontend], new Problems()).networks).toEqual([
    { name: 'db', internal: true, comment: 'db, backend-migrations, backend; no outbound access' },
    { name: 'backend', internal: false, comment: 'backend, frontend' },
    { name: 'frontend', internal: false, comment: 'frontend' },
  ]);
});

test('volumes are listed once, sorted', () => {
  const other = serviceModel({ name: 'a', volumes: [{ volume: 'a-data', target: '/a' }, { volume: 'db-data', target: '/b' }] });
  expect(wire([database, other], new Problems()).volumes).toEqual(['a-data', 'db-data']);
});

test("a browser's address of a service that publishes no port is a problem", () => {
  const problems = new Problems();
  const hidden = serviceModel({ name: 'backend', port: { container: 8000, protocol: 'http', checkPath: '/' } });
  wire([hidden, serviceModel({ name: 'frontend', environment: { API_URL: { service: 'backend', audience: 'browser', path: '' } } })], problems);
  expect(() => problems.throwIfAny()).toThrow(`  shop/frontend
    API_URL is the public address of "backend", which publishes no port.
    Fix: Leave out publish: false of "backend", or put a ReverseProxy before it; or give its url, which the other containers reach.
`);
});

test('what is given to a service has to be in its stack', () => {
  const services = [serviceModel({ name: 'api', dependencies: [{ service: 'elsewhere', condition: 'service_healthy' }] })];
  const problems = new Problems();
  wire(services, problems);
  expect(() => problems.throwIfAny()).toThrow('It uses "elsewhere", which is not in its stack.');
  const others = new Problems();
  wire(services, others, ['elsewhere']);
  expect(() => others.throwIfAny()).not.toThrow();
});

test('the address inside of the stack needs no published port', () => {
  const problems = new Problems();
  const hidden = serviceModel({ name: 'backend', port: { container: 8000, protocol: 'http', checkPath: '/' } });
  wire([hidden, serviceModel({ name: 'frontend', environment: { API_URL: { service: 'backend', audience: 'stack', path: '' } } })], problems);
  expect(() => problems.throwIfAny()).not.toThrow();
});

test('the address of a service that listens nowhere is a problem', () => {
  const problems = new Problems();
  wire([serviceModel({ name: 'worker' }), serviceModel({ name: 'frontend', environment: { WORKER: { service: 'worker', audience: 'stack', path: '' } } })], problems);
  expect(() => problems.throwIfAny()).toThrow(`  shop/frontend
    WORKER is the address of "worker", which listens on no port.
    Fix: Remove it; what it needs of that service goes through a queue or a database.
`);
});

test('each address of a list is checked', () => {
  const problems = new Problems();
  const others = [{ service: 'worker', audience: 'stack' as const, path: '' }];
  wire([backend, serviceModel({ name: 'worker' }), serviceModel({ name: 'frontend', environment: { ALL: { service: 'backend', audience: 'stack', path: '', list: 'comma', others } } })], problems);
  expect(() => problems.throwIfAny()).toThrow('ALL is the address of "worker", which listens on no port.');
});

test('what has no health check is waited for until it has been started', () => {
  const checked = serviceModel({ name: 'a', healthProbe: HealthCheck.command(['true'])._toProbe() });
  const waiting = serviceModel({ name: 'c', dependencies: ['a', 'b', 'elsewhere'].map((service) => ({ service, condition: 'service_healthy' as const })) });
  const { services } = wire([checked, serviceModel({ name: 'b' }), waiting], new Problems());
  expect(services[2].dependencies.map(({ condition }) => condition)).toEqual(['service_healthy', 'service_started', 'service_healthy']);
});

test('a secret of several services is listed once, and after what it is made from', () => {
  const derived = { secret: 'url', target: 'url', source: { kind: 'derived', prefix: 'p', from: 'password', suffix: 's' } } as const;
  const random = { secret: 'password', target: 'password', source: { kind: 'random' } } as const;
  const key = { secret: 'key', target: 'key', source: { kind: 'environment', variable: 'KEY' } } as const;
  expect(distinctSecrets([derived, key, random, key, random]).map(({ name }) => name)).toEqual(['key', 'password', 'url']);
});

test('a secret is optional when every service does without it', () => {
  const key = { secret: 'key', target: 'key', source: { kind: 'environment', variable: 'KEY' } } as const;
  expect(distinctSecrets([{ ...key, optional: true }, { ...key, target: 'other', optional: true }])).toMatchObject([{ optional: true }]);
  expect(distinctSecrets([{ ...key, optional: true }, key])).toEqual([{ name: 'key', source: key.source }]);
});
