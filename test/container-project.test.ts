import { PROJEN_MARKER } from 'projen/lib/common';
import { ContainerProject, ContainerProjectOptions } from '../src';
import { Files, inFolder, temporaryFolder, writeFiles } from './support/application-folder';
import { FASTAPI, NEXTJS } from './support/applications';
import { MARKER, Repository, synthAgain } from './support/synth';

const FILES: Files = { ...inFolder('backend', FASTAPI), ...inFolder('frontend', NEXTJS), '.gitignore': 'node_modules\n.env\n', 'README.md': '# Shop\n' };

function created(files: Files = FILES, more: Partial<ContainerProjectOptions> = {}): Repository {
  const root = temporaryFolder();
  writeFiles(root, files);
  return synthAgain(new Repository(root), () => undefined, (options) => new ContainerProject({ ...options, ...more, name: 'shop' }));
}

test('the container files are added, and what was there stays as it was', () => {
  const files = created().files();
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['docker/docker-compose.yml', 'docker/backend/Dockerfile', 'docker/frontend/Dockerfile', 'scripts/up.sh']));
  expect(files).toMatchObject(FILES);
  expect(Object.keys(files)).not.toContain('.gitattributes');
});

test('the workflow of the images is added where it is asked for, and gone when it is no more', () => {
  const published = { registry: 'ghcr.io/acme', workflow: { platforms: ['linux/arm64'] } };
  const repository = created(FILES, published);
  expect(repository.text('.github/workflows/images.yml')).toContain('platform: linux/arm64\n');
  synthAgain(repository, () => undefined, (options) => new ContainerProject({ ...options, name: 'shop' }));
  expect(repository.has('.github/workflows/images.yml')).toBe(false);
});

test('git ignores local secrets by a file of their folder', () => {
  expect(created().files()['docker/.gitignore']).toBe(`${MARKER}# Local values, and reports of tools.\n/secrets/\n/reports/\n`);
});

test('every generated file of the stack says so in its first lines, where doctor looks for it', () => {
  const repository = created();
  const { files } = JSON.parse(repository.text('.projen/files.json')) as { files: string[] };
  const ofTheStack = files.filter((path) => /^(docker|scripts)\//.test(path));
  expect(ofTheStack).toContain('docker/.gitignore');
  const heads = ofTheStack.map((path) => repository.files()[path].split('\n').slice(0, 2).join('\n'));
  for (const head of heads) expect(head).toContain(PROJEN_MARKER);
});

test('npx projen runs the description', () => {
  expect(created().text('.projen/tasks.json')).toMatch(/"default": \{[^}]*\.projenrc\.js/);
});

test('in a package of ES modules, too', () => {
  const repository = created({ ...FILES, 'package.json': '{"type": "module"}' });
  expect(repository.text('.projen/tasks.json')).toMatch(/"default": \{[^}]*\.projenrc\.cjs/);
});

test('files of the team that have the place of generated ones are left alone', () => {
  const repository = created({ ...FILES, 'docker/docker-compose.yml': 'services: {}\n', 'scripts/up.sh': 'echo ours\n' });
  expect(repository.text('docker/docker-compose.yml')).toBe('services: {}\n');
  expect(repository.text('scripts/up.sh')).toBe('echo ours\n');
  expect(repository.has('containers/docker-compose.yml')).toBe(true);
  expect(repository.has('containers/scripts/up.sh')).toBe(true);
  expect(repository.has('containers/.gitignore')).toBe(true);
});

test('Docker Compose takes no generated file where it took a docker-compose.yaml', () => {
  const repository = created({ ...FILES, 'docker/docker-compose.yaml': 'services: {}\n' });
  expect(repository.has('docker/docker-compose.yml')).toBe(false);
  expect(repository.has('containers/docker-compose.yml')).toBe(true);
});

test('a misspelt option is told, and not taken for one of projen', () => {
  const misspelt = () => synthAgain(new Repository(temporaryFolder()), () => undefined, (options) => new ContainerProject({ ...options, ...{ excldue: [] }, name: 'shop' }));
  expect(misspelt).toThrow('It has no option "excldue". Did you mean "exclude"?');
  expect(misspelt).not.toThrow('logging');
});
