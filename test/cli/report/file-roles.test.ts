import { FileRole, isNeeded, isPackageManager, rolesOf } from '../../../src/cli/report/file-roles';
import { imageFile } from '../../support/images';

const SITE = 'opt/venv/lib/python3.13/site-packages';

test.each<[string, FileRole]>([
  ['usr/local/bin/node', 'runtime'],
  ['usr/local/bin/python3.13', 'runtime'],
  ['usr/local/lib/python3.13/json/decoder.py', 'runtime'],
  ['usr/local/lib/python3.13/json/__pycache__/decoder.cpython-313.pyc', 'bytecode'],
  ['usr/share/zoneinfo/Europe/Rome', 'runtime'],
  ['usr/share/doc/libssl3/copyright', 'runtime'],
  ['etc/nginx/nginx.conf', 'runtime'],
  [`${SITE}/fastapi/routing.py`, 'application'],
  [`${SITE}/fastapi/__pycache__/routing.cpython-313.pyc`, 'bytecode'],
  ['opt/venv/bin/uvicorn', 'application'],
  ['app/server.js', 'application'],
  ['app/.next/static/chunk.js', 'application'],
  ['usr/local/bin/pip3.13', 'package managers'],
  ['usr/local/lib/node_modules/npm/index.js', 'package managers'],
  [`${SITE}/pip/__init__.py`, 'package managers'],
  [`${SITE}/setuptools-80.0.dist-info/RECORD`, 'package managers'],
  ['sbin/apk', 'package managers'],
  ['usr/local/lib/python3.13/test/test_json.py', 'tests'],
  ['usr/local/lib/python3.13/lib-dynload/_testcapi.cpython-313-x86_64-linux-gnu.so', 'tests'],
  [`${SITE}/greenlet/tests/test_all.py`, 'tests'],
  ['usr/local/include/python3.13/Python.h', 'development files'],
  [`${SITE}/greenlet/greenlet.h`, 'development files'],
  ['app/.next/server/page.js.map', 'development files'],
  ['usr/share/doc/libssl3/changelog.gz', 'documentation'],
  ['usr/share/man/man1/node.1', 'documentation'],
  ['app/.next/cache/images/1', 'caches and logs'],
  ['root/.npm/_cacache/1', 'caches and logs'],
  ['var/lib/dpkg/status', 'package records'],
  ['usr/bin/passwd', 'anything else'],
  ['usr/lib/libcurses.so.6', 'anything else'],
  ['application/server.js', 'anything else'],
])('%s is %s', (path, role) => {
  const file = imageFile(path, 1);
  expect(rolesOf([file], 1, 'app').get(file)).toBe(role);
});

test('what the base brought has no role: it comes as a whole', () => {
  expect(rolesOf([imageFile('usr/local/bin/node', 1, { layer: 0 })], 1, 'app').size).toBe(0);
});

test('a library is needed when something that runs needs it', () => {
  const node = imageFile('usr/local/bin/node', 1, { elf: { symbolBytes: 0, needed: ['libstdc++.so.6'] } });
  const library = imageFile('usr/lib/libstdc++.so.6', 1);
  expect(rolesOf([node, library], 1, 'app').get(library)).toBe('runtime');
});

test("a wheel's own copy of a library does not take the place of the one that the runtime needs", () => {
  const module = imageFile('usr/local/lib/python3.13/lib-dynload/_ssl.so', 1, { elf: { symbolBytes: 0, needed: ['libssl-1.so.3'] } });
  const library = imageFile('usr/lib/libssl-1.so.3', 1);
  const copy = imageFile(`${SITE}/psycopg_binary.libs/libssl-1.so.3`, 1);
  expect([...rolesOf([module, library, copy], 1, 'app').values()]).toEqual(['runtime', 'runtime', 'application']);
});

test('an image that works in its root has no folder of the application', () => {
  const file = imageFile('server.js', 1);
  expect(rolesOf([file], 1, '').get(file)).toBe('anything else');
});

test('the floor counts what runs', () => {
  expect((['runtime', 'application', 'bytecode', 'tests', 'anything else'] as const).map(isNeeded)).toEqual([true, true, true, false, false]);
});

test('a package manager is one also where the base brought it', () => {
  expect(isPackageManager(imageFile('usr/bin/apt-get', 1, { layer: 0 }))).toBe(true);
  expect(isPackageManager(imageFile('usr/bin/dpkg', 1, { layer: 0 }))).toBe(true);
  expect(isPackageManager(imageFile('usr/bin/aptitude-docs', 1))).toBe(false);
});
