import { KnownImages, tellUnbuiltImages } from '../../../src/services/detected/unbuilt-images';
import { applicationFolder, Files } from '../../support/application-folder';

const FOLDERS = { 'worker/Dockerfile': 'FROM python:3.13-slim\n', 'db/Dockerfile': 'FROM postgres:17\n', 'api/Dockerfile': 'FROM python:3.13\n' };
const compose = (...builds: string[]): string => ['services:', ...builds.map((build, index) => `  s${index}: { build: ${build} }`), ''].join('\n');
const told = (files: Files, folders: string[] = [], known: Partial<KnownImages> = {}) => tellUnbuiltImages(applicationFolder({ ...FOLDERS, ...files }), { folders, ...known }, 'stack');

test('a folder that only the compose file builds is told, once, with the line that adds it', () => {
  expect(told({ 'docker-compose.yml': compose('./api', './worker', '{ context: ./worker }') }, ['api'])).toEqual([
    'docker-compose.yml:3: an image is built from worker here, and not by the stack. If it belongs to it, add '
    + "new ContainerService(stack, 'worker', { image: ContainerImage.dockerfile({ context: 'worker' }) }); or exclude its folder.",
  ]);
  expect(told({ 'deploy/compose.yaml': compose('{ context: ../worker, dockerfile: Dockerfile.slim }'), 'worker/Dockerfile.slim': 'FROM alpine\n' })[0])
    .toMatch(/^deploy\/compose\.yaml:2: .*dockerfile\(\{ context: 'worker', file: 'Dockerfile\.slim' \}\)/);
});

test.each([
  ['what is known, or lies around or below it', compose('./api', './worker'), ['api/src', 'worker']],
  ['a database, which the stack has of its own', compose('./db'), []],
  ['the root', compose('.', '{ context: ., dockerfile: docker/prod.Dockerfile }'), []],
  ['a folder without that Dockerfile', compose('./gone'), []],
])('not told is %s', (_what, text, known) => {
  expect(told({ 'compose.yaml': text, 'Dockerfile': 'FROM alpine\n', 'docker/prod.Dockerfile': 'FROM alpine\n' }, known)).toEqual([]);
});

test('nor is what only a file for development or for tests builds', () => {
  expect(told({ 'compose.dev.yaml': compose('./worker'), 'compose.test.yaml': compose('./worker') })).toEqual([]);
});

test('a project that is built from the root is told by the folder of its Dockerfile', () => {
  const files = { 'infra/compose.yml': compose('{ context: .., dockerfile: api/Dockerfile }', '{ context: .., dockerfile: worker/Dockerfile }'), 'api/pyproject.toml': '' };
  expect(told({ ...files, 'worker/pyproject.toml': '' }, ['api'])).toEqual([
    'infra/compose.yml:3: an image is built from worker here, and not by the stack. If it belongs to it, add '
    + "new ContainerService(stack, 'worker', { image: ContainerImage.dockerfile({ context: '.', file: 'worker/Dockerfile' }) }); or exclude its folder.",
  ]);
  expect(told({ ...files, 'web/Dockerfile': 'FROM alpine\n' }, ['api', 'worker'])).toHaveLength(1);
});

describe('a Dockerfile beside that of an application', () => {
  const FROM = 'FROM python:3.13-slim\n';
  const files = { 'compose.yml': compose('.', '{ context: ., dockerfile: Dockerfile.worker }', '{ context: ., dockerfile: docker/migrate/Dockerfile }'), 'Dockerfile': FROM, 'Dockerfile.worker': FROM, 'docker/migrate/Dockerfile': FROM };

  test('is told by its own path, with the line that adds it', () => {
    expect(told(files, ['.', 'docker'])).toEqual([
      'compose.yml:3: an image is built from Dockerfile.worker here, and not by the stack. If it belongs to it, add '
      + "new ContainerService(stack, 'worker', { image: ContainerImage.dockerfile({ context: '.', file: 'Dockerfile.worker' }) }); or exclude it.",
      'compose.yml:4: an image is built from docker/migrate/Dockerfile here, and not by the stack. If it belongs to it, add '
      + "new ContainerService(stack, 'migrate', { image: ContainerImage.dockerfile({ context: '.', file: 'docker/migrate/Dockerfile' }) }); or exclude it.",
    ]);
  });

  test('is not told where the stack builds it, has what it is for, or its folder is left out', () => {
    expect(told(files, [], { files: ['Dockerfile.worker', 'docker'] })).toEqual([]);
    expect(told(files, [], { covered: ['migrations', 'workers'] })).toEqual([]);
  });
});
