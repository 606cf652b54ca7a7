import { parse } from 'yaml';
import { HealthCheck } from '../../src/model/health-check';
import { DEFAULT_RESOURCES, ServiceModel } from '../../src/model/service-model';
import type { StackModel } from '../../src/model/stack-model';
import { renderCompose } from '../../src/render/compose';
import { buildModel, publishedPort, serviceModel, stackModel, TASKS } from '../support/models';
import type { Yaml } from '../support/synth';

/** The compose file, as compose reads it. */
function compose(about: Partial<StackModel>): Yaml {
  return parse(renderCompose(stackModel(about)), { merge: true });
}
/** The only service of a compose file, as compose reads it. */
const service = (about: Partial<ServiceModel> = {}): Yaml => compose({ services: [serviceModel(about)] }).services[about.name ?? 'backend'];

test('every container is bounded and without privileges, unless it says otherwise', () => {
  expect(service()).toEqual({
    image: 'shop-backend',
    init: true,
    read_only: true,
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
    tmpfs: ['/tmp:size=64m,mode=1777'],
    restart: 'unless-stopped',
    stop_grace_period: '30s',
    logging: { driver: 'json-file', options: { 'max-size': '10m', 'max-file': '3' } },
    deploy: { resources: { limits: { cpus: '1', memory: '512M', pids: 256 }, reservations: { cpus: '0.25', memory: '128M' } } },
    networks: ['backend'],
    user: '1000:1000',
  });
});

test('what all have in common is written once', () => {
  const text = renderCompose(stackModel({ services: [serviceModel({ name: 'a' }), serviceModel({ name: 'b' })] }));
  expect(text.split('cap_drop')).toHaveLength(2);
  expect(text.split('<<: *defaults')).toHaveLength(3);
});

test('a service says what differs', () => {
  const about = {
    resources: { ...DEFAULT_RESOURCES, cpus: 2, pids: 512 },
    stopGraceSeconds: 60,
    tmpfs: [{ target: '/cache', sizeMegabytes: 128 }],
    oneShot: true,
  };
  expect(service(about)).toMatchObject({
    deploy: { resources: { limits: { cpus: '2', memory: '512M', pids: 512 }, reservations: { cpus: '0.25', memory: '128M' } } },
    stop_grace_period: '60s',
    tmpfs: ['/cache:size=128m,mode=1777'],
    restart: 'no',
    init: true,
  });
});

test('a service that is built and published', () => {
  const built = service({
    imageBuild: buildModel(),
    port: publishedPort(8000, 'BACKEND_PORT'),
    dependencies: [{ service: 'db', condition: 'service_healthy' }, { service: 'job', condition: 'service_completed_successfully' }],
    secrets: [{ secret: 'api-key', target: 'api_key' }],
    volumes: [{ volume: 'data', target: '/data' }],
    caches: [{ volume: 'models', target: '/models' }],
    healthProbe: HealthCheck.command(['check', '$HOME'])._toProbe(),
  });
  expect(built).toMatchObject({
    image: 'shop-backend:${IMAGE_TAG:-local}',
    build: { context: '../backend', dockerfile: '../docker/backend/Dockerfile' },
    ports: ['127.0.0.1:${BACKEND_PORT:-8000}:8000'],
    depends_on: { db: { condition: 'service_healthy' }, job: { condition: 'service_completed_successfully' } },
    secrets: [{ source: 'api-key', target: 'api_key' }],
    volumes: ['data:/data', 'models:/models'],
    healthcheck: { test: ['CMD', 'check', '$$HOME'], interval: '30s', timeout: '3s', retries: 3, start_period: '40s', start_interval: '1s' },
  });
});

test('the check of an image is not run by a service that runs another command of it', () => {
  expect(service({ sharesImageOf: 'api', command: ['work'] }).healthcheck).toEqual({ disable: true });
  const own = HealthCheck.command(['check'])._toProbe();
  expect(service({ sharesImageOf: 'api', healthProbe: own }).healthcheck.test).toEqual(['CMD', 'check']);
});

test('generated files are mounted, each listed once', () => {
  const files = [{ name: 'schedule-py', path: 'docker/schedule.py', text: '', target: '/opt/schedule.py' }];
  const { configs, services } = compose({ services: [serviceModel({ name: 'a', files }), serviceModel({ name: 'b', files })] });
  expect(configs).toEqual({ 'schedule-py': { file: './schedule.py' } });
  expect(services.b.configs).toEqual([{ source: 'schedule-py', target: '/opt/schedule.py' }]);
});

test('a shared image is never pulled in place of the one that was built here', () => {
  const shared = serviceModel({ name: 'job', sharesImageOf: 'backend', command: ['alembic', '$x'] });
  expect(compose({ services: [shared] }).services.job).toMatchObject({ pull_policy: 'never', command: ['alembic', '$$x'] });
  expect(compose({ services: [shared], registry: 'ghcr.io/acme' }).services.job).not.toHaveProperty('pull_policy');
});

test.each(['yes', 'no', 'on', '0123', '0o17', '1e3', '12:30:45', 'null', '', 'a: b # c', '2026-01-02'])(
  'the environment value %j stays a text for parsers of both versions of YAML',
  (value) => {
    const text = renderCompose(stackModel({ services: [serviceModel({ environment: { NAME: value } })] }));
    expect(parse(text, { version: '1.1' }).services.backend.environment).toEqual({ NAME: value });
    expect(parse(text, { version: '1.2', merge: true }).services.backend.environment).toEqual({ NAME: value });
  },
);

test('a dollar in the environment is not taken for a variable', () => {
  expect(service({ environment: { PRICE: '$5 ${X}' } }).environment).toEqual({ PRICE: '$$5 $${X}' });
});

test('networks, volumes and secret files are declared, with what a reader would ask', () => {
  const file: Partial<StackModel> = {
    services: [serviceModel()],
    networks: [
      { name: 'db', internal: true, comment: 'db, backend; no outbound access' },
      { name: 'backend', internal: false, comment: 'backend' },
    ],
    volumes: ['db-data'],
    secrets: [{ name: 'api-key', source: { kind: 'random' } }],
  };
  expect(compose(file)).toMatchObject({
    name: 'shop',
    networks: { db: { internal: true }, backend: {} },
    volumes: { 'db-data': {} },
    secrets: { 'api-key': { file: './secrets/api-key' } },
  });
  const text = renderCompose(stackModel(file));
  expect(text).toContain('  # db, backend; no outbound access\n  db:\n');
  expect(text).toContain('\n# Local files, ignored by git; `npx projen secrets` creates missing ones.\nsecrets:\n');
});

test('the next commands have the names of the tasks', () => {
  const text = renderCompose(stackModel({ services: [serviceModel({ port: publishedPort(8000, 'BACKEND_PORT') })], tasks: { ...TASKS, up: 'start' } }));
  expect(text).toContain('# Start with npx projen start. Set a variable such as BACKEND_PORT=8001 to change a host port.\n');
  expect(renderCompose(stackModel({ services: [serviceModel({ port: undefined })] }))).toContain('# Start with npx projen up.\n');
});

test('neither version nor container names are written', () => {
  const text = renderCompose(stackModel({ services: [serviceModel()] }));
  expect(text).not.toMatch(/^version:|container_name/m);
});

describe('an override of a service', () => {
  const overridden = (override: ServiceModel['composeOverrides'], about: Partial<ServiceModel> = {}): Yaml =>
    service({ ...about, composeOverrides: override });

  test('adds a key', () => {
    expect(overridden({ hostname: 'api' })).toMatchObject({ hostname: 'api', read_only: true });
  });

  test('replaces a value', () => {
    expect(overridden({ read_only: false, user: '5:5' })).toMatchObject({ read_only: false, user: '5:5' });
  });

  test('merges into a map of the service', () => {
    expect(overridden({ environment: { B: '2' } }, { environment: { A: '1' } }).environment).toEqual({ A: '1', B: '2' });
  });

  test('merges into a map that all services have in common', () => {
    expect(overridden({ deploy: { resources: { limits: { memory: '1G' } } } }).deploy.resources).toEqual({
      limits: { cpus: '1', memory: '1G', pids: 256 },
      reservations: { cpus: '0.25', memory: '128M' },
    });
  });

  test('removes a key of the service', () => {
    expect(overridden({ user: null })).not.toHaveProperty('user');
  });

  test('removes a key that all services have in common', () => {
    expect(overridden({ init: null }).init ?? undefined).toBeUndefined();
    expect(overridden({ logging: null }).logging ?? undefined).toBeUndefined();
  });
});

describe('an override of the stack', () => {
  test('merges into the whole file', () => {
    const file = compose({ services: [serviceModel()], composeOverrides: { 'services': { backend: { hostname: 'api' } }, 'x-team': { owner: 'us' } } });
    expect(file.services.backend).toMatchObject({ hostname: 'api', image: 'shop-backend', init: true });
    expect(file['x-team']).toEqual({ owner: 'us' });
  });

  test('merges into a map that all services have in common', () => {
    const file = compose({ services: [serviceModel()], composeOverrides: { services: { backend: { logging: { options: { 'max-size': '1m' } } } } } });
    expect(file.services.backend.logging).toEqual({ driver: 'json-file', options: { 'max-size': '1m', 'max-file': '3' } });
  });

  test('can change what all services have in common', () => {
    expect(compose({ services: [serviceModel()], composeOverrides: { 'x-defaults': { init: false } } }).services.backend.init).toBe(false);
  });

  test('can remove a service', () => {
    const file = compose({ services: [serviceModel({ name: 'a' }), serviceModel({ name: 'b' })], composeOverrides: { services: { a: null } } });
    expect(Object.keys(file.services)).toEqual(['b']);
  });
});
