import { ContainerStack, ContainerStackOptions, FastApiService, NextJsService } from '../src';
import { inFolder } from './support/application-folder';
import { FASTAPI, NEXTJS } from './support/applications';
import { Repository, synth } from './support/synth';

/** A stack in the folder `project`, of applications in these folders. */
function stackOf(backend: string, frontend: string, files: Record<string, string>, options: Partial<ContainerStackOptions> = {}): Repository {
  return synth(
    files,
    (project) => {
      const stack = new ContainerStack(project, { name: 'shop', ...options });
      new FastApiService(stack, 'backend', { path: backend });
      new NextJsService(stack, 'frontend', { path: frontend });
    },
    { folder: 'phase-4' },
  );
}

describe('applications in a sibling of the project', () => {
  const repository = stackOf('../phase-3/backend', '../phase-3/frontend', {
    ...inFolder('phase-3/backend', FASTAPI),
    ...inFolder('phase-3/frontend', NEXTJS),
  });

  test('are found from the compose file, and their Dockerfiles from them', () => {
    expect(repository.service('backend').build).toEqual({
      context: '../../phase-3/backend',
      dockerfile: '../../phase-4/docker/backend/Dockerfile',
    });
  });

  test('are found from the bake file, which is run in the root of the project', () => {
    const text = repository.text('docker/docker-bake.hcl');
    expect(text).toContain('context    = "../phase-3/frontend"\n');
    expect(text).toContain('dockerfile = "../../phase-4/docker/frontend/Dockerfile"\n');
  });

  test('are synced in development', () => {
    expect(repository.compose('docker/docker-compose.dev.yml').services.backend.develop.watch[0].path).toBe('../../phase-3/backend/src');
  });

  test('get no file of ours', () => {
    expect(repository.has('../phase-3/backend/Dockerfile')).toBe(false);
    expect(repository.has('docker/backend/Dockerfile')).toBe(true);
  });
});

test('an application can be the project itself', () => {
  const repository = stackOf('.', 'web', { ...inFolder('phase-4', FASTAPI), ...inFolder('phase-4/web', NEXTJS) });
  expect(repository.service('backend').build).toEqual({ context: '..', dockerfile: 'docker/backend/Dockerfile' });
  expect(repository.text('docker/docker-bake.hcl')).toContain('context    = "."\n  dockerfile = "docker/backend/Dockerfile"\n');
  expect(repository.compose('docker/docker-compose.dev.yml').services.backend.develop.watch[0].path).toBe('../src');
});

test('folders with spaces and brackets are taken as they are', () => {
  const folder = 'my [web] (app)';
  const repository = stackOf('backend', folder, { ...inFolder('phase-4/backend', FASTAPI), ...inFolder(`phase-4/${folder}`, NEXTJS) });
  expect(repository.service('frontend').build.context).toBe(`../${folder}`);
  expect(repository.text('docker/docker-bake.hcl')).toContain(`context    = "${folder}"\n`);
});

describe('other folders for what is generated', () => {
  const files = { ...inFolder('phase-4/backend', FASTAPI), ...inFolder('phase-4/frontend', NEXTJS) };
  const repository = stackOf('backend', 'frontend', files, { directory: 'infra/docker', scriptsDirectory: 'infra/bin' });

  test('are used for every file', () => {
    for (const path of ['infra/docker/docker-compose.yml', 'infra/docker/backend/Dockerfile', 'infra/docker/pins/Dockerfile', 'infra/bin/up.sh']) {
      expect(repository.has(path)).toBe(true);
    }
    expect(repository.has('docker')).toBe(false);
    expect(repository.has('scripts')).toBe(false);
  });

  test('are known to compose, bake, scripts, tasks and git', () => {
    expect(repository.compose('infra/docker/docker-compose.yml').services.backend.build).toEqual({
      context: '../../backend',
      dockerfile: '../infra/docker/backend/Dockerfile',
    });
    expect(repository.text('infra/docker/docker-bake.hcl')).toContain('dockerfile = "../infra/docker/backend/Dockerfile"\n');
    expect(repository.text('infra/bin/lib.sh')).toContain('COMPOSE_FILE=infra/docker/docker-compose.yml\n');
    expect(repository.text('infra/docker/backend/Dockerfile')).toContain('# The base images are pinned in infra/docker/pins/Dockerfile.\n');
    expect(repository.task('up')).toEqual(['bash infra/bin/up.sh']);
    expect(repository.text('.gitignore')).toContain('/infra/docker/secrets/\n');
  });

  test.each(['./infra/docker', 'infra/docker/'])('written as %s hide their secrets from git all the same', (directory) => {
    expect(stackOf('backend', 'frontend', files, { directory }).text('.gitignore').split('\n')).toContain('/infra/docker/secrets/');
  });

  test('must lie in the project, so that git can hide the secrets', () => {
    expect(() => stackOf('backend', 'frontend', files, { directory: '../docker' })).toThrow('../docker');
  });
});
