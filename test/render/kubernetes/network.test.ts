import { admission, clusterService, denial, disruptionBudget, ingress, wayOut, wayTo } from '../../../src/render/kubernetes/network';
import { clusterStack, publishedPort, serviceModel } from '../../support/models';

const postgres = serviceModel({ name: 'postgres', port: { container: 5432, protocol: 'postgresql', checkPath: '' }, networks: ['postgres'], isolated: true });
const migrations = serviceModel({ name: 'backend-migrations', oneShot: true, networks: ['postgres'] });
const backend = serviceModel({ port: publishedPort(8000, 'BACKEND_PORT'), networks: ['backend', 'postgres'] });
const frontend = serviceModel({ name: 'frontend', port: publishedPort(3000, 'FRONTEND_PORT'), networks: ['frontend', 'backend'] });
const services = [postgres, migrations, backend, frontend];
const networks = services.map(({ name, isolated }) => ({ name, internal: isolated, comment: '' }));
const stack = clusterStack({ services, networks }, { addresses: { frontend: 'https://shop.example.com' }, replicas: { backend: 2, frontend: 1 } });
const names = (values: readonly string[]) => ({ podSelector: { matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'In', values }] } });

test('a database answers those only that were given it', () => {
  expect(admission(stack, postgres)).toMatchObject({
    spec: { podSelector: { matchLabels: { 'app.kubernetes.io/name': 'postgres' } }, ingress: [{ from: [names(['backend-migrations', 'backend'])], ports: [{ port: 5432 }] }] },
  });
});

test('a service with an address answers everyone on its port; one that nobody knows, nobody', () => {
  expect(admission(stack, frontend)).toMatchObject({ spec: { ingress: [{ ports: [{ port: 3000 }] }] } });
  expect(admission(clusterStack({ services: [backend] }), backend)).toBeUndefined();
  expect(admission(stack, migrations)).toBeUndefined();
});

test('nothing else is answered, and only the name server and the stack are asked', () => {
  expect(denial()).toMatchObject({ spec: { podSelector: {}, policyTypes: ['Ingress', 'Egress'] } });
  expect(denial().spec).not.toHaveProperty('ingress');
});

test('who is on internal networks only has no way out', () => {
  expect(wayOut(stack)).toMatchObject({ spec: names(['backend', 'frontend']) });
  expect(wayOut(clusterStack({ services: [postgres], networks }))).toBeUndefined();
});

test('a service has the name and the port that the others know, and an address that stays', () => {
  expect(clusterService(stack, backend)).toMatchObject({ metadata: { name: 'backend' }, spec: { ports: [{ name: 'http', port: 8000, targetPort: 'http' }] } });
  expect(clusterService(stack, postgres)?.spec).not.toHaveProperty('clusterIP');
  expect(clusterService(stack, migrations)).toBeUndefined();
});

test('what runs elsewhere has its name here, and a way to it for those that were given it', () => {
  const elsewhere = clusterStack({ services, networks }, { external: { postgres: 'db.example.com' } });
  expect(clusterService(elsewhere, postgres)).toMatchObject({ spec: { type: 'ExternalName', externalName: 'db.example.com' } });
  expect(wayTo(elsewhere, postgres)).toMatchObject({ spec: { ...names(['backend-migrations', 'backend']), egress: [{ ports: [{ port: 5432 }] }] } });
});

test('nodes are emptied one pod at a time, where there are several', () => {
  expect(disruptionBudget(stack, backend)).toMatchObject({ spec: { maxUnavailable: 1 } });
  expect(disruptionBudget(stack, frontend)).toBeUndefined();
  expect(disruptionBudget(stack, postgres)).toBeUndefined();
});

test('browsers come in by an Ingress, with a certificate where there is one', () => {
  const secure = clusterStack({ services }, { addresses: { frontend: 'https://shop.example.com', backend: 'http://api.localhost:8080' }, tlsSecret: 'shop-tls', ingressClass: 'nginx' });
  expect(ingress(secure)).toMatchObject({
    spec: {
      ingressClassName: 'nginx',
      tls: [{ hosts: ['shop.example.com'], secretName: 'shop-tls' }],
      rules: [{ host: 'shop.example.com', http: { paths: [{ backend: { service: { name: 'frontend', port: { name: 'http' } } } }] } }, { host: 'api.localhost' }],
    },
  });
  expect(ingress(stack)?.spec).not.toHaveProperty('tls');
  expect(ingress(clusterStack({ services }))).toBeUndefined();
});
