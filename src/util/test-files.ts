import { matchesGlob } from './glob';

const FOLDER = /(?:^|\/)(?:tests?|__tests?__|__mocks__|e2e|cypress|playwright)\//;
/** Names that pytest, Jest, Vitest and Playwright look for. */
const NAME = /(?:^|\/)(?:test_[^/]*|[^/]*_test|conftest)\.py$|\.(?:test|spec)\.(?:[cm]?[jt]sx?|mdx)$/;
/** The same for an ignore file. */
export const TEST_PATTERNS = {
  python: ['**/tests', '**/test_*.py', '**/conftest.py'],
  javascript: ['**/*.test.*', '**/*.spec.*', '**/__tests__'],
};

/** Whether a file lies in a folder of tests. */
export function isInTestFolder(path: string): boolean {
  return FOLDER.test(path);
}

/** Whether a file only tests an application, by its name or its folder: what it reads or imports, the application may do without. */
export function isTestFile(path: string): boolean {
  return FOLDER.test(path) || NAME.test(path);
}

/** Patterns of an ignore file for tests in Python, except those that would leave out files which the application imports. */
export function pythonTestPatterns(imported: readonly string[]): string[] {
  const parts = imported.flatMap((file) => file.split('/'));
  return TEST_PATTERNS.python.filter((pattern) => !parts.some((part) => matchesGlob(pattern, part)));
}
