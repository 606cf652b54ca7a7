import { environmentReaders, variablesOfReaders } from '../../../../src/resolve/settings/node/environment-readers';
import { SourceCode } from '../../../../src/util/source-code';

const readersIn = (code: string) => environmentReaders([SourceCode.javascript(code)]);
const NEEDS = 'export function requireEnv(name: string): string {\n  const value = process.env[name];\n  if (!value) throw new Error(`Missing ${name}`);\n  return value;\n}\n';
const READERS = [{ name: 'requireEnv', throws: true }, { name: 'env', throws: false }];
const read = (code: string) => variablesOfReaders('lib/mail.ts', SourceCode.javascript(code), READERS, new Set());

test.each([
  [NEEDS, { name: 'requireEnv', throws: true }],
  ['const env = (key: string, otherwise = "") => {\n  return process.env[key] ?? otherwise;\n};\n', { name: 'env', throws: false }],
  ['const must = <T>(key) => { if (!process.env[key]) { process.exit(1); } return process.env[key]; };\n', undefined],
  ['function must(key) { if (!process.env[key]) { process.exit(1); } return process.env[key]; }\n', { name: 'must', throws: true }],
  ['function all(names) { return names.map((name) => process.env[name]); }\n', undefined],
  ['function other(name) { return config[name]; }\n', undefined],
])('%j has the reader %j', (code, reader) => {
  expect(readersIn(code)).toEqual(reader ? [reader] : []);
});

test.each([
  ['const key = requireEnv("MAIL_KEY");\n', { name: 'MAIL_KEY', required: true }],
  ['export async function send() {\n  const key = requireEnv("MAIL_KEY");\n}\n', { name: 'MAIL_KEY', required: false, expected: true }],
  ['const mode = requireEnv("MODE", "fast");\n', { name: 'MODE', required: false, fallback: 'fast' }],
  ['const mode = requireEnv("MODE", fallback);\n', { name: 'MODE', required: false }],
  ['const mode = env("MODE");\n', { name: 'MODE', required: false }],
])('%j reads %j', (code, setting) => {
  expect(read(code)).toEqual([{ fallback: undefined, ...setting, place: `lib/mail.ts:${code.startsWith('export') ? 2 : 1}`, form: 'text' }]);
});

test.each(['cache.env("MODE");\n', 'requireEnv(name);\n', 'env("some text");\n'])('%j reads none that is known', (code) => {
  expect(read(code)).toEqual([]);
});

test('without such functions nothing is read', () => {
  expect(variablesOfReaders('lib/mail.ts', SourceCode.javascript('env("MODE")'), [], new Set())).toEqual([]);
});
