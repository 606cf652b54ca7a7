import { parseAllDocuments } from 'yaml';
import { renderKubernetes } from '../../../src/render/kubernetes/manifests';
import { buildModel, clusterStack, publishedPort, serviceModel, stackModel } from '../../support/models';

const postgres = serviceModel({ name: 'postgres', port: { container: 5432, protocol: 'postgresql', checkPath: '' }, networks: ['postgres'] });
const backend = serviceModel({ imageBuild: buildModel(), port: publishedPort(8000, 'BACKEND_PORT'), networks: ['backend', 'postgres'] });
const services = [postgres, backend];
const kinds = (files: ReturnType<typeof renderKubernetes>) =>
  Object.fromEntries(files.map(({ path, text }) => [path.replace('kubernetes/base/', ''), parseAllDocuments(text).map((document) => document.get('kind'))]));

test('a stack that does not ask for it has none', () => {
  expect(renderKubernetes(stackModel({ services }))).toEqual([]);
});

test('a file for each service, and those of the stack', () => {
  expect(kinds(renderKubernetes(clusterStack({ services }, { addresses: { backend: 'http://shop.localhost' }, replicas: { backend: 2, postgres: 1 } })))).toEqual({
    'namespace.yaml': ['Namespace'],
    'network-policies.yaml': ['NetworkPolicy', 'NetworkPolicy'],
    'postgres.yaml': ['Deployment', 'Service', 'NetworkPolicy'],
    'backend.yaml': ['Deployment', 'Service', 'PodDisruptionBudget', 'NetworkPolicy'],
    'ingress.yaml': ['Ingress'],
    'kustomization.yaml': ['Kustomization'],
    'kubernetes/local/kustomization.yaml': ['Kustomization'],
  });
});

test('of what runs elsewhere there is its name and the way to it', () => {
  expect(kinds(renderKubernetes(clusterStack({ services }, { external: { postgres: 'db.example.com' } })))).toMatchObject({
    'postgres.yaml': ['Service', 'NetworkPolicy'],
    'kubernetes/local/postgres.yaml': ['Deployment', 'NetworkPolicy'],
  });
});
