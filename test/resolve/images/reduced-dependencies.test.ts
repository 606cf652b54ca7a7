import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderDockerfile } from '../../../src/render/dockerfile';
import { BASE_FAMILIES } from '../../../src/resolve/images/base-families';
import { ReducedDependencies, reducingStages } from '../../../src/resolve/images/reduced-dependencies';
import { temporaryFolder } from '../../support/application-folder';
import { pythonProject } from '../../support/python-project';

const stages = (about: Partial<ReducedDependencies> = {}) => reducingStages({
  project: pythonProject({ 'requirements.txt': '' }),
  pythonImage: 'python:3.13',
  base: { family: 'slim', facts: BASE_FAMILIES.slim, image: 'debian:trixie-slim', custom: false },
  removeDevelopmentFiles: true,
  stripNativeModules: true,
  ...about,
});
const stripped = (about: Partial<ReducedDependencies> = {}) => renderDockerfile({ stages: stages(about).slice(-1) }, 'docker/pins/Dockerfile');

test('what dependencies bring along for their development is removed, helpers of tests are not', () => {
  expect(stripped()).toContain("'(' -path '*/tests/*' '(' -name 'test_*' -o -name '_test_*' -o -name 'conftest.*' ')' -o -name '*.h' -o");
});

test('the file with which uv locks an environment, which everyone may write to, is removed', () => {
  expect(stripped()).toMatch(/ -o -path \/opt\/venv\/\.lock '\)' \\\n +-exec rm /);
});

test('native modules are stripped, with a tool that does not ship', () => {
  expect(stages().map(({ name, from }) => [name, from])).toEqual([['binutils', 'python:3.13'], ['stripped', 'builder']]);
  expect(stripped()).toContain('/binutils/bin/strip --strip-unneeded');
});

test('libraries for other machines are left as they are, since strip cannot read them', () => {
  const folder = temporaryFolder();
  const program = readFileSync(process.execPath).subarray(0, 64);
  const foreign = Buffer.from(program);
  foreign.writeUInt16LE(program.readUInt16LE(18) + 1, 18);
  writeFileSync(join(folder, 'own.so'), program);
  writeFileSync(join(folder, 'foreign.so'), foreign);
  const [command] = /find \/opt\/venv -name '\*\.so' .*? ';'/.exec(stripped())!;
  const found = execFileSync('sh', ['-c', `${command.replace('/opt/venv', '.')} -print`], { cwd: folder, encoding: 'utf8' });
  expect(found.trim()).toBe('./own.so');
});

test('development files stay on request', () => {
  expect(stripped({ removeDevelopmentFiles: false })).not.toContain('-exec rm');
});

test('they are removed without binutils where nothing is stripped', () => {
  expect(stages({ stripNativeModules: false }).map(({ name }) => name)).toEqual(['stripped']);
  expect(stripped({ stripNativeModules: false })).toContain('-exec rm');
});

test('where nothing is removed there is no stage', () => {
  expect(stages({ stripNativeModules: false, removeDevelopmentFiles: false })).toEqual([]);
});
