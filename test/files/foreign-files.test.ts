import { folderWithoutForeign, isForeign } from '../../src/files/foreign-files';
import { Files, temporaryFolder, writeFiles } from '../support/application-folder';
import { MARKER } from '../support/synth';

const choose = (files: Files) => {
  const root = temporaryFolder();
  writeFiles(root, files);
  return folderWithoutForeign(root, ['docker', 'containers'], ['up.sh', 'README.md', '*/Dockerfile']);
};

test('the first folder is taken, whatever else lies in it, and what was generated there earlier', () => {
  expect(choose({})).toBe('docker');
  expect(choose({ 'docker/nginx.conf': '', 'docker/up.sh': MARKER })).toBe('docker');
});

test('a file of somebody else is not overwritten: the next folder is taken', () => {
  expect(choose({ 'docker/README.md': '# Ours\n' })).toBe('containers');
});

test('a Dockerfile in the folder of a service is not overwritten; the one with the pins is no service\'s', () => {
  expect(choose({ 'docker/backend/Dockerfile': 'FROM python\n' })).toBe('containers');
  expect(choose({ 'docker/backend/Dockerfile': MARKER })).toBe('docker');
  expect(choose({ 'docker/pins/Dockerfile': 'FROM python AS python\n', 'docker/nginx/nginx.conf': '' })).toBe('docker');
});

test('a file that has the name of the folder leads to the next one', () => {
  expect(choose({ docker: '' })).toBe('containers');
});

test('where projen wrote some before, it goes on: secrets lie beside them', () => {
  expect(choose({ 'docker/up.sh': MARKER, 'docker/README.md': '# Ours\n' })).toBe('docker');
  expect(choose({ 'containers/up.sh': MARKER })).toBe('containers');
});

test('a generated file that lost its first line, as in a merge, is still no one else\'s', () => {
  const conflict = '<<<<<<< HEAD\n{ "files": ["docker/up.sh"]\n=======\n';
  expect(choose({ 'docker/up.sh': '<<<<<<< HEAD\n', '.projen/files.json': conflict })).toBe('docker');
  expect(choose({ 'docker/up.sh': '', '.projen/files.json': '{ "files": ["scripts/up.sh"] }' })).toBe('containers');
});

test('where every folder has one, the last is taken', () => {
  expect(choose({ 'docker/up.sh': '', 'containers/up.sh': '' })).toBe('containers');
});

test('a file is foreign that is there and that projen did not write', () => {
  const root = temporaryFolder();
  writeFiles(root, { ours: MARKER, theirs: '# Ours\n' });
  expect(['ours', 'theirs', 'neither'].filter((name) => isForeign(root, name))).toEqual(['theirs']);
});
