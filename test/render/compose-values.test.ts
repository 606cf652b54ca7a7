import { buildPaths, environmentValue, hostPort, imageName, literal } from '../../src/render/compose-values';
import { buildModel, publishedPort, serviceModel, stackModel } from '../support/models';

const backend = serviceModel({ name: 'backend', imageBuild: buildModel(), port: publishedPort(8000, 'BACKEND_PORT') });
const stack = stackModel({ services: [backend] });

test('a dollar is doubled, so that compose takes it as it is', () => {
  expect(literal('pa$$ ${HOME} $X')).toBe('pa$$$$ $${HOME} $$X');
});

test('a host port can be moved by a variable', () => {
  expect(hostPort(backend)).toBe('${BACKEND_PORT:-8000}');
  expect(hostPort(serviceModel())).toBe('');
});

test('a built image has the tag that the environment says, and the registry of the stack', () => {
  expect(imageName(stack, backend)).toBe('shop-backend:${IMAGE_TAG:-local}');
  expect(imageName({ ...stack, registry: 'ghcr.io/acme' }, backend)).toBe('ghcr.io/acme/shop-backend:${IMAGE_TAG:-local}');
  expect(imageName(stack, serviceModel({ sharesImageOf: 'backend' }))).toBe('shop-backend:${IMAGE_TAG:-local}');
});

test('a pulled image stays as it is', () => {
  expect(imageName({ ...stack, registry: 'ghcr.io/acme' }, serviceModel({ image: 'postgres:17-alpine' }))).toBe('postgres:17-alpine');
});

test('a text in the environment is taken as it is', () => {
  expect(environmentValue(stack, 'cost: $5')).toBe('cost: $$5');
});

test('an address is the host on the network for a container, and the published port for a browser', () => {
  expect(environmentValue(stack, { service: 'backend', audience: 'stack', path: '/api' })).toBe('http://backend:8000/api');
  expect(environmentValue(stack, { service: 'backend', audience: 'browser', path: '/api' })).toBe('http://localhost:${BACKEND_PORT:-8000}/api');
  expect(environmentValue(stack, { service: 'backend', audience: 'stack', path: '/$x' })).toBe('http://backend:8000/$$x');
});

test.each([
  ['backend', 'docker', '../backend'],
  ['.', 'docker', '..'],
  ['apps/api', 'infra/docker', '../../apps/api'],
  ['../phase-3/backend', 'docker', '../../phase-3/backend'],
  ['docker', 'docker', '.'],
])('the context %s is said from the folder %s, and the Dockerfile from the context', (context, docker, contextPath) => {
  const build = buildModel({ context, dockerfileFromContext: '../x/Dockerfile' });
  expect(buildPaths(stackModel({ paths: { docker, scripts: 'scripts' } }), build)).toEqual({ context: contextPath, dockerfile: '../x/Dockerfile' });
});

test('a dollar in a path is no variable of compose', () => {
  const build = buildModel({ context: 'apps/$HOME', dockerfileFromContext: '../../docker/$a/Dockerfile' });
  expect(buildPaths(stack, build)).toEqual({ context: '../apps/$$HOME', dockerfile: '../../docker/$$a/Dockerfile' });
});

test('an address may say what it is there for', () => {
  const toBackend = { service: 'backend', audience: 'stack', path: '' } as const;
  const pair = { ...toBackend, insteadOf: 'browser', list: 'comma', others: [{ ...toBackend, insteadOf: 'http://localhost:8000' }] } as const;
  expect(environmentValue(stack, { ...pair, others: [...pair.others] })).toBe(
    'http://localhost:${BACKEND_PORT:-8000}=http://backend:8000,http://localhost:8000=http://backend:8000');
});

test('several addresses are a list as JSON, or with commas between', () => {
  const one = { service: 'backend', audience: 'browser', path: '' } as const;
  const many = { ...one, others: [{ ...one, path: '/b' }] };
  expect(environmentValue(stack, { ...one, list: 'json' })).toBe('["http://localhost:${BACKEND_PORT:-8000}"]');
  expect(environmentValue(stack, { ...many, list: 'json' })).toBe('["http://localhost:${BACKEND_PORT:-8000}","http://localhost:${BACKEND_PORT:-8000}/b"]');
  expect(environmentValue(stack, { ...many, list: 'comma' })).toBe('http://localhost:${BACKEND_PORT:-8000},http://localhost:${BACKEND_PORT:-8000}/b');
});
