import { versionsWithModules } from '../../../../src/resolve/detect/python/removed-modules';

const find = (code: string, installed: readonly string[] = [], others: readonly string[] = []) =>
  versionsWithModules([{ file: 'app/main.py', code }, ...others.map((file) => ({ file, code: '' }))], new Set(installed), (file) => `api/${file}`);

test.each([
  ['import os\nimport imghdr\n', '<3.13', 'api/app/main.py:2, which imports imghdr: Python 3.13 no longer has it'],
  ['from cgi import parse_header\n', '<3.13', 'api/app/main.py:1, which imports cgi: Python 3.13 no longer has it'],
  ['import telnetlib, distutils.util\n', '<3.12', 'api/app/main.py:1, which imports distutils: Python 3.12 no longer has it'],
  ['from pydub import AudioSegment\n', '<3.13', 'api/app/main.py:1, which imports pydub, which needs audioop: Python 3.13 no longer has it'],
])('%j runs on %s', (code, value, place) => {
  expect(find(code)).toEqual({ value, place });
});

test.each([
  ['what no version has lost', 'import json\n', [], []],
  ['what has something else in its place', 'try:\n    import imghdr\nexcept ImportError:\n    imghdr = None\n', [], []],
  ['what a function imports when it is called', 'def kind(data):\n    import imghdr\n', [], []],
  ['what a package brings back', 'import imghdr\n', ['standard-imghdr'], []],
  ['what a package of another name brings back', 'from pydub import AudioSegment\n', ['audioop-lts'], []],
  ['a module of the application', 'from cgi import parse\n', [], ['cgi.py']],
])('%s runs on all', (_, code, installed, others) => {
  expect(find(code, installed, others)).toBeUndefined();
});
