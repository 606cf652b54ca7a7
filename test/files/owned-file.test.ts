import { chmodSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { Project } from 'projen';
import { OwnedFile } from '../../src/files/owned-file';
import { MARKER, synth, synthAgain } from '../support/synth';

const PATH = 'docker/pins/Dockerfile';
const owned = (text: string) => (project: Project) => void new OwnedFile(project, PATH, text);

test('a missing file is written, without a marker, so that it may be edited', () => {
  const repository = synth({}, owned('FROM a\n'));
  expect(readFileSync(join(repository.root, PATH), 'utf8')).toBe('FROM a\n');
  expect(repository.text(PATH)).not.toContain(MARKER);
  expect(statSync(join(repository.root, PATH)).mode % 0o1000 >= 0o600).toBe(true);
});

test('a file that differs is brought up to date', () => {
  expect(synth({ [PATH]: 'FROM a\n' }, owned('FROM a\nFROM b\n')).text(PATH)).toBe('FROM a\nFROM b\n');
});

test('a file that is right is not touched', () => {
  const repository = synth({ [PATH]: 'FROM a\n' }, owned('FROM a\n'));
  const file = join(repository.root, PATH);
  utimesSync(file, 1, 1);
  chmodSync(file, 0o400);
  synthAgain(repository, owned('FROM a\n'));
  expect(statSync(file).mtimeMs).toBe(1000);
});

test('the file stays when nothing owns it any more', () => {
  const repository = synth({}, owned('FROM a\n'));
  expect(synthAgain(repository, () => undefined).has(PATH)).toBe(true);
});
