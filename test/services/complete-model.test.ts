import { DEFAULT_RESOURCES } from '../../src/model/service-model';
import { CommonModel, completeModel } from '../../src/services/complete-model';
import { buildModel, serviceModel } from '../support/models';

const common: CommonModel = {
  name: 'worker',
  constructPath: 'shop/worker',
  environment: { A: 'user' },
  secrets: [{ secret: 'own', target: 'own' }],
  dependencies: [{ service: 'queue', condition: 'service_healthy' }],
  networks: ['worker', 'queue'],
  resources: DEFAULT_RESOURCES,
  composeOverrides: {},
};
const about = { summary: 'Works.', image: 'shop-api', user: '1000:1000' };
const api = serviceModel({
  name: 'api',
  imageBuild: buildModel(),
  environment: { A: 'api', B: 'api', URL: { service: 'db', audience: 'stack', path: '' } },
  secrets: [{ secret: 'own', target: 'own' }, { secret: 'key', target: 'key' }],
  dependencies: [{ service: 'db', condition: 'service_healthy' }, { service: 'queue', condition: 'service_healthy' }],
  networks: ['api', 'db', 'queue'],
  volumes: [{ volume: 'uploads', target: '/uploads' }],
  programs: ['python'],
});

test('a kind needs to say little', () => {
  expect(completeModel(about, common, DEFAULT_RESOURCES)).toMatchObject({ oneShot: false, isolated: false, volumes: [], tmpfs: [{ target: '/tmp' }], stopGraceSeconds: 30 });
});

test('beside another service it has what that one has, each thing once, and not its network', () => {
  expect(completeModel({ ...about, shares: api, environment: { B: 'kind' } }, common, DEFAULT_RESOURCES)).toMatchObject({
    sharesImageOf: 'api',
    environment: { A: 'user', B: 'kind', URL: { service: 'db', audience: 'stack', path: '' } },
    secrets: [{ secret: 'own', target: 'own' }, { secret: 'key', target: 'key' }],
    dependencies: [{ service: 'db', condition: 'service_healthy' }, { service: 'queue', condition: 'service_healthy' }],
    networks: ['worker', 'queue', 'db'],
    volumes: [{ volume: 'uploads', target: '/uploads' }],
    programs: ['python'],
  });
});

test('beside one whose image is pulled, or another one\'s, it names what is built, if anything is', () => {
  expect(completeModel({ ...about, shares: { ...api, imageBuild: undefined } }, common, DEFAULT_RESOURCES).sharesImageOf).toBeUndefined();
  expect(completeModel({ ...about, shares: { ...api, imageBuild: undefined, sharesImageOf: 'base' } }, common, DEFAULT_RESOURCES).sharesImageOf).toBe('base');
});
