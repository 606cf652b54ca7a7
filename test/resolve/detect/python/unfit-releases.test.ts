import { unfitReleases } from '../../../../src/resolve/detect/python/unfit-releases';
import { findPythonInstallation } from '../../../../src/resolve/python-installation';
import { applicationFolder, Files } from '../../../support/application-folder';

function found(files: Files, ...code: string[]) {
  return unfitReleases(findPythonInstallation(applicationFolder(files), { extras: [], groups: [], buildSecrets: [] })!, code);
}

function unfit(files: Files, python: string, ...code: string[]): string[] {
  return [...found(files, ...code).of(python)];
}

const poetryLock = (...wheels: string[]): Files => ({
  'pyproject.toml': '[tool.poetry.dependencies]\npython = "^3.11"\nfastapi = "*"\nfast = "*"\n',
  'poetry.lock': `[[package]]\nname = "fast"\nversion = "1.0"\nfiles = [${['fast-1.0.tar.gz', ...wheels].map((file) => `{file = "${file}", hash = "x"}`).join(', ')}]\n`,
});

test.each([
  ['a wheel for it', ['fast-1.0-cp312-cp312-manylinux_2_17_x86_64.whl', 'fast-1.0-cp313-cp313-manylinux_2_17_x86_64.whl']],
  ['a wheel for Alpine', ['fast-1.0-cp313-cp313-musllinux_1_2_x86_64.whl']],
  ['a wheel of the stable interface', ['fast-1.0-cp37-abi3-manylinux_2_17_x86_64.whl']],
  ['a wheel for every Python', ['fast-1.0-py2.py3-none-any.whl']],
  ['a wheel with a program', ['fast-1.0-py3-none-manylinux_2_17_x86_64.whl']],
  ['sources alone, which every version compiles', []],
])('a package with %s fits', (_, wheels) => {
  expect(unfit(poetryLock(...wheels), '3.13')).toEqual([]);
});

test.each([
  ['other versions', ['fast-1.0-cp311-cp311-manylinux_2_17_x86_64.whl', 'fast-1.0-cp312-cp312-manylinux_2_17_x86_64.whl']],
  ['other systems', ['fast-1.0-cp313-cp313-win_amd64.whl', 'fast-1.0-cp313-cp313-macosx_11_0_arm64.whl']],
  ['PyPy', ['fast-1.0-pp310-pypy310_pp73-manylinux_2_17_x86_64.whl']],
  ['a stable interface that is newer', ['fast-1.0-cp314-abi3-manylinux_2_17_x86_64.whl']],
])('one with wheels for %s does not', (_, wheels) => {
  expect(unfit(poetryLock(...wheels), '3.13')).toEqual(['fast']);
});

test.each([
  ['greenlet==2.0.2', '3.12', ['greenlet']],
  ['greenlet==2.0.2', '3.11', []],
  ['frozenlist==1.4.0', '3.12', ['frozenlist']],
  ['yarl==1.9.4', '3.14', []],
  ['greenlet==3.1.1', '3.13', []],
  ['pydantic==1.10.4', '3.13', ['pydantic']],
  ['pydantic==1.10.19', '3.13', []],
  ['pydantic==2.7.4', '3.13', ['pydantic']],
  ['pydantic==1.10.19', '3.14', ['pydantic']],
  ['pydantic==2.13.5', '3.15', ['pydantic']],
  ['SQLAlchemy==2.0.2', '3.13', ['sqlalchemy']],
  ['sqlalchemy==1.4.54', '3.13', []],
  ['greenlet>=2', '3.14', []],
  ['aioredis==2.0.1', '3.11', ['aioredis']],
  ['aioredis==2.0.1', '3.10', []],
])('of requirements without wheels, %s with Python %s leaves %j', (line, python, expected) => {
  expect(unfit({ 'requirements.txt': `fastapi==0.100.0\n${line}\n` }, python, 'import aioredis')).toEqual(expected);
});

test('what is not installed does not count', () => {
  const lock = '[[package]]\nname = "fast"\nversion = "1.0"\ngroups = ["dev"]\nfiles = [{file = "fast-1.0-cp312-cp312-manylinux_2_17_x86_64.whl", hash = "x"}]\n';
  expect(unfit({ 'pyproject.toml': '[tool.poetry.dependencies]\nfastapi = "*"\n', 'poetry.lock': lock }, '3.13')).toEqual([]);
});

test('what has sources alone is compiled, whatever the version', () => {
  const always = (files: Files) => found(files).always;
  expect(always(poetryLock())).toEqual(['fast']);
  expect(always(poetryLock('fast-1.0-py3-none-any.whl'))).toEqual([]);
});

test.each([
  ['nothing', [], '', []],
  ['code that imports it', [], 'from aioredis import Redis', ['aioredis']],
  ['code that imports it by name', [], 'cache = load("aioredis.client")', ['aioredis']],
  ['code that imports its successor by that name', [], 'from redis import asyncio as aioredis', []],
  ['a package that does', ['fastapi-limiter==0.1.4'], '', ['aioredis']],
  ['a package that no longer does', ['fastapi-limiter==0.1.5'], '', []],
])('with %s, a package that fails only at its import counts accordingly', (_, lines, code, expected) => {
  expect(unfit({ 'requirements.txt': ['fastapi==0.100.0', 'aioredis==2.0.1', ...lines].join('\n') }, '3.11', code)).toEqual(expected);
});

test.each([
  ['another package depends', 'source = {registry = "https://example.com/simple"}', ['aioredis']],
  ['only the application depends', 'source = {virtual = "."}', []],
])('it counts where a lock file says that %s on it', (_, source, expected) => {
  const lock = [
    'version = 1',
    '[[package]]\nname = "aioredis"\nversion = "2.0.1"\nsource = {registry = "https://example.com/simple"}',
    `[[package]]\nname = "acme"\nversion = "1.0"\n${source}\ndependencies = [{name = "aioredis"}]`,
    '[[package]]\nname = "app"\nversion = "1.0"\nsource = {editable = "."}\ndependencies = [{name = "acme"}, {name = "aioredis"}]',
  ];
  const pyproject = '[project]\nname = "app"\nversion = "1.0"\ndependencies = ["acme", "aioredis"]\n';
  expect(unfit({ 'pyproject.toml': pyproject, 'uv.lock': lock.join('\n') }, '3.11')).toEqual(expected);
});

test('what a compiler builds is no reason to leave the version that the team names', () => {
  const { of, never } = found({ 'requirements.txt': 'fastapi==0.115.0\nregex==2023.12.25\ntorch==2.4.1\n' });
  expect([of('3.13'), never('3.13')]).toEqual([['regex', 'torch'], ['torch']]);
  expect(of('3.12')).toEqual([]);
});
