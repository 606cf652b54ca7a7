import { KubernetesModel } from '../../../src/model/kubernetes-model';
import { ServiceModel } from '../../../src/model/service-model';
import { checkKubernetes } from '../../../src/resolve/checks/check-kubernetes';
import { Problems } from '../../../src/util/problem';
import { clusterStack, publishedPort, serviceModel } from '../../support/models';

/** What is told, less how to mend it: test/bad-input has the whole messages. */
function told(services: readonly ServiceModel[], kubernetes: Partial<KubernetesModel>): string[] {
  const problems = new Problems();
  checkKubernetes({ where: 'shop', kubernetes: clusterStack({}, kubernetes).kubernetes, services, known: services.map(({ name }) => name) }, problems);
  return problems.all.map(({ what }) => what);
}
const web = serviceModel({ port: publishedPort(8000, 'BACKEND_PORT') });

test('a stack that says all is well', () => {
  const worker = serviceModel({ name: 'worker', environment: { API: { service: 'backend', audience: 'browser', path: '' } } });
  const kubernetes = { addresses: { backend: 'https://shop.example.com' }, tlsSecret: 'shop-tls', replicas: { backend: 3 }, storageClass: 'fast.v2' };
  expect(told([web, worker], kubernetes)).toEqual([]);
});

test.each(['shop.example.com', 'ftp://shop.example.com', 'https://shop.example.com/app', 'https://10.0.0.1', 'https://user@shop.example.com', 'https://shop.example.com?a=b'])(
  '%s is no address of a host', (address) => {
    expect(told([web], { addresses: { backend: address } })).toEqual([`kubernetes.addresses gives "backend" an invalid address: "${address}".`]);
  },
);

test('all problems are told at once', () => {
  const kubernetes = { namespace: 'Shop', replicas: { backend: 0 }, external: { backend: 'db:5432' }, ingressClass: 'n/x' };
  expect(told([web], kubernetes)).toHaveLength(4);
});

test('what runs elsewhere is not looked at', () => {
  const root = serviceModel({ name: 'tool', user: '0:0' });
  expect(told([root], {})).toHaveLength(1);
  expect(told([root], { external: { tool: 'tool.example.com' } })).toEqual([]);
});

test('addresses within a list are looked at as well', () => {
  const part = { service: 'backend', audience: 'browser', path: '' } as const;
  const other = serviceModel({ name: 'worker', environment: { ORIGINS: { ...part, audience: 'stack', list: 'comma', others: [part] } } });
  expect(told([web, other], {})).toEqual(['ORIGINS is the address of "backend" for browsers, and nothing says what that is in the cluster.']);
});
