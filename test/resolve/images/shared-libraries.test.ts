import { execFileSync, spawnSync } from 'node:child_process';
import { BASE_FAMILIES } from '../../../src/resolve/images/base-families';
import type { Base } from '../../../src/resolve/images/base-families';
import { collectLibraries, listNeeded, refuseMissing } from '../../../src/resolve/images/shared-libraries';
import { temporaryFolder, writeFiles } from '../../support/application-folder';

const base = (family: 'slim' | 'alpine' | 'distroless'): Base => ({ family, facts: BASE_FAMILIES[family], image: 'base', custom: false });

/** What the check says of libraries that are there and of what ldd wrote. */
function check(family: 'slim' | 'alpine', here: string, needed: string, optional: string[] = []) {
  const root = temporaryFolder();
  writeFiles(root, { here, needed });
  const commands = refuseMissing(base(family), optional).slice(1).join(' && ').replaceAll('\\\n', '\n').replaceAll('/dev/shm', root);
  const { status, stderr } = spawnSync('sh', ['-c', commands], { encoding: 'utf8' });
  return { status, stderr };
}

const MESSAGE = 'A native module needs libpq.so.5, which nothing brings: name its package in systemPackages.runtime, or, if it may be missing, libpq.so.5 in optionalLibraries.\n';

describe.each([
  ['slim', '\tlibc.so.6 => /lib/libc.so.6 (0x1)\n\tlibpq.so.5 => not found\n'],
  ['alpine', '\tlibc.so => /lib/ld-musl.so (0x1)\nError loading shared library libpq.so.5: No such file or directory (needed by x.so)\nError relocating x.so: PyFloat_Type: symbol not found\n'],
] as const)('on %s', (family, needed) => {
  test('a library that nothing brings fails the build, with the fix', () => {
    expect(check(family, 'x.so\n', needed)).toEqual({ status: 1, stderr: MESSAGE });
  });

  test('one that a package brings along is fine', () => {
    expect(check(family, 'x.so\nlibpq.so.5\n', needed)).toEqual({ status: 0, stderr: '' });
  });

  test('one that several modules need is told once', () => {
    expect(check(family, 'x.so\n', needed + needed)).toEqual({ status: 1, stderr: MESSAGE });
  });

  test.each(['libpq.so.5', 'libpq'])('one that may be missing, %s, is no reason to fail', (optional) => {
    expect(check(family, 'x.so\n', needed, ['libcuda', optional])).toEqual({ status: 0, stderr: '' });
  });

  test.each(['libpq.so.6', 'libp', 'pq'])('another one that may be missing, %s, excuses none', (optional) => {
    expect(check(family, 'x.so\n', needed, [optional])).toEqual({ status: 1, stderr: MESSAGE });
  });

  test('without native modules there is nothing to miss', () => {
    expect(check(family, '', '')).toEqual({ status: 0, stderr: '' });
  });
});

test.each(['slim', 'alpine', 'distroless'] as const)('every command for %s is one that sh can read', (family) => {
  const commands = [listNeeded(base(family), ['/opt/venv']), ...refuseMissing(base(family), ['libcuda.so.1']), ...collectLibraries(base(family), '/filesystem')];
  for (const command of commands) execFileSync('sh', ['-n', '-c', command.replaceAll('\\\n', '\n')]);
});

test('package records come along where scanners look for them', () => {
  expect(collectLibraries(base('distroless'), '/filesystem').join('\n')).toContain('/filesystem/var/lib/dpkg/status.d/');
  expect(collectLibraries(base('alpine'), '/filesystem').join('\n')).not.toContain('dpkg');
});
