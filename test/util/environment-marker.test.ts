import { mayHoldInImage } from '../../src/util/environment-marker';

test.each([
  "sys_platform == 'linux'",
  'platform_system == "Linux" and platform_machine == "x86_64"',
  "sys_platform != 'win32'",
  "sys_platform in 'linux darwin'",
  "'linux' in sys_platform",
  "sys_platform not in 'win32 cygwin'",
  "sys_platform == 'darwin' or (python_full_version < '3.12' and os_name == 'posix')",
  "python_version >= '3.11'",
  "extra == 'ml'",
  "platform_machine == 'arm64'",
  "os_name == 'posix' and (sys_platform == 'win32' or sys_platform == 'linux')",
])('%s may hold', (marker) => {
  expect(mayHoldInImage(marker)).toBe(true);
});

test.each([
  "sys_platform == 'darwin'",
  "sys_platform === 'win32'",
  "platform_machine == 'arm64' and sys_platform == 'darwin'",
  "sys_platform == 'win32' or sys_platform == 'darwin'",
  "(sys_platform == 'linux') and (os_name == 'nt' or platform_system == 'Windows')",
  "sys_platform not in 'linux darwin'",
  "'win' in sys_platform",
  "implementation_name == 'pypy' and python_version < '3.13'",
])('%s holds in no image', (marker) => {
  expect(mayHoldInImage(marker)).toBe(false);
});

test('what is no marker says nothing', () => {
  expect(mayHoldInImage('')).toBe(true);
  expect(mayHoldInImage('what?')).toBe(true);
});

test('of sets that are known, what is in them counts', () => {
  const known = { extras: ['speed'], dependency_groups: ['default'] };
  expect(mayHoldInImage("'speed' in extras and 'default' in dependency_groups", known)).toBe(true);
  expect(mayHoldInImage("'dev' in dependency_groups", known)).toBe(false);
  expect(mayHoldInImage("'dev' not in dependency_groups", known)).toBe(true);
  expect(mayHoldInImage("'dev' in dependency_groups")).toBe(true);
});
