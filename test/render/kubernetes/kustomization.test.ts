import { parse } from 'yaml';
import { renderKustomization } from '../../../src/render/kubernetes/kustomization';
import { buildModel, clusterStack, serviceModel } from '../../support/models';

const services = [
  serviceModel({ imageBuild: buildModel(), files: [{ name: 'settings', path: 'docker/settings.ini', text: '', target: '/etc/settings.ini' }] }),
  serviceModel({ name: 'worker', sharesImageOf: 'backend' }),
  serviceModel({ name: 'postgres', image: 'postgres:17' }),
];

test('brings the files together, and names each image once that a release replaces', () => {
  expect(parse(renderKustomization(clusterStack({ services, registry: 'ghcr.io/acme' }), ['namespace.yaml', 'backend.yaml']))).toEqual({
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    namespace: 'shop',
    labels: [{ pairs: { 'app.kubernetes.io/part-of': 'shop' }, includeTemplates: true }],
    resources: ['namespace.yaml', 'backend.yaml'],
    configMapGenerator: [{ name: 'settings', files: ['settings/settings.ini'] }],
    images: [{ name: 'ghcr.io/acme/shop-backend', newTag: 'local' }],
  });
});
