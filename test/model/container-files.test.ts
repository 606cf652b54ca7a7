import { CLAIMED_FILES, containerFiles } from '../../src/model/container-files';

test('files of a stack lie in its folder', () => {
  expect(containerFiles('infra/docker')).toMatchObject({ compose: 'infra/docker/docker-compose.yml', pins: 'infra/docker/pins/Dockerfile', secrets: 'infra/docker/secrets' });
});

test('what people edit, and what tools write, is not claimed', () => {
  expect(CLAIMED_FILES).toEqual(['docker-compose.yml', 'docker-compose.yaml', 'docker-compose.dev.yml', 'docker-bake.hcl', 'README.md', '*/Dockerfile']);
});
