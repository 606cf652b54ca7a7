import { runsOnlyIfSet, usedOnlyIfSet } from '../../../../src/resolve/settings/node/only-if-set';
import { SourceCode } from '../../../../src/util/source-code';

const tested = (code: string, path = 'lib/a.ts') => [...usedOnlyIfSet([{ path, source: SourceCode.javascript(code) }])];
const guarded = (code: string) => runsOnlyIfSet(code, code.indexOf('HERE'));

test.each([
  'export const has = Boolean(\n  process.env.KEY && other()\n);',
  'const has = a && process.env.KEY;',
  'const has = !!process.env.KEY;',
  'if (process.env["KEY"]) connect();',
  'const client = process.env.KEY ? connect() : undefined;',
  'if (!process.env.KEY) return null;',
  'if (!process.env.URL || !process.env.KEY) {\n  return response;\n}',
])('code does without a variable for which it looks first: %j', (code) => {
  expect(tested(code)).toContain('KEY');
});

test.each([
  'const state = process.env.KEY ? "set" : "missing";',
  'const key = process.env.KEY ?? "none";',
  'const key = process.env.KEY?.trim();',
  'if (!process.env.KEY) throw new Error("KEY");',
  'if (!process.env.KEY) console.warn("no KEY");',
  'connect(process.env.KEY!);',
])('code that only tells of a variable, or uses it anyway, needs it: %j', (code) => {
  expect(tested(code)).toEqual([]);
});

test('what the configuration of Next.js does without, pages may need', () => {
  expect(tested('const hosts = process.env.KEY ? [host(process.env.KEY)] : [];', 'web/next.config.ts')).toEqual([]);
});

test.each([
  'export const db = process.env.ENABLED\n  ? HERE(process.env.URL!)\n  : undefined;',
  'const db = process.env.ENABLED === "true" && HERE();',
  'const isOn = process.env.ENABLED === "true";\nexport const db = isOn ? HERE() : null;',
  'if (process.env.ENABLED) {\n  db = HERE();\n}',
  'const isOn = Boolean(process.env.ENABLED);\nif (isOn) {\n  run(() => { db = HERE(); });\n}',
])('what depends on a variable runs only if that is set: %j', (code) => {
  expect(guarded(code)).toBe(true);
});

test.each([
  'export const db = HERE();',
  'const db = typeof window === "undefined" ? HERE() : null;',
  'const isOn = true;\nconst db = isOn ? HERE() : null;',
  'if (process.env.ENABLED) {\n  a();\n}\ndb = HERE();',
  'if (user) {\n  db = HERE();\n}',
])('what depends on nothing, or on something else, runs: %j', (code) => {
  expect(guarded(code)).toBe(false);
});
