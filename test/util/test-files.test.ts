import { isInTestFolder, isTestFile } from '../../src/util/test-files';

test.each(['tests/key.pem', 'src/test/settings.py', 'app/__tests__/page.tsx', 'web/__test__/archives/link', 'lib/__mocks__/client.ts', 'e2e/login.ts', 'cypress/support.js'])('%s lies in a folder of tests', (path) => {
  expect(isInTestFolder(path)).toBe(true);
  expect(isTestFile(path)).toBe(true);
});

test.each(['test_main.py', 'app/main_test.py', 'conftest.py', 'lib/client.test.ts', 'app/page.spec.tsx', 'app/page.test.mdx'])('%s is a test by its name', (path) => {
  expect(isInTestFolder(path)).toBe(false);
  expect(isTestFile(path)).toBe(true);
});

test.each(['contest.py', 'app/latest/page.tsx', 'attest_main.py', 'test.py', 'keys/server.test.pem', 'protest/main.py', 'lib/testing.ts'])('%s is none', (path) => {
  expect(isTestFile(path)).toBe(false);
});
