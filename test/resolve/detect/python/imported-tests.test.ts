import { importedTests } from '../../../../src/resolve/detect/python/imported-tests';

const python = (file: string, code = '') => ({ file, code });
const TESTS = [
  python('src/tests/__init__.py'),
  python('src/tests/routes.py', 'from .data import ITEMS\n'),
  python('src/tests/data.py'),
  python('src/tests/test_routes.py'),
  python('test_seed.py'),
];

test.each([
  ['from .tests.routes import router\n', ['src/tests/routes.py', 'src/tests/data.py']],
  ['from src.tests.data import ITEMS\n', ['src/tests/data.py']],
  ['from .tests import routes\n', ['src/tests/routes.py', 'src/tests/data.py']],
  ['import test_seed\n', ['test_seed.py']],
  ['from .routes import router\nfrom data import ITEMS\nfrom fastapi.testclient import TestClient\n', []],
])('%j imports %j', (code, files) => {
  expect(importedTests([python('src/main.py', code)], TESTS).map(({ file }) => file)).toEqual(files);
});
