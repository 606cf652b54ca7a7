import { Decisions } from '../../src/resolve/decisions';
import { Pins } from '../../src/resolve/pins';
import { choosePython } from '../../src/resolve/python-version';
import { Problems } from '../../src/util/problem';
import { temporaryFolder, writeFiles } from '../support/application-folder';

interface About {
  readonly option?: string;
  readonly pins?: string;
  readonly named?: string[];
  /** Names of packages by the versions that do not take them. */
  readonly unfit?: { readonly [version: string]: string[] };
}

function choose(requirement?: string, { option, pins = '', named = [], unfit = {} }: About = {}) {
  const root = temporaryFolder();
  writeFiles(root, { pins });
  const decisions = new Decisions();
  const asked = { requirement, requirementSource: 'pyproject.toml, requires-python' };
  const found = named.map((value) => ({ value, place: 'Dockerfile:1' }));
  const initial = (each: string) => `python:${each}-slim-trixie`;
  const packages = { place: 'uv.lock', of: (version: string) => unfit[version] ?? [], never: () => [] };
  const choice = choosePython(new Pins(root, 'pins', new Problems()), decisions, { ...asked, alias: 'python', option, named: found, unfit: packages }, initial);
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

test('the version is told, whatever decided it', () => {
  expect(choose().version).toBe('3.13');
  expect(choose('<3.13').version).toBe('3.12');
  expect(choose(undefined, { option: '3.11' }).version).toBe('3.11');
  expect(choose(undefined, { pins: 'FROM registry.example/python:edge AS python\n' }).version).toBeUndefined();
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
  expect(choose('>=3.12', { named: ['3.11'] })).toMatchObject({
    alias: 'python', decided: { origin: 'guess', source: 'in place of Python 3.11 of Dockerfile:1, which is excluded by >=3.12 in pyproject.toml, requires-python' },
  });
  expect(choose('<3.13', { named: ['3.13'] })).toMatchObject({ alias: 'python-3.12', decided: { origin: 'guess' } });
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

test('in place of a version that has ended comes one that takes what is locked', () => {
  const madeFor39 = { 3.11: ['driver'], 3.12: ['driver'], 3.13: ['driver'], 3.14: ['driver'], 3.15: ['driver'] };
  expect(choose('^3.9', { named: ['3.9'], unfit: madeFor39 })).toMatchObject({ alias: 'python-3.10', decided: { origin: 'guess' } });
  expect(choose('^3.9', { named: ['3.10'], unfit: madeFor39 })).toMatchObject({ alias: 'python-3.10', decided: { origin: 'file', source: 'Dockerfile:1' } });
  expect(choose('^3.9', { named: ['3.9'], unfit: { ...madeFor39, '3.10': ['driver'] } }).alias).toBe('python-3.11');
  expect(choose('>=3.9,<3.13', { unfit: madeFor39 })).toMatchObject({ alias: 'python-3.10', decided: { origin: 'file' } });
});

test('an application that asks for a single release gets its image, where there is one', () => {
  expect(choose('==3.14.0')).toMatchObject({ alias: 'python-3.14.0', image: 'python:3.14.0-slim-trixie', decided: { value: '3.14' } });
  expect(choose('==3.13.9')).toMatchObject({ alias: 'python-3.13.9', image: 'python:3.13.9-slim-trixie' });
  expect(choose('3.11.7')).toMatchObject({ alias: 'python-3.11', image: 'python:3.11-slim-trixie' });
  expect(choose('==3.14.0', { option: '3.14' })).toMatchObject({ alias: 'python-3.14', image: 'python:3.14-slim-trixie' });
});

test('a version that came out later is taken from the team', () => {
  expect(choose(undefined, { named: ['3.99'] })).toMatchObject({ alias: 'python-3.99', image: 'python:3.99-slim-trixie', decided: { origin: 'file' } });
});

test('the latest version is taken where the application asks for it, or the team names it', () => {
  expect(choose('>=3.15')).toMatchObject({ alias: 'python-3.15', image: 'python:3.15-slim-trixie', decided: { source: 'pyproject.toml, requires-python' } });
  expect(choose('>=3.11', { named: ['3.15'] })).toMatchObject({ alias: 'python-3.15', decided: { source: 'Dockerfile:1' } });
  expect(choose('>=3.14')).toMatchObject({ alias: 'python-3.14' });
});

test('what decided is told', () => {
  expect(choose('<3.13').decided).toMatchObject({ setting: 'pythonVersion', value: '3.12', origin: 'file', source: 'pyproject.toml, requires-python' });
  expect(choose().decided).toMatchObject({ value: '3.13', origin: 'default', source: 'the alias python of the pins file' });
});

describe('packages that are locked for an older Python', () => {
  const unfit = { 3.15: ['greenlet', 'uvloop'], 3.14: ['greenlet', 'uvloop'], 3.13: ['greenlet', 'uvloop'], 3.12: ['greenlet'] };

  test('get the newest that takes all of them, and it is told why', () => {
    expect(choose(undefined, { unfit })).toMatchObject({
      alias: 'python-3.11',
      decided: { value: '3.11', origin: 'file', source: 'uv.lock, which locks greenlet, uvloop in releases that Python 3.13 does not take' },
    });
    expect(choose(undefined, { unfit: { 3.13: ['a', 'b', 'c', 'd', 'e', 'f', 'g'] } }).decided.source).toContain('locks a, b, c, d, e, 2 more in');
  });

  test('get the one that takes most of them, within what the application asks for', () => {
    expect(choose('>=3.12', { unfit })).toMatchObject({ alias: 'python-3.12' });
  });

  test('keep the pinned one where no other takes more', () => {
    const everywhere = { '3.15': ['x'], '3.14': ['x'], '3.13': ['x'], '3.12': ['x'], '3.11': ['x'], '3.10': ['x'] };
    expect(choose(undefined, { unfit: everywhere })).toMatchObject({ alias: 'python', decided: { origin: 'default' } });
    expect(choose(undefined, { unfit: { 3.14: ['x'] } })).toMatchObject({ alias: 'python' });
  });

  test("give way to the team's own version, and to what the user says", () => {
    expect(choose(undefined, { unfit, named: ['3.12'] })).toMatchObject({ alias: 'python-3.12', decided: { source: 'Dockerfile:1' } });
    expect(choose(undefined, { unfit, option: '3.13' })).toMatchObject({ alias: 'python' });
  });
});
