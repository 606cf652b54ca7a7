import { ContainerStack, FastApiService, NextJsService, ServiceUrl } from '../../src';
import { inFolder } from '../support/application-folder';
import { FASTAPI, NEXTJS } from '../support/applications';
import { synth, synthError } from '../support/synth';

const FILES = { ...inFolder('backend', FASTAPI), ...inFolder('frontend', NEXTJS) };
const repository = synth(FILES, (project) => {
  const stack = new ContainerStack(project, { name: 'shop' });
  const backend = new FastApiService(stack, 'backend', { path: 'backend', port: 8080, hostPort: 9000 });
  const hosts = { API_HOST: backend.url.host(), PUBLIC_HOST: backend.publicUrl.host() };
  const sockets = { LIVE_URL: backend.publicUrl.webSocket().path('/live'), LIVE_INTERNAL_URL: backend.url.path('/live').webSocket() };
  const frontend = new NextJsService(stack, 'frontend', {
    path: 'frontend',
    environment: { API_URL: backend.publicUrl, CHAT_URL: backend.publicUrl.path('/api').path('/chat'), INTERNAL_URL: backend.url.path('/v1'), ...hosts, ...sockets },
  });
  backend.addEnvironment('CORS_ORIGINS', frontend.publicUrl);
});

test('inside of the stack the address is the name of the service and its port', () => {
  expect(repository.service('frontend').environment.INTERNAL_URL).toBe('http://backend:8080/v1');
});

test('for WebSockets it has their scheme', () => {
  expect(repository.service('frontend').environment).toMatchObject({ LIVE_URL: 'ws://localhost:${BACKEND_PORT:-9000}/live', LIVE_INTERNAL_URL: 'ws://backend:8080/live' });
});

test('for a browser it is the published port, which a variable can move', () => {
  expect(repository.service('frontend').environment).toMatchObject({
    API_URL: 'http://localhost:${BACKEND_PORT:-9000}',
    CHAT_URL: 'http://localhost:${BACKEND_PORT:-9000}/api/chat',
  });
});

test('for code that takes host and port apart, it is the name of the host', () => {
  expect(repository.service('frontend').environment).toMatchObject({ API_HOST: 'backend', PUBLIC_HOST: 'localhost' });
});

test('who was given the address inside of the stack waits for the service and joins its network', () => {
  expect(repository.service('frontend')).toMatchObject({
    depends_on: { backend: { condition: 'service_healthy' } },
    networks: ['frontend', 'backend'],
  });
});

test("a browser's address connects nothing", () => {
  expect(repository.service('backend')).not.toHaveProperty('depends_on');
  expect(repository.service('backend').networks).toEqual(['backend']);
});

describe('a list of addresses', () => {
  const three = ['a', 'b', 'c'];
  const lists = synth(Object.assign({}, ...three.map((name) => inFolder(name, FASTAPI))) as typeof FILES, (project) => {
    const stack = new ContainerStack(project, { name: 'shop' });
    const [a, b, c] = three.map((name, index) => new FastApiService(stack, name, { hostPort: 9000 + index }));
    c.addEnvironment('HOSTS', ServiceUrl.commaList(a.url.host(), b.url.host()));
    c.addEnvironment('SOCKETS', ServiceUrl.jsonList(a.url.webSocket(), b.publicUrl.webSocket().path('/live')));
    c.addEnvironment('PATHS', ServiceUrl.commaList(a.url, b.url).path('/v1'));
    c.addEnvironment('NESTED', ServiceUrl.commaList(ServiceUrl.jsonList(a.url, b.url).host(), c.publicUrl.host()));
  });

  test('has each of them as it was given', () => {
    expect(lists.service('c').environment).toMatchObject({
      HOSTS: 'a,b',
      SOCKETS: '["ws://a:8000","ws://localhost:${B_PORT:-9001}/live"]',
    });
  });

  test('is changed as a whole', () => {
    expect(lists.service('c').environment).toMatchObject({ PATHS: 'http://a:8000/v1,http://b:8000/v1', NESTED: 'a,b,localhost' });
  });

  test('connects the service to every one of them', () => {
    expect(Object.keys(lists.service('c').depends_on)).toEqual(['a', 'b']);
    expect(lists.service('c').networks).toEqual(['c', 'a', 'b']);
  });
});

test("a browser's address of a service that publishes no port is refused", () => {
  const message = synthError(FILES, (project) => {
    const stack = new ContainerStack(project, { name: 'shop' });
    const backend = new FastApiService(stack, 'backend', { path: 'backend', publish: false });
    new NextJsService(stack, 'frontend', { path: 'frontend', environment: { API_URL: backend.publicUrl } });
  });
  expect(message).toBe(`1 problem in the container stack; no file was changed.

  shop/frontend
    API_URL is the public address of "backend", which publishes no port.
    Fix: Leave out publish: false of "backend", or put a ReverseProxy before it; or give its url, which the other containers reach.
`);
});
