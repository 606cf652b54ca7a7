import { lockFiles, PYTHON_LOCK_FILES } from '../../../src/resolve/detect/lock-files';
import { applicationFolder } from '../../support/application-folder';

const python = (files: Record<string, string>, used: string) => lockFiles(applicationFolder(files), used, PYTHON_LOCK_FILES, ['uv.lock', 'requirements.txt']);

test('the one that is used is told, with the reason', () => {
  expect(python({ 'uv.lock': '' }, 'uv.lock')).toEqual({
    used: 'uv.lock',
    reason: 'the first that is there of uv.lock, requirements.txt',
    others: [],
    unlocked: [],
  });
});

test('those beside it are told, also of package managers that are not known here', () => {
  expect(python({ 'uv.lock': '', 'poetry.lock': '', 'requirements.txt': 'fastapi\n' }, 'uv.lock')).toMatchObject({
    others: ['poetry.lock', 'requirements.txt'],
    unlocked: [],
  });
});

test.each([
  ['fastapi', ['fastapi']],
  ['fastapi>=0.116', ['fastapi']],
  ['fastapi~=0.116', ['fastapi']],
  ['fastapi==0.116.*', ['fastapi']],
  ['uvicorn[standard]>=0.3 ; python_version > "3.8"', ['uvicorn']],
  ['fastapi==0.116.1', []],
  ['fastapi == 0.116.1 ; sys_platform == "linux"', []],
  ['fastapi===0.116.1', []],
  ['fastapi @ https://example.com/fastapi.whl', []],
  [`fastapi>=0.116 \\\n    --hash=sha256:${'a'.repeat(64)}`, []],
  ['# fastapi', []],
  ['-e .', []],
  ['-r other.txt', []],
  ['fastapi==0.116.1\r\nuvicorn\r\n', ['uvicorn']],
])('of the requirements %j those without an exact version are %j', (requirements, unlocked) => {
  expect(python({ 'requirements.txt': requirements }, 'requirements.txt').unlocked).toEqual(unlocked);
});
