import type { ProxyModel } from '../../src/model/service-model';
import { renderNginx } from '../../src/render/nginx';

const proxy: ProxyModel = {
  routes: [
    { prefix: '/', service: 'frontend', port: 3000 },
    { prefix: '/api', service: 'backend', port: 8000 },
    { prefix: '/api/v2', service: 'next', port: 8001 },
  ],
  maxBodyMegabytes: 10,
  workers: 2,
  gracefulSeconds: 20,
  healthPath: '/-/healthy',
  configurationPath: 'docker/proxy/nginx.conf',
};
const text = renderNginx(proxy, 8080);

test('a prefix takes itself and what lies below it, and passes the path on as it came', () => {
  const services = [...text.matchAll(/location (?<location>.*) \{\n\s+set \$service (?<service>\S+);\n\s+proxy_pass \$service;/g)];
  expect(services.map(({ groups }) => [groups?.location, groups?.service])).toEqual([
    ['= /api/v2', 'http://next:8001'],
    ['/api/v2/', 'http://next:8001'],
    ['= /api', 'http://backend:8000'],
    ['/api/', 'http://backend:8000'],
    ['/', 'http://frontend:3000'],
  ]);
});

test('streams and WebSockets get through', () => {
  for (const line of ['proxy_buffering off;', 'proxy_request_buffering off;', 'proxy_http_version 1.1;', 'proxy_set_header Upgrade $http_upgrade;']) expect(text).toContain(line);
});

test('a service that is gone is told soon', () => {
  expect(text).toContain('proxy_connect_timeout 3s;');
});

test('what a client says of itself is not passed on', () => {
  expect(text).toContain('proxy_set_header X-Forwarded-For $remote_addr;');
});

test('everything that is written goes to /tmp, and logs to the container', () => {
  expect([...text.matchAll(/(?:_temp_path|pid) (\/\w+)/g)].map(([, path]) => path)).toEqual(Array(6).fill('/tmp'));
  expect(text).toMatch(/error_log \/dev\/stderr[^]*access_log \/dev\/stdout/);
});

test('its numbers are those of the model', () => {
  expect(text).toMatch(/worker_processes 2;[^]*worker_shutdown_timeout 20s;[^]*client_max_body_size 10m;[^]*listen 8080;[^]*location = \/-\/healthy/);
});

test('every brace that opens closes', () => {
  expect(text.split('{')).toHaveLength(text.split('}').length);
});

test('in a cluster it asks services by names whose addresses stay, and believes the ingress controller', () => {
  const inCluster = renderNginx(proxy, 8080, 'cluster');
  expect(inCluster).toContain('proxy_pass http://backend:8000;');
  expect(inCluster).not.toMatch(/resolver|set \$service/);
  expect(inCluster).toContain('proxy_set_header X-Forwarded-Proto $forwarded_scheme;');
});
