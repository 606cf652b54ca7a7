import { configurationFiles } from '../../../src/render/kubernetes/configuration';
import { publishedPort, serviceModel } from '../../support/models';

const file = { name: 'schedule_py', path: 'docker/schedule.py', text: 'pass\n', target: '/opt/schedule.py' };

test('a file that a service reads becomes a key of a ConfigMap', () => {
  expect(configurationFiles(serviceModel({ files: [file] }))).toEqual([{ configMap: 'schedule-py', key: 'schedule.py', target: '/opt/schedule.py', text: 'pass\n' }]);
});

test('a job that Kubernetes starts needs no scheduler of its own', () => {
  expect(configurationFiles(serviceModel({ files: [file], schedule: { expression: '0 3 * * *', command: ['x'] } }))).toEqual([]);
});

test('a proxy asks the services of the cluster, and not the name server of Docker', () => {
  const proxy = {
    routes: [{ prefix: '/', service: 'backend', port: 8000 }], maxBodyMegabytes: 10, workers: 1, gracefulSeconds: 20, healthPath: '/-/healthy', configurationPath: 'docker/proxy/nginx.conf',
  };
  const [configuration] = configurationFiles(serviceModel({ name: 'proxy', proxy, port: publishedPort(8080, 'PROXY_PORT') }));
  expect(configuration).toMatchObject({ configMap: 'proxy-configuration', key: 'nginx.conf', target: '/etc/nginx/nginx.conf' });
  expect(configuration.text).toContain('proxy_pass http://backend:8000;');
  expect(configuration.text).not.toContain('resolver');
});
