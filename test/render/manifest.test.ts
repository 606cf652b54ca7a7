import { renderManifest } from '../../src/render/manifest';
import { SHOP } from '../support/cli';
import { stackModel } from '../support/models';

test('tells of a built image its context, Dockerfile and budget', () => {
  const { services: [, backend] } = renderManifest(SHOP);
  expect(backend).toMatchObject({
    image: 'shop-backend',
    build: { context: 'backend', dockerfile: 'docker/backend/Dockerfile', sizeBudgetMegabytes: 200 },
  });
});

test('names built images with the registry, and those that are pulled as they are', () => {
  const { services } = renderManifest({ ...SHOP, registry: 'ghcr.io/acme' });
  expect(services.map(({ image }) => image)).toEqual(['postgres:17', 'ghcr.io/acme/shop-backend', 'ghcr.io/acme/shop-backend']);
});

test('says where the files lie, in whatever folder', () => {
  const { paths } = renderManifest(stackModel({ paths: { docker: 'infra/docker', scripts: 'bin' } }));
  expect(paths).toEqual({
    docker: 'infra/docker',
    scripts: 'bin',
    compose: 'infra/docker/docker-compose.yml',
    reports: 'infra/docker/reports',
  });
});

test('holds no value of the environment, which may be anything', () => {
  const [first] = SHOP.services;
  const text = JSON.stringify(renderManifest({ ...SHOP, services: [{ ...first, environment: { LOG_LEVEL: 'canary' } }] }));
  expect(text).not.toContain('canary');
});
