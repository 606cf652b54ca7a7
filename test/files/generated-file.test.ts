import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { javascript, ProjectOptions } from 'projen';
import { GeneratedFile } from '../../src/files/generated-file';
import { MARKER, synth } from '../support/synth';

const create = (options: ProjectOptions) => new javascript.NodeProject({ ...options, defaultReleaseBranch: 'main', github: false, jest: false });
const { root } = synth(
  {},
  (project) => {
    new GeneratedFile(project, 'docker/Dockerfile', 'FROM scratch\n');
    new GeneratedFile(project, 'docker/README.md', '# The stack\n');
    new GeneratedFile(project, 'docker/schedule.cjs', 'run();\n');
    new GeneratedFile(project, 'scripts/run.sh', '#!/bin/sh\necho run\n', { executable: true });
  },
  { create },
);
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const mode = (path: string) => (statSync(join(root, path)).mode % 0o1000).toString(8);

test('the marker is the first line', () => {
  expect(read('docker/Dockerfile')).toBe(`${MARKER}FROM scratch\n`);
});

test('the marker comes after a shebang, without which a script is none', () => {
  expect(read('scripts/run.sh')).toBe(`#!/bin/sh\n${MARKER}echo run\n`);
});

test('in Markdown the marker is a comment, since a hash makes a title', () => {
  expect(read('docker/README.md')).toBe(`<!-- ${MARKER.slice(2).trimEnd()} -->\n\n# The stack\n`);
});

test('in JavaScript the marker is a comment of that language', () => {
  expect(read('docker/schedule.cjs')).toBe(`//${MARKER.slice(1)}run();\n`);
});

test('the file is read-only, since an edit would be lost', () => {
  expect(mode('docker/Dockerfile')).toBe('444');
});

test('a script can be run', () => {
  expect(() => accessSync(join(root, 'scripts/run.sh'), constants.X_OK)).not.toThrow();
  expect(mode('scripts/run.sh')).toBe('544');
});

test('git and GitHub are told that the file is generated, and it is committed', () => {
  expect(read('.gitattributes')).toContain('/docker/Dockerfile linguist-generated\n');
  expect(read('.gitignore')).toContain('!/docker/Dockerfile\n');
});

test('a file of a project that is ejected has no marker, and people may write it', () => {
  process.env.PROJEN_EJECTING = 'true';
  try {
    const ejected = synth({}, (project) => {
      new GeneratedFile(project, 'docker/README.md', '# The stack\n');
      new GeneratedFile(project, 'scripts/run.sh', '#!/bin/sh\necho run\n', { executable: true });
    }, { create });
    expect(readFileSync(join(ejected.root, 'docker/README.md'), 'utf8')).toBe('# The stack\n');
    expect(readFileSync(join(ejected.root, 'scripts/run.sh'), 'utf8')).toBe('#!/bin/sh\necho run\n');
    expect(() => accessSync(join(ejected.root, 'docker/README.md'), constants.W_OK)).not.toThrow();
  } finally {
    delete process.env.PROJEN_EJECTING;
  }
});
