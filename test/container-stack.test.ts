import { statSync } from 'node:fs';
import { join } from 'node:path';
import { javascript, Project, ProjectOptions } from 'projen';
import { ContainerStack, ContainerStackOptions, FastApiService, NextJsService } from '../src';
import { inFolder } from './support/application-folder';
import { FASTAPI, NEXTJS } from './support/applications';
import { Repository, synth, synthAgain } from './support/synth';

const FILES = { ...inFolder('backend', FASTAPI), ...inFolder('frontend', NEXTJS) };
const shop = (options: Partial<ContainerStackOptions> = {}, change: (stack: ContainerStack) => void = () => undefined) => (project: Project) => {
  const stack = new ContainerStack(project, { name: 'shop', ...options });
  const backend = new FastApiService(stack, 'backend', { path: 'backend' });
  new NextJsService(stack, 'frontend', { path: 'frontend', environment: { API_URL: backend.url } });
  change(stack);
};
const stackWith = (options: Partial<ContainerStackOptions> = {}, change?: (stack: ContainerStack) => void): Repository =>
  synth(FILES, shop(options, change));
const mode = (repository: Repository, path: string) => (statSync(join(repository.root, path)).mode % 0o1000).toString(8);
const plain = stackWith();

test('one description gives every file', () => {
  const generated = Object.keys(plain.files()).filter((path) => /^(docker|scripts)\//.test(path));
  expect(generated).toEqual(
    expect.arrayContaining([
      'docker/backend/Dockerfile',
      'docker/backend/Dockerfile.dockerignore',
      'docker/docker-bake.hcl',
      'docker/docker-compose.dev.yml',
      'docker/docker-compose.yml',
      'docker/frontend/Dockerfile',
      'docker/frontend/Dockerfile.dockerignore',
      'docker/pins/Dockerfile',
      'scripts/build-images.sh',
      'scripts/lib.sh',
      'scripts/up.sh',
    ]),
  );
});

test('generated files are read-only, scripts can be run, and the pins can be edited', () => {
  expect(mode(plain, 'docker/docker-compose.yml')).toBe('444');
  expect(mode(plain, 'scripts/lib.sh')).toBe('444');
  expect(mode(plain, 'scripts/up.sh')).toBe('544');
  expect(statSync(join(plain.root, 'docker/pins/Dockerfile')).mode % 0o1000 >= 0o600).toBe(true);
});

test('git ignores local secrets and keeps what is generated', () => {
  const ignored = plain.text('.gitignore').split('\n');
  expect(ignored).toContain('/docker/secrets/');
  expect(ignored).toContain('!/docker/docker-compose.yml');
});

test('synthesis twice gives the same files', () => {
  const once = plain.files();
  expect(synthAgain(plain, shop()).files()).toEqual(once);
});

test('the order in which git lists files makes no difference in another clone', () => {
  expect(stackWith().files()).toEqual(plain.files());
});

test('the pins file decides the base images, and keeps what its owner wrote', () => {
  const pins = '# Ours.\nFROM node:22-alpine AS node\n';
  const repository = synth({ ...FILES, 'docker/pins/Dockerfile': pins }, shop());
  expect(repository.text('docker/frontend/Dockerfile')).toContain('FROM node:22-alpine AS dependencies\n');
  expect(repository.text('docker/pins/Dockerfile').startsWith(pins)).toBe(true);
});

test('a service that is taken away takes its files along', () => {
  const repository = stackWith();
  synthAgain(repository, (project) => void new FastApiService(new ContainerStack(project, { name: 'shop' }), 'backend', { path: 'backend' }));
  expect(repository.has('docker/frontend/Dockerfile')).toBe(false);
  expect(repository.has('docker/backend/Dockerfile')).toBe(true);
});

test('a registry is in the name of every image', () => {
  const repository = stackWith({ registry: 'ghcr.io/acme' });
  expect(repository.service('backend').image).toBe('ghcr.io/acme/shop-backend:${IMAGE_TAG:-local}');
  expect(repository.text('docker/docker-bake.hcl')).toContain('tags       = ["ghcr.io/acme/shop-frontend:${IMAGE_TAG}"]');
  expect(repository.text('scripts/lib.sh')).toContain('IMAGES=(ghcr.io/acme/shop-backend ghcr.io/acme/shop-frontend)\n');
});

test('tasks can have other names, which the messages know', () => {
  const repository = stackWith({ taskNames: { up: 'containers:up', secrets: 'containers:secrets' } });
  expect(repository.task('containers:up')).toEqual(['bash scripts/up.sh']);
  expect(repository.task('up')).toEqual([]);
  expect(repository.task('down')).not.toEqual([]);
  expect(repository.text('docker/docker-compose.yml')).toContain('npx projen containers:up');
});

describe('labels', () => {
  const create = (options: ProjectOptions) =>
    new javascript.NodeProject({
      ...options,
      defaultReleaseBranch: 'main',
      github: false,
      jest: false,
      repository: 'https://example.com/shop.git',
      license: 'MIT',
      copyrightOwner: 'Us',
    });

  test('come from package.json', () => {
    const text = synth(FILES, shop(), { create }).text('docker/backend/Dockerfile');
    expect(text).toContain('org.opencontainers.image.source="https://example.com/shop.git"');
    expect(text).toContain('org.opencontainers.image.licenses="MIT"');
    expect(text).toContain('org.opencontainers.image.title="shop-backend"');
  });

  test('are what is said', () => {
    const text = stackWith({ source: 'https://example.com/other', licenses: 'Apache-2.0' }).text('docker/frontend/Dockerfile');
    expect(text).toContain('org.opencontainers.image.source="https://example.com/other"');
    expect(text).toContain('org.opencontainers.image.licenses="Apache-2.0"');
  });

  test('without a source are left out', () => {
    expect(plain.text('docker/backend/Dockerfile')).not.toContain('image.source');
  });
});

describe('an override of the whole compose file', () => {
  test('reaches every part of it', () => {
    const repository = stackWith({}, (stack) => {
      stack.addComposeOverride({ 'x-team': { owner: 'us' }, 'services': { backend: { hostname: 'api' } } });
      stack.addComposeOverride({ services: { backend: { environment: { A: '1' } } }, networks: { backend: { internal: true } } });
    });
    expect(repository.compose()['x-team']).toEqual({ owner: 'us' });
    expect(repository.service('backend')).toMatchObject({ hostname: 'api', environment: { A: '1' }, read_only: true });
    expect(repository.compose().networks.backend).toEqual({ internal: true });
  });

  test('can remove what is there', () => {
    expect(stackWith({}, (stack) => stack.addComposeOverride({ services: { frontend: { depends_on: null } } })).service('frontend')).not.toHaveProperty('depends_on');
  });
});

test('a project that is ejected is told to run its tasks with what projen leaves there', () => {
  process.env.PROJEN_EJECTING = 'true';
  try {
    const ejected = synth(FILES, shop(), { create: (options) => new Project(options) });
    expect(ejected.text('scripts/lib.sh')).toContain("TASK_RUNNER='node scripts/run-task.cjs'\n");
    expect(ejected.text('docker/docker-compose.yml')).toMatch(/^# Start with node scripts\/run-task\.cjs up\./);
    expect(statSync(join(ejected.root, 'scripts/run-task.cjs')).isFile()).toBe(true);
  } finally {
    delete process.env.PROJEN_EJECTING;
  }
});
