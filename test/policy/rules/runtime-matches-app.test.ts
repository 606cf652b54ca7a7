import { FastApiService, NextJsService } from '../../../src';
import { runtimeMatchesApp } from '../../../src/policy/rules/runtime-matches-app';
import { modelOf, Say, testRule, TODAY } from '../../support/policy';

const PINS = 'docker/pins/Dockerfile';
const backend: Say = (stack) => new FastApiService(stack, 'backend', { path: 'backend' });
const frontend: Say = (stack) => new NextJsService(stack, 'frontend', { path: 'frontend' });
const python = (range: string, image = 'python:3.13-slim-trixie') => ({
  'backend/pyproject.toml': `[project]\nname = "backend"\nversion = "1"\nrequires-python = "${range}"\n`,
  [PINS]: `FROM ${image} AS python\n`,
});
const node = (range: string, image = 'node:24-alpine') => ({
  'frontend/package.json': JSON.stringify({ scripts: { build: 'next build' }, engines: { node: range } }),
  [PINS]: `FROM ${image} AS node\n`,
});

testRule(runtimeMatchesApp, {
  message: {
    say: backend,
    files: python('>=3.99'),
    findings: [
      {
        where: 'shop/backend',
        what: '"python:3.13-slim-trixie" has Python 3.13, but the application asks for ">=3.99".',
        fix: `Give another as pythonVersion, or as python in ${PINS}, or widen the requirement.`,
        source: 'backend/pyproject.toml, requires-python',
        file: 'backend/pyproject.toml',
      },
    ],
  },
  catches: {
    'an upper bound below all that is supported': {
      say: backend,
      files: python('>=3.8,<3.10'),
      what: ['"python:3.13-slim-trixie" has Python 3.13, but the application asks for ">=3.8,<3.10", of which the last, 3.9, reached its end of life on 2025-10-31.'],
    },
    'engines of package.json': {
      say: frontend,
      files: node('^16 || ^18'),
      what: ['"node:24-alpine" has Node.js 24, but the application asks for "^16 || ^18", of which the last, 18, reached its end of life on 2025-04-30.'],
    },
    'a patch release that is too old': {
      say: frontend,
      files: node('>=24.5', 'node:24.2.0-alpine'),
      what: ['"node:24.2.0-alpine" has Node.js 24.2.0, but the application asks for ">=24.5".'],
    },
  },
  allows: {
    'a release line that has a matching release': { say: frontend, files: node('>=24.5') },
    'the version that is asked for': { say: backend, files: python('==3.13.*') },
    'a requirement that cannot be read': { say: frontend, files: node('lts/*') },
    'a tag without a version': { say: frontend, files: node('^20', 'node:lts-alpine') },
    'an application that asks for nothing': { say: (stack) => [backend, frontend].forEach((say) => say(stack)) },
  },
});

const check = (say: Say, files: Record<string, string>) => runtimeMatchesApp.check(modelOf(say, files), TODAY);

test('what to do about a range that has ended is said', () => {
  const [{ fix }] = check(frontend, node('18.x'));
  expect(fix).toBe('Let frontend/package.json, engines.node allow a supported one, such as ">=18"; or say nodeVersion: \'24\', which installs all the same.');
  const [python39] = check(backend, python('~=3.9.1'));
  expect(python39.fix).toBe('Let backend/pyproject.toml, requires-python allow a supported one, such as ">=3.9", and lock anew.');
});

test('a single release is warned of, unless the image is of that one', () => {
  const [{ what, fix, severity }] = check(backend, python('==3.13.2'));
  expect(what).toBe('"python:3.13-slim-trixie" is the newest Python 3.13, but the application asks for "==3.13.2" alone, which uv refuses to install on another.');
  expect([fix, severity]).toEqual(['Let backend/pyproject.toml, requires-python allow later ones, which mend flaws, such as ">=3.13.2", and lock anew.', 'medium']);
  expect(check(backend, python('==3.13.2', 'python:3.13.2-slim-trixie'))).toEqual([]);
});

test('where the stack is detected, an application that allows no supported Node.js is only warned of', () => {
  const detected: Say = (stack) => new NextJsService(stack, 'frontend', { path: 'frontend' })._markDetected();
  expect(check(detected, node('18.x'))).toMatchObject([{ severity: 'medium', fix: 'Let frontend/package.json, engines.node allow a supported one, such as ">=18".' }]);
  expect(check(detected, node('>=24.5', 'node:24.2.0-alpine')).map(({ severity }) => severity)).toEqual([undefined]);
});

test('a Node.js that the user says is only warned of, since its package managers install all the same', () => {
  const said: Say = (stack) => new NextJsService(stack, 'frontend', { path: 'frontend', nodeVersion: '24' });
  expect(check(said, node('18.x')).map(({ severity }) => severity)).toEqual(['medium']);
  const saidPython: Say = (stack) => new FastApiService(stack, 'backend', { path: 'backend', pythonVersion: '3.13' });
  expect(check(saidPython, python('<3.9')).map(({ severity }) => severity)).toEqual([undefined]);
});
