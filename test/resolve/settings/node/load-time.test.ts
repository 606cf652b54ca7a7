import { calledAtLoad, runsAtStart } from '../../../../src/resolve/settings/node/load-time';
import { SourceCode } from '../../../../src/util/source-code';

const runs = (code: string, path = 'lib/a.ts', called: readonly string[] = []) => runsAtStart(path, SourceCode.javascript(code), code.indexOf('HERE'), new Set(called));

test.each([
  'HERE',
  'if (a) { HERE }',
  'export const a = { b: { c: HERE } };',
  'function read() { HERE }\nconst a = read();',
  'const read = (name: string): string => { HERE };\nexport const a = read("x");',
  'function inner() { HERE }\nfunction outer() { return inner(); }\nouter();',
  '(() => { HERE })();',
  '["A"].forEach((name) => { if (name) { HERE } });',
  'const a = "{"; HERE',
])('what stands at HERE in %j runs when the application starts', (code) => {
  expect(runs(code)).toBe(true);
});

test.each([
  'export function read() { HERE }',
  'export async function read({ a, b }: { a: string; b: string }): Promise<string> { if (a) { HERE } }',
  'export async function send(a: { b: string }): Promise<{ id: number; of: { name: string } }> { if (!a) { HERE } }',
  'export const read = async (a) => { HERE };',
  'export const read: Handler = (a = f()) => { HERE };',
  'class Client { connect() { HERE } }',
  'function inner() { HERE }\nexport function outer() { return inner(); }',
  'function read() { HERE; return read(); }',
])('what stands at HERE in %j does not', (code) => {
  expect(runs(code)).toBe(false);
});

test('a function runs that another file calls while it is loaded, and what serves every page', () => {
  const code = 'export function read() { HERE }';
  expect(runs(code, 'lib/a.ts', ['read'])).toBe(true);
  expect(runs(code, 'src/middleware.ts')).toBe(true);
  expect(runs(code, 'app/layout.tsx')).toBe(true);
});

test('calls in statements at the top of a file are made while it is loaded, those in functions are not', () => {
  const files = ['export const db = connect(url());\nstart();\n', 'export function page() {\n  render();\n}\nexport default async function other() { more(); }\n'];
  expect([...calledAtLoad(files.map((code) => SourceCode.javascript(code)))]).toEqual(['connect', 'url', 'start']);
});
