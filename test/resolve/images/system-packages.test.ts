import { installSystemPackages, knownSystemPackages } from '../../../src/resolve/images/system-packages';
import { rendered } from '../../support/dockerfile';

test('what is known to be needed follows from what is installed, by the names of the distribution', () => {
  expect(knownSystemPackages(new Set(['fastapi', 'psycopg2', 'mysqlclient']), 'apt')).toEqual({
    builder: ['default-libmysqlclient-dev', 'gcc', 'libc6-dev', 'libpq-dev', 'pkg-config'],
    runtime: ['libmariadb3', 'libpq5'],
    for: ['mysqlclient', 'psycopg2'],
  });
  expect(knownSystemPackages(new Set(['psycopg2']), 'apk')).toMatchObject({ runtime: ['libpq'] });
});

test('a wheel that brings its library along needs nothing', () => {
  expect(knownSystemPackages(new Set(['psycopg', 'psycopg-binary', 'psycopg2-binary']), 'apt')).toEqual({ builder: [], runtime: [], for: [] });
});

test('psycopg loads the library itself where neither of its compiled parts is installed', () => {
  expect(knownSystemPackages(new Set(['psycopg']), 'apt')).toEqual({ builder: [], runtime: ['libpq5'], for: ['psycopg'] });
  expect(knownSystemPackages(new Set(['psycopg', 'psycopg-c']), 'apt').for).toEqual(['psycopg-c']);
});

test('a wheel that brings only some of its libraries along needs the others', () => {
  expect(knownSystemPackages(new Set(['mysql-connector-python']), 'apt').runtime).toEqual(['libkeyutils1', 'libudev1']);
  expect(knownSystemPackages(new Set(['pyodbc']), 'apt').runtime).toEqual(['libodbc2']);
});

test('what has no wheel at all gets a compiler, and what it is linked with', () => {
  expect(knownSystemPackages(new Set(['llama-cpp-python']), 'apt')).toMatchObject({ builder: ['g++', 'git', 'libc6-dev', 'make'], runtime: ['libgomp1'] });
  expect(knownSystemPackages(new Set(['annoy']), 'apk').runtime).toEqual(['libstdc++']);
});

test('what has to be compiled, and nothing else is known of it, gets a compiler', () => {
  expect(knownSystemPackages(new Set(['fastapi']), 'apt', { compiled: ['httptools'] })).toEqual({ builder: ['g++', 'libc6-dev', 'make'], runtime: [], for: ['httptools'] });
  expect(knownSystemPackages(new Set(['psycopg2']), 'apk', { compiled: ['psycopg2'] }).for).toEqual(['psycopg2']);
});

test('what is cloned needs git where it is installed, and nowhere else', () => {
  expect(knownSystemPackages(new Set(['fastapi']), 'apt', { fromGit: true })).toEqual({ builder: ['git'], runtime: [], for: ['git+…'] });
});

test('nothing is installed where nothing is needed', () => {
  expect(installSystemPackages([], 'apt', [])).toEqual([]);
});

test('the lists of packages are in no layer, and it is said why no version is pinned', () => {
  expect(rendered(...installSystemPackages(['gcc', 'libpq-dev'], 'apt', ['ca']))).toBe(`# Debian keeps only the newest version of a package in a release; a pinned one would soon be gone.
# hadolint ignore=DL3008
RUN apt-get update \\
 && apt-get install --yes --no-install-recommends gcc libpq-dev \\
 && rm -rf /var/lib/apt/lists/*
`);
});

test('apk is handed the certificate authority', () => {
  const text = rendered(...installSystemPackages(['gcc'], 'apk', ['ca']));
  expect(text).toContain('# hadolint ignore=DL3018\nRUN --mount=type=secret,id=ca');
  expect(text).toContain(' && apk add --no-cache gcc\n');
});
