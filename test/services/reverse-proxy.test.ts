import { ContainerStack, FastApiService, NextJsService, Postgres, ReverseProxy, ReverseProxyOptions, Service } from '../../src';
import { inFolder } from '../support/application-folder';
import { FASTAPI, NEXTJS } from '../support/applications';
import { Describe, Repository, synth, synthError } from '../support/synth';

const FILES = { ...inFolder('backend', FASTAPI), ...inFolder('frontend', NEXTJS) };
type Routes = (backend: Service, frontend: Service, stack: ContainerStack) => ReverseProxyOptions['routes'];

function behind(routes: Routes, options: Partial<ReverseProxyOptions> = {}): Describe {
  return (project) => {
    const stack = new ContainerStack(project, { name: 'shop' });
    const backend = new FastApiService(stack, 'backend', { path: 'backend', publish: false });
    const frontend = new NextJsService(stack, 'frontend', { path: 'frontend', publish: false, environment: { API_URL: backend.publicUrl.path('/api') } });
    backend.addEnvironment('CORS_ORIGINS', frontend.publicUrl);
    new ReverseProxy(stack, 'proxy', { routes: routes(backend, frontend, stack), ...options });
  };
}
const stackWith = (options?: Partial<ReverseProxyOptions>, files = {}): Repository =>
  synth({ ...FILES, ...files }, behind((backend, frontend) => ({ '/api': backend, '/': frontend }), options));

test('it publishes the one port of the stack', () => {
  const repository = stackWith();
  expect(repository.service('proxy').ports).toEqual(['127.0.0.1:${PROXY_PORT:-8080}:8080']);
  expect(repository.service('backend')).not.toHaveProperty('ports');
  expect(repository.service('frontend')).not.toHaveProperty('ports');
});

test('it waits for the services behind it, and is on the networks of those alone', () => {
  expect(stackWith().service('proxy')).toMatchObject({
    depends_on: { backend: { condition: 'service_healthy' }, frontend: { condition: 'service_healthy' } },
    networks: ['proxy', 'backend', 'frontend'],
  });
});

test('the public address of a service behind it is its own', () => {
  const repository = stackWith();
  expect(repository.service('frontend').environment.API_URL).toBe('http://localhost:${PROXY_PORT:-8080}/api');
  expect(repository.service('backend').environment.CORS_ORIGINS).toBe('http://localhost:${PROXY_PORT:-8080}');
});

test('its image has the configuration, and nothing that it does not need', () => {
  const repository = stackWith();
  expect(repository.service('proxy')).toMatchObject({ image: 'shop-proxy:${IMAGE_TAG:-local}', build: { context: 'proxy', dockerfile: 'Dockerfile' }, user: '101:101', read_only: true });
  expect(repository.text('docker/proxy/Dockerfile')).toContain('COPY nginx.conf /etc/nginx/nginx.conf\n');
  expect(repository.text('docker/proxy/Dockerfile.dockerignore')).toContain('!nginx.conf\n');
  expect(repository.text('docker/docker-bake.hcl')).toContain('context    = "docker/proxy"\n  dockerfile = "Dockerfile"\n');
  expect(repository.text('docker/proxy/nginx.conf')).toContain('set $service http://backend:8000;');
});

test('ports, sizes and processors can be said', () => {
  const repository = stackWith({ port: 9000, hostPort: 80, maxBodyMegabytes: 250, sizeBudgetMegabytes: 100, resources: { cpus: 2.5 } });
  expect(repository.service('proxy').ports).toEqual(['127.0.0.1:${PROXY_PORT:-80}:9000']);
  expect(repository.text('docker/proxy/nginx.conf')).toMatch(/worker_processes 3;[^]*client_max_body_size 250m;[^]*listen 9000;/);
  expect(repository.text('scripts/lib.sh')).toContain('BUDGETS_MB=(200 150 100)');
});

test.each([
  ['nginx:1.29-alpine-slim', 'wget'],
  ['nginx:1.29', 'curl'],
])('in %s its check asks with %s', (image, program) => {
  expect(Object.values(stackWith({}, { 'docker/pins/Dockerfile': `FROM ${image} AS nginx\n` }).service('proxy').healthcheck.test).slice(0, 2)).toEqual(['CMD', program]);
});

test('the page for readers shows what stands behind it', () => {
  const page = stackWith().text('docker/README.md');
  expect(page).toContain('  browser -- "127.0.0.1:8080" --> proxy\n');
  expect(page).toContain('  proxy --> backend\n  proxy --> frontend\n');
});

test.each([
  ['api', 'api'], ['/api/', '/api/'], ['//', '//'], ['/a b', '/a b'], ['', ''], ['/api;}', '/api;}'],
])('"%s" is no beginning of a path', (prefix) => {
  expect(synthError(FILES, behind((backend) => ({ [prefix]: backend })))).toContain(`  shop/proxy
    "${prefix}" cannot be the beginning of a path.
    Fix: Begin with a slash and end without one, such as '/api' or '/api/v2'; '/' takes the rest.
`);
});

test('routes that lead nowhere are told together', () => {
  const message = synthError(FILES, behind((backend, _frontend, stack) => ({ 'api': backend, '/db': new Postgres(stack, 'db') })));
  expect(message).toContain(`  shop/proxy
    "api" cannot be the beginning of a path.`);
  expect(message).toContain(`  shop/proxy
    /db leads to "db", which does not speak HTTP.
    Fix: Name a service that answers requests.
`);
});

test('no route at all is a problem', () => {
  expect(synthError(FILES, behind(() => ({})))).toContain(`  shop/proxy
    routes is empty.
    Fix: Say what answers, such as routes: { '/api': backend, '/': frontend }.
`);
});
