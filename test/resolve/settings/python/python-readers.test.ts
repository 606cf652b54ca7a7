import { pythonEnvironment } from '../../../../src/resolve/settings/python/python-environment';
import { environmentReaders } from '../../../../src/resolve/settings/python/python-readers';
import { SourceCode } from '../../../../src/util/source-code';

const readers = (code: string) => environmentReaders([SourceCode.python(code)]);
const RAISES = 'def need(name: str, default=None) -> str:\n    value = os.getenv(name, default)\n\n    if value is None:\n        raise NameError(name)\n    return value\n';

test.each([
  [RAISES, { name: 'need', raises: true }],
  ['def need(name):\n    return os.environ[name]', { name: 'need', raises: true }],
  ['def get(key):\n    return os.environ.get(key, "")\n', { name: 'get', raises: false }],
])('%j reads variables', (code, reader) => {
  expect(readers(code)).toEqual([reader]);
});

test.each(['def get(key):\n    return os.getenv("A")\n', 'def get(key):\n    return cache[key]\n', 'x = os.getenv(key)\n'])('%j does not', (code) => {
  expect(readers(code)).toEqual([]);
});

test('what is read by one is required where it is read at the start and has no default', () => {
  const code = 'A = need("A")\nB = need("B", "x")\n\n\ndef f():\n    return need("C")\n\n\nD = os.need("D")\n';
  const read = pythonEnvironment('main.py', SourceCode.python(code), { readers: readers(RAISES) });
  expect(read.map(({ name, required, fallback }) => [name, required, fallback])).toEqual([['A', true, undefined], ['B', false, 'x'], ['C', false, undefined]]);
});
