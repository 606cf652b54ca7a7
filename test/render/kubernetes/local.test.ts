import { parse } from 'yaml';
import { localStack, renderLocal } from '../../../src/render/kubernetes/local';
import { clusterStack, publishedPort, serviceModel } from '../../support/models';
import type { Yaml } from '../../support/synth';

const postgres = serviceModel({ name: 'postgres', port: { container: 5432, protocol: 'postgresql', checkPath: '' } });
const backend = serviceModel({ port: publishedPort(8000, 'BACKEND_PORT') });
const environment = { API: { service: 'backend', audience: 'browser', path: '/v1' }, LEVEL: 'INFO' } as const;
const frontend = serviceModel({ name: 'frontend', port: publishedPort(3000, 'FRONTEND_PORT'), environment });
const job = serviceModel({ name: 'job', environment, schedule: { expression: '0 3 * * *', command: ['x'] } });
const services = [postgres, backend, frontend, job];
const kubernetes = { addresses: { backend: 'https://api.example.com' }, replicas: { backend: 2, frontend: 1 }, external: { postgres: 'db.example.com' } };
const stack = clusterStack({ services }, kubernetes);
const overlay = parse(renderLocal(stack, ['postgres.yaml'])) as Yaml;
const patches = Object.values(overlay.patches).map(({ patch }) => parse(String(patch)) as Yaml);

test('browsers ask the ports that compose publishes, and nothing runs elsewhere', () => {
  expect(localStack(stack).kubernetes).toMatchObject({ addresses: { backend: 'http://localhost:8000', frontend: 'http://localhost:3000' }, external: {} });
});

test('there is one of each, and no Ingress', () => {
  expect(overlay).toMatchObject({ resources: ['../base', 'postgres.yaml'], replicas: [{ name: 'backend', count: 1 }] });
  expect(patches[0]).toMatchObject({ kind: 'Ingress', metadata: { name: 'shop' }, $patch: 'delete' });
});

test('variables with addresses are those of this machine, and no others are touched', () => {
  const env = [{ name: 'API', value: 'http://localhost:8000/v1' }];
  expect(patches[1]).toMatchObject({ kind: 'Deployment', metadata: { name: 'frontend' }, spec: { template: { spec: { containers: [{ name: 'frontend', env }] } } } });
  expect(patches[2]).toMatchObject({ kind: 'CronJob', spec: { jobTemplate: { spec: { template: { spec: { containers: [{ name: 'job', env }] } } } } } });
});

test('the name of a host elsewhere becomes that of a pod here', () => {
  expect(patches[3]).toMatchObject({ kind: 'Service', metadata: { name: 'postgres' }, spec: { type: 'ClusterIP', externalName: null, ports: [{ port: 5432 }] } });
  expect(patches).toHaveLength(4);
});

test('a stack without addresses has nothing to change', () => {
  expect(parse(renderLocal(clusterStack({ services: [backend] }, { replicas: { backend: 1 } }), []))).toEqual({
    apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', namespace: 'shop', resources: ['../base'],
  });
});
