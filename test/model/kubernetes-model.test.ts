import { browserAddress, isDeployment } from '../../src/model/kubernetes-model';
import { clusterStack, serviceModel } from '../support/models';

const proxy = serviceModel({
  name: 'proxy',
  proxy: {
    routes: [{ prefix: '/api', service: 'backend', port: 8000 }], maxBodyMegabytes: 10, workers: 1, gracefulSeconds: 20, healthPath: '/-/healthy', configurationPath: 'docker/proxy/nginx.conf',
  },
});
const services = [serviceModel(), proxy];

test('browsers ask the address of a service, or that of the proxy before it', () => {
  const { kubernetes } = clusterStack({}, { addresses: { proxy: 'https://shop.example.com' } });
  expect(browserAddress(kubernetes, services, 'proxy')).toBe('https://shop.example.com');
  expect(browserAddress(kubernetes, services, 'backend')).toBe('https://shop.example.com');
});

test('the address of its own goes first', () => {
  const addresses = { proxy: 'https://shop.example.com', backend: 'https://api.example.com' };
  expect(browserAddress(clusterStack({}, { addresses }).kubernetes, services, 'backend')).toBe('https://api.example.com');
});

test('a service without either has none', () => {
  expect(browserAddress(clusterStack().kubernetes, services, 'backend')).toBeUndefined();
});

test('what ends, runs at set times or keeps a volume is no deployment', () => {
  expect(isDeployment(serviceModel())).toBe(true);
  expect(isDeployment(serviceModel({ oneShot: true }))).toBe(false);
  expect(isDeployment(serviceModel({ schedule: { expression: '0 3 * * *', command: ['x'] } }))).toBe(false);
  expect(isDeployment(serviceModel({ volumes: [{ volume: 'data', target: '/data' }] }))).toBe(false);
});
