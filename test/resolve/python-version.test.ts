import { Decisions } from '../../src/resolve/decisions';
import { Pins } from '../../src/resolve/pins';
import { choosePython } from '../../src/resolve/python-version';
import { Problems } from '../../src/util/problem';
import { temporaryFolder, writeFiles } from '../support/application-folder';

function choose(requirement?: string, { option, pins = '', named = [] }: { option?: string; pins?: string; named?: string[] } = {}) {
  const root = temporaryFolder();
  writeFiles(root, { pins });
  const decisions = new Decisions();
  const asked = { requirement, requirementSource: 'pyproject.toml, requires-python' };
  const found = named.map((value) => ({ value, place: 'Dockerfile:1' }));
  const initial = (each: string) => `python:${each}-slim-trixie`;
  const choice = choosePython(new Pins(root, 'pins', new Problems()), decisions, { ...asked, alias: 'python', option, named: found }, initial);
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

test('an application that runs on no supported Python gets the last one before', () => {
  expect(choose('>=3.8,<3.11')).toMatchObject({ alias: 'python-3.10' });
});

test('the pins file decides which image a version is', () => {
  const pins = 'FROM python:3.13-slim-bookworm AS python\nFROM registry.example/python:3.12.4 AS python-3.12\n';
  expect(choose('<3.13', { pins }).image).toBe('registry.example/python:3.12.4');
  expect(choose('<3.14', { pins }).image).toBe('python:3.13-slim-bookworm');
});

test('a version that is named is taken, whatever the application asks for', () => {
  expect(choose('>=3.13', { option: '3.11' })).toMatchObject({ alias: 'python-3.11' });
  expect(choose('>=3.11', { option: '3.13' })).toMatchObject({ alias: 'python' });
});

test("the team's own version is taken within what the application asks for", () => {
  expect(choose(undefined, { named: ['3.12'] })).toMatchObject({ alias: 'python-3.12', decided: { value: '3.12', origin: 'file', source: 'Dockerfile:1' } });
  expect(choose('>=3.10', { named: ['3.11'] })).toMatchObject({ alias: 'python-3.11' });
  expect(choose('>=3.12', { named: ['3.11'] })).toMatchObject({ alias: 'python', decided: { origin: 'default' } });
  expect(choose('<3.13', { named: ['3.13'] })).toMatchObject({ alias: 'python-3.12', decided: { source: 'pyproject.toml, requires-python' } });
});

test('of several that the team names, the pinned one is taken, else the newest', () => {
  expect(choose(undefined, { named: ['3.12', '3.13', '3.14'] })).toMatchObject({ alias: 'python', decided: { origin: 'file' } });
  expect(choose(undefined, { named: ['3.9', '3.11', '3.12'] })).toMatchObject({ alias: 'python-3.12' });
});

test('in place of a version that has ended the oldest that is supported is a guess', () => {
  const { alias, decided } = choose('^3.9', { named: ['3.9'] });
  expect(alias).toBe('python-3.11');
  expect(decided).toMatchObject({ origin: 'guess', source: 'in place of Python 3.9 of Dockerfile:1, which has reached its end of life' });
  expect(choose('>=3.9,!=3.11.*', { named: ['3.9'] }).alias).toBe('python-3.12');
});

test('a version that is not known yet says nothing', () => {
  expect(choose(undefined, { named: ['3.99'] })).toMatchObject({ alias: 'python', decided: { origin: 'default' } });
});

test('what decided is told', () => {
  expect(choose('<3.13').decided).toMatchObject({ setting: 'pythonVersion', value: '3.12', origin: 'file', source: 'pyproject.toml, requires-python' });
  expect(choose().decided).toMatchObject({ value: '3.13', origin: 'default', source: 'the alias python of the pins file' });
});
