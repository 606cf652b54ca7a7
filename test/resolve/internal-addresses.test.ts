import { withInternalAddresses } from '../../src/resolve/internal-addresses';
import { publishedPort, serviceModel } from '../support/models';

const backend = serviceModel({ name: 'backend', networks: ['backend'], port: publishedPort(8000, 'BACKEND_PORT') });
const frontend = serviceModel({ name: 'frontend', networks: ['frontend'], port: publishedPort(3000, 'FRONTEND_PORT') });
const opening = (services: string[], ports: number[] = []) => ({ ...frontend, opensAddresses: { services, ports } });
const toBackend = { service: 'backend', audience: 'stack', path: '' };

test('an address for browsers that a server may open leads to its service, on the network of that', () => {
  expect(withInternalAddresses(opening(['backend']), [backend, frontend])).toMatchObject({
    environment: { INTERNAL_ADDRESSES: { ...toBackend, insteadOf: 'browser', list: 'comma', others: [] } },
    networks: ['frontend', 'backend'],
  });
});

test('so does a port of the developer\'s machine that the code has written in it; one that no service publishes leads nowhere', () => {
  const { environment, networks } = withInternalAddresses(opening(['backend'], [8000, 9000]), [backend, frontend]);
  expect(environment.INTERNAL_ADDRESSES).toMatchObject({ ...toBackend, others: [{ ...toBackend, insteadOf: 'http://localhost:8000' }] });
  expect(networks).toEqual(['frontend', 'backend']);
});

test('where a reverse proxy publishes the port, it leads to the proxy', () => {
  const hidden = { ...backend, port: { container: 8000, protocol: 'http' as const, checkPath: '/' } };
  const routes = [{ service: 'backend', path: '/' }];
  const proxy = serviceModel({ name: 'proxy', port: publishedPort(8080, 'PROXY_PORT'), proxy: { ...serviceModel().proxy!, routes: routes as never } });
  expect(withInternalAddresses(opening(['backend']), [hidden, frontend, proxy]).environment.INTERNAL_ADDRESSES).toMatchObject({ service: 'proxy' });
});

test('a service that opens none, or only its own, stays as it is; what the team says wins', () => {
  expect(withInternalAddresses(frontend, [backend, frontend])).toBe(frontend);
  expect(withInternalAddresses(opening([], [3000]), [backend, frontend]).environment).toEqual({});
  const said = { ...opening(['backend']), environment: { INTERNAL_ADDRESSES: '' } };
  expect(withInternalAddresses(said, [backend, frontend]).environment).toEqual({ INTERNAL_ADDRESSES: '' });
});
