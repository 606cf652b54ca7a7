import { parseAddress, resolveKubernetes } from '../../src/resolve/kubernetes';
import { buildModel, publishedPort, serviceModel, stackModel } from '../support/models';

const web = serviceModel({ imageBuild: buildModel(), port: publishedPort(8000, 'BACKEND_PORT') });
const database = serviceModel({ name: 'postgres', volumes: [{ volume: 'postgres-data', target: '/data' }] });
const migrations = serviceModel({ name: 'backend-migrations', oneShot: true });
const { name, services } = stackModel({ services: [web, database, migrations, serviceModel({ name: 'worker' })] });

test('what is left open is decided', () => {
  expect(resolveKubernetes({}, { name, services })).toEqual({
    namespace: 'shop',
    secretName: 'shop-secrets',
    addresses: {},
    replicas: { backend: 2, worker: 1 },
    external: {},
    storageGigabytes: { postgres: 10 },
  });
});

test('what is said goes first', () => {
  const options = { namespace: 'live', replicas: { worker: 3 }, storageGigabytes: { postgres: 50 }, ingressClass: 'nginx' };
  expect(resolveKubernetes(options, { name, services })).toMatchObject({ ...options, replicas: { backend: 2, worker: 3 } });
});

test('of an image that is pulled, it is not known whether two can run', () => {
  const pulled = serviceModel({ name: 'mail', port: publishedPort(8025, 'MAIL_PORT') });
  expect(resolveKubernetes({}, { name, services: [pulled] }).replicas).toEqual({ mail: 1 });
});

test('an address ends without a slash, in lower case and without the usual port', () => {
  const { addresses } = resolveKubernetes({ addresses: { backend: 'HTTPS://Shop.example.com:443/', frontend: 'http://shop.localhost:8080' } }, { name, services });
  expect(addresses).toEqual({ backend: 'https://shop.example.com', frontend: 'http://shop.localhost:8080' });
});

test('what is no address stays, for the message about it', () => {
  expect(resolveKubernetes({ addresses: { backend: 'shop' } }, { name, services }).addresses).toEqual({ backend: 'shop' });
  expect(parseAddress('shop')).toBeUndefined();
});
