import { allowedReleases, lockedReleases } from '../../src/package-managers/locked-releases';
import { applicationFolder } from '../support/application-folder';

const read = (path: string, text: string, more: { [file: string]: string } = {}) =>
  lockedReleases(applicationFolder({ [path]: text, ...more }), path);

test('a uv.lock has the addresses of wheels', () => {
  const text = '[[package]]\nname = "uvloop"\nversion = "0.21.0"\nwheels = [{ url = "https://files.example/uvloop-0.21.0-cp313-cp313-manylinux_2_17_x86_64.whl", hash = "x" }]\n';
  expect(read('uv.lock', text)).toEqual([{ name: 'uvloop', version: '0.21.0', wheels: ['uvloop-0.21.0-cp313-cp313-manylinux_2_17_x86_64.whl'] }]);
});

test('a poetry.lock and a pdm.lock have the names of files, those of old Poetry apart', () => {
  const files = '[{file = "Six-1.0-py3-none-any.whl", hash = "x"}, {file = "six-1.0.tar.gz", hash = "x"}]';
  const locked = [{ name: 'six', version: '1.0', wheels: ['Six-1.0-py3-none-any.whl'] }];
  expect(read('poetry.lock', `[[package]]\nname = "Six"\nversion = "1.0"\nfiles = ${files}\n`)).toEqual(locked);
  expect(read('poetry.lock', `[[package]]\nname = "six"\nversion = "1.0"\n[metadata.files]\nsix = ${files}\n`)).toEqual(locked);
});

test('a pylock.toml has the addresses of wheels, and folders have no version', () => {
  const wheel = '{ url = "https://files.example/uvloop-0.21.0-cp313-cp313-musllinux_1_2_x86_64.whl", hashes = { sha256 = "x" } }';
  const text = `[[packages]]\nname = "shop"\ndirectory = { path = "." }\n[[packages]]\nname = "uvloop"\nversion = "0.21.0"\nwheels = [${wheel}]\n`;
  expect(read('backend/pylock.toml', text)).toEqual([{ name: 'uvloop', version: '0.21.0', wheels: ['uvloop-0.21.0-cp313-cp313-musllinux_1_2_x86_64.whl'] }]);
});

test('a Pipfile.lock has versions', () => {
  expect(read('Pipfile.lock', '{"default": {"SQLAlchemy": {"version": "==2.0.2", "hashes": []}, "local": {"path": "."}}, "develop": {"x": {"version": "==1"}}}')).toEqual([
    { name: 'sqlalchemy', version: '2.0.2' },
  ]);
  expect(read('Pipfile.lock', '{')).toEqual([]);
});

test('requirements that are exact have versions, included ones too', () => {
  expect(read('requirements.txt', '-r base.txt\nuvicorn[standard]==0.20.0 ; python_version > "3"\nfastapi>=0.1\n', { 'base.txt': 'Greenlet == 2.0.2\n' })).toEqual([
    { name: 'uvicorn', version: '0.20.0' },
    { name: 'greenlet', version: '2.0.2' },
  ]);
});

test('a manifest locks nothing', () => {
  expect(read('pyproject.toml', '[project]\ndependencies = ["fastapi==1"]\n')).toEqual([]);
});

test('requirements that lock nothing say what they allow', () => {
  const folder = applicationFolder({ 'requirements.txt': 'fastapi\nUvicorn[standard] >=0.15, <0.16 ; python_version > "3"\n' });
  const allowed = (name: string) => allowedReleases(folder, 'requirements.txt', name);
  expect(['uvicorn', 'fastapi', 'httpx'].map(allowed)).toEqual(['>=0.15, <0.16', undefined, undefined]);
});
