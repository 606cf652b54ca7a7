import { Decisions } from '../../src/resolve/decisions';
import { Pins } from '../../src/resolve/pins';
import { choosePython } from '../../src/resolve/python-version';
import { Problems } from '../../src/util/problem';
import { temporaryFolder, writeFiles } from '../support/application-folder';

function choose(requirement?: string, version?: string, pins = '') {
  const root = temporaryFolder();
  writeFiles(root, { pins });
  const decisions = new Decisions();
  const initial = (each: string) => `python:${each}-slim-trixie`;
  const asked = { requirement, requirementSource: 'pyproject.toml, requires-python' };
  const choice = choosePython(new Pins(root, 'pins', new Problems()), decisions, asked, { alias: 'python', initial, version });
  return { ...choice, decided: decisions.toModel()[0] };
}

test.each([
  [undefined, 'python', 'python:3.13-slim-trixie'],
  ['>=3.11', 'python', 'python:3.13-slim-trixie'],
  ['>=3.10,<3.13', 'python-3.12', 'python:3.12-slim-trixie'],
  ['^3.14', 'python-3.14', 'python:3.14-slim-trixie'],
  ['==3.11.*', 'python-3.11', 'python:3.11-slim-trixie'],
  ['>=99', 'python', 'python:3.13-slim-trixie'],
  ['whatever', 'python', 'python:3.13-slim-trixie'],
])('an application that asks for %s gets %s', (requirement, alias, image) => {
  expect(choose(requirement)).toMatchObject({ alias, image });
});

test('the pins file decides which image a version is', () => {
  const pins = 'FROM python:3.13-slim-bookworm AS python\nFROM registry.example/python:3.12.4 AS python-3.12\n';
  expect(choose('<3.13', undefined, pins).image).toBe('registry.example/python:3.12.4');
  expect(choose('<3.14', undefined, pins).image).toBe('python:3.13-slim-bookworm');
});

test('a version that is named is taken, whatever the application asks for', () => {
  expect(choose('>=3.13', '3.11')).toMatchObject({ alias: 'python-3.11' });
  expect(choose('>=3.11', '3.13')).toMatchObject({ alias: 'python' });
});

test('what decided is told', () => {
  expect(choose('<3.13').decided).toMatchObject({ setting: 'pythonVersion', value: '3.12', origin: 'file', source: 'pyproject.toml, requires-python' });
  expect(choose().decided).toMatchObject({ value: '3.13', origin: 'default', source: 'the alias python of the pins file' });
});
