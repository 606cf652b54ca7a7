import { execFileSync } from 'node:child_process';
import { ApplicationFolder } from '../../src/resolve/application-folder';
import { findKeyFiles, mayHoldKey } from '../../src/resolve/key-files';
import { Files, temporaryFolder, writeFiles } from '../support/application-folder';
import { CERTIFICATE, PRIVATE_KEY } from '../support/pem';

function folderOf(files: Files, isRepository = false): ApplicationFolder {
  const root = temporaryFolder();
  writeFiles(root, files);
  if (isRepository) execFileSync('git', ['init', '--quiet'], { cwd: root });
  return new ApplicationFolder(root, '.');
}

test('a certificate among the sources may enter, a private key is left out', () => {
  const folder = folderOf({ 'certs/ca.pem': CERTIFICATE, 'certs/client.key': PRIVATE_KEY, 'certs/dh.pem': 'x', 'src/main.py': '' });
  expect(findKeyFiles(folder, ['certs', 'src'], '.')).toEqual({
    harmless: ['certs/ca.pem'],
    leftOut: [{ path: 'certs/client.key', holdsPrivateKey: true }, { path: 'certs/dh.pem', holdsPrivateKey: false }],
  });
});

test('what the build does not take anyway is nobody\'s loss', () => {
  const folder = folderOf({ 'notes/ca.pem': CERTIFICATE, 'notes/client.key': PRIVATE_KEY, 'src/tests/server.key': PRIVATE_KEY });
  expect(findKeyFiles(folder, ['src'], '.')).toEqual({ harmless: [], leftOut: [] });
});

test('a key at the top of the application is told, too; a certificate there enters where it is named', () => {
  const folder = folderOf({ 'web/client.key': PRIVATE_KEY, 'web/ca.pem': CERTIFICATE, 'other/client.key': PRIVATE_KEY });
  expect(findKeyFiles(folder, ['web/src'], 'web')).toEqual({ harmless: [], leftOut: [{ path: 'web/client.key', holdsPrivateKey: true }] });
  expect(findKeyFiles(folder, ['web/src', 'web/ca.pem'], 'web').harmless).toEqual(['web/ca.pem']);
});

test('what git ignores is not looked at: no other clone has it', () => {
  const folder = folderOf({ '.gitignore': '*.pem\n!ca.pem\n', 'certs/ca.pem': CERTIFICATE, 'certs/server.pem': PRIVATE_KEY }, true);
  expect(findKeyFiles(folder, ['certs'], '.')).toEqual({ harmless: ['certs/ca.pem'], leftOut: [] });
});

test('only the name of a key makes a file one that may hold one', () => {
  const folder = folderOf({ 'ca.pem': CERTIFICATE, 'server.pem': PRIVATE_KEY, 'server.txt': PRIVATE_KEY });
  expect(['ca.pem', 'server.pem', 'server.txt'].map((file) => mayHoldKey(folder, file))).toEqual([false, true, false]);
});
