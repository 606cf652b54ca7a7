import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { RULES } from '../../src/policy/registry';
import { WAIVER_RULES } from '../../src/policy/waiver-rules';

const ROOT = join(__dirname, '..', '..');
const names = (folder: string, ending: string): string[] =>
  readdirSync(join(ROOT, folder)).filter((file) => file.endsWith(ending)).map((file) => basename(file, ending)).sort();
const ids = RULES.map(({ id }) => id);

test('every file of a rule is registered under its name', () => {
  expect([...ids].sort()).toEqual(names('src/policy/rules', '.ts'));
});

test('every rule has a test', () => {
  expect(names('test/policy/rules', '.test.ts')).toEqual([...ids].sort());
});

test('every rule has a page, and no page is left over', () => {
  expect(names('docs/policies', '.md')).toEqual(['README', ...ids, ...WAIVER_RULES.map(({ id }) => id)].sort());
});

test.each(RULES.map((rule) => [rule.id, rule] as const))('%s says what must hold in one sentence, and where its page is', (id, rule) => {
  expect(rule.description).toMatch(/^[A-Z].*\.$/);
  expect(existsSync(join(ROOT, rule.url.replace(/^.*\/blob\/main\//, '')))).toBe(true);
  expect(basename(rule.url)).toBe(`${id}.md`);
});

test('the ids and severities are permanent', () => {
  expect(Object.fromEntries(RULES.map(({ id, severity }) => [id, severity]))).toEqual({
    'no-root-user': 'high',
    'no-literal-secret': 'critical',
    'no-privileged': 'critical',
    'read-only-root': 'high',
    'resource-limits': 'medium',
    'image-registry': 'high',
    'image-pinned': 'medium',
    'base-image-supported': 'medium',
    'base-images-match': 'high',
    'runtime-matches-app': 'high',
    'lock-file': 'medium',
    'gpu-libraries': 'medium',
    'health-check-present': 'high',
    'port-unique': 'high',
    'ports-on-loopback': 'medium',
    'database-private': 'high',
    'secret-declared': 'high',
    'settings-given': 'medium',
    'stop-grace': 'medium',
    'dependency-cycle': 'high',
    'context-contains-inputs': 'high',
    'key-file-left-out': 'medium',
    'size-budget': 'medium',
    'feature-floor': 'high',
    'next-output': 'high',
    'next-custom-server': 'medium',
    'build-time-public-env': 'medium',
  });
});
