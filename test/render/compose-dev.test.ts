import { parse } from 'yaml';
import { BuildSecret } from '../../src/model/build-secret';
import { HealthCheck } from '../../src/model/health-check';
import { DEFAULT_RESOURCES } from '../../src/model/service-model';
import { renderComposeDevelopment } from '../../src/render/compose-dev';
import { buildModel, serviceModel, stackModel } from '../support/models';

const development = { target: 'development', user: 'app', workdir: '/app', sync: ['src', 'my file.py'], rebuild: ['requirements.txt'] };
const backend = serviceModel({ name: 'backend', imageBuild: buildModel(), development });
const migrations = serviceModel({ name: 'backend-migrations', sharesImageOf: 'backend', oneShot: true });
const database = serviceModel({ name: 'my-db', image: 'postgres:17', port: { container: 5432, protocol: 'postgresql', checkPath: '' } });
const text = renderComposeDevelopment(stackModel({ services: [database, migrations, backend] }));
const { services, networks } = parse(text);

test('sources are synced into a container that can be written to; a lock file builds anew', () => {
  expect(services.backend).toEqual({
    image: 'shop-backend:development',
    build: { target: 'development' },
    user: 'app',
    read_only: false,
    develop: {
      watch: [
        { action: 'sync', path: '../backend/src', target: '/app/src' },
        { action: 'sync', path: '../backend/my file.py', target: '/app/my file.py' },
        { action: 'rebuild', path: '../backend/requirements.txt' },
      ],
    },
  });
});

test('what downloads need is lent to the build, as in production', () => {
  const buildSecrets = [BuildSecret.certificateAuthority(), BuildSecret.npmrc()];
  const { services: rendered, secrets } = parse(renderComposeDevelopment(stackModel({ services: [database, backend], buildSecrets })));
  expect(rendered.backend.build).toEqual({ target: 'development', secrets: [{ source: 'build-ca', target: 'ca' }, { source: 'build-npmrc', target: 'npmrc' }] });
  expect(secrets).toEqual({ 'build-ca': { file: '${BUILD_CA_FILE:-/dev/null}' }, 'build-npmrc': { file: '${BUILD_NPMRC_FILE:-/dev/null}' } });
});

test('migrations run the image that is being developed', () => {
  expect(services['backend-migrations']).toEqual({ image: 'shop-backend:development' });
});

test('a service beside one without a development mode keeps its image', () => {
  const worker = serviceModel({ name: 'worker', sharesImageOf: 'site' });
  const { services: rendered } = parse(renderComposeDevelopment(stackModel({ services: [serviceModel({ name: 'site', imageBuild: buildModel() }), worker, backend] })));
  expect(Object.keys(rendered)).toEqual(['backend']);
});

test('the database is published on this machine only, which its network must allow', () => {
  expect(services['my-db']).toEqual({ ports: ['127.0.0.1:${MY_DB_PORT:-5432}:5432'] });
  expect(networks).toEqual({ 'my-db': { internal: false } });
});

test('a service without a development mode stays as it is', () => {
  expect(parse(renderComposeDevelopment(stackModel({ services: [serviceModel(), backend] }))).services).not.toHaveProperty('service');
  expect(Object.keys(parse(renderComposeDevelopment(stackModel({ services: [serviceModel({ name: 'cache' }), backend] }))).services)).toEqual(['backend']);
});

test('a development server may use more than the service that ships', () => {
  const hungry = { ...backend, development: { ...development, resources: { ...DEFAULT_RESOURCES, memoryMegabytes: 2048 } } };
  expect(parse(renderComposeDevelopment(stackModel({ services: [hungry] }))).services.backend.deploy.resources.limits.memory).toBe('2048M');
});

test('a development server that is another program has a check of its own', () => {
  const healthProbe = HealthCheck.command(['node', 'check.js'])._toProbe();
  const other = { ...backend, development: { ...development, healthProbe } };
  const { services: rendered } = parse(renderComposeDevelopment(stackModel({ services: [other] })));
  expect(rendered.backend.healthcheck).toMatchObject({ test: ['CMD', 'node', 'check.js'], interval: '10s', retries: 3 });
});

test('a service is checked often enough that an edit which mends it is soon noticed', () => {
  const healthCheck = (intervalSeconds: number): object => {
    const healthProbe = HealthCheck.command(['check'], { intervalSeconds })._toProbe();
    return parse(renderComposeDevelopment(stackModel({ services: [{ ...backend, healthProbe }] }))).services.backend.healthcheck;
  };
  expect(healthCheck(30)).toEqual({ interval: '10s' });
  expect(healthCheck(5)).toEqual({ interval: '5s' });
});

test('a reader is told why the hardening is loosened', () => {
  expect(text).toContain('    # Changed sources are synced into the running container.\n    read_only: false\n');
  expect(text).toContain('  # Published, for a database client on this machine.\n  my-db:\n');
  expect(text).toContain('# Docker publishes no ports of containers on an internal network.\nnetworks:\n');
});

test('without a database no network is changed', () => {
  expect(parse(renderComposeDevelopment(stackModel({ services: [backend] })))).not.toHaveProperty('networks');
});

test('two databases are published on ports of their own', () => {
  const named = (name: string) => serviceModel({ ...database, name });
  const both = renderComposeDevelopment(stackModel({ services: [named('orders'), named('users')] }));
  expect(both).toContain('127.0.0.1:${ORDERS_PORT:-5432}:5432');
  expect(both).toContain('127.0.0.1:${USERS_PORT:-5433}:5432');
});
