import { nodeEnvironment } from '../../../../src/resolve/settings/node/node-environment';
import { SourceCode } from '../../../../src/util/source-code';

const read = (code: string) => nodeEnvironment('web/lib/api.ts', SourceCode.javascript(code));

test.each([
  ['const url = process.env.URL;', { required: false }],
  ['const url = process.env["URL"];', { required: false }],
  ['const url = process.env?.URL ?? "http://a";', { required: false, fallback: 'http://a' }],
  ['const url = process.env?.["URL"];', { required: false }],
  ['const url = process.env.URL!;', { required: false, expected: true }],
  ['const url = process.env.URL as string;', { required: false, expected: true }],
  ['const url = process.env.URL ?? "http://a";', { required: false, fallback: 'http://a' }],
  ["const url = process.env.URL || 'http://a';", { required: false, fallback: 'http://a' }],
  ['const url = process.env.URL || other;', { required: false, fallback: undefined }],
  ['if (process.env.URL !== "x") {}', { required: false }],
  ['const { URL = "http://a" } = process.env;', { required: false, fallback: 'http://a' }],
])('%s', (code, expected) => {
  expect(read(code)).toEqual([expect.objectContaining({ name: 'URL', place: 'web/lib/api.ts:1', ...expected })]);
});

test('of several that are taken in turn, each has the text at their end', () => {
  const chain = (end: string) => read(`const url = process.env.INTERNAL_URL || process.env.PUBLIC_URL ${end};`).map(({ name, fallback }) => [name, fallback]);
  expect(chain('?? "http://a"')).toEqual([['INTERNAL_URL', 'http://a'], ['PUBLIC_URL', 'http://a']]);
  expect(chain('|| other')).toEqual([['INTERNAL_URL', undefined], ['PUBLIC_URL', undefined]]);
});

test('code that takes another number does not count on the variable', () => {
  expect(read('const port = Number.parseInt(process.env.PORT_OF_PROXY!, 10) || 443;')[0].expected).toBeUndefined();
  expect(read('const port = Number.parseInt(process.env.PORT_OF_PROXY!, 10);')[0].expected).toBe(true);
});

test('code that signs counts on its key, unless it looks for it', () => {
  expect(read('sign(data, process.env.JWT_SECRET);')[0].expected).toBe(true);
  expect(read('sign(data, process.env.JWT_SECRET || "a");')[0].expected).toBeUndefined();
  expect(nodeEnvironment('a.ts', SourceCode.javascript('const key = process.env.JWT_SECRET;'), { tested: new Set(['JWT_SECRET']) })[0].expected).toBeUndefined();
});

test('code counts on a variable that it hands to a function together with its name', () => {
  expect(read('const url = required("API_URL", process.env.API_URL);')[0].expected).toBe(true);
});

test('a rewrite counts on the variable that its destination begins with', () => {
  expect(read('const rule = { source: "/api/:path*", destination: `${process.env.API_URL}/:path*` };')).toMatchObject([{ name: 'API_URL', required: false, expected: true }]);
  expect(read('const rule = { destination: `${process.env.API_URL || "http://localhost:8000"}/:path*` };')).toMatchObject([{ name: 'API_URL', fallback: 'http://localhost:8000' }]);
});

test.each([
  'fetch(`${process.env.API_HOST}/todos`);',
  "const response = await fetch(process.env.API_HOST + '/todos', { method: 'POST' });",
  'axios.get(`${process.env.API_HOST}/todos`);',
])('a request counts on the variable that its address begins with: %s', (code) => {
  expect(read(code)).toMatchObject([{ name: 'API_HOST', required: false, expected: true }]);
});

test.each([
  "fetch(`${process.env.API_HOST ?? ''}/todos`);",
  'fetch(`${process.env.NEXT_PUBLIC_API_HOST}/todos`);',
  'fetch(`/todos?host=${process.env.API_HOST}`);',
])('not told is one that does without, that browsers are checked for, or that comes later: %s', (code) => {
  expect(read(code)[0]).not.toHaveProperty('expected');
});

test('what is thrown for is required', () => {
  expect(read('if (!process.env.URL) {\n  throw new Error("URL");\n}\n').map(({ required }) => required)).toContain(true);
});

test('what a function throws for is required where it is called while files are loaded, else it is only expected', () => {
  const code = 'export function url() {\n  if (!process.env.URL) throw new Error("URL");\n  return 1;\n}\n';
  const [inFunction] = read(code);
  const [called] = nodeEnvironment('web/lib/api.ts', SourceCode.javascript(code), { called: new Set(['url']) });
  expect(inFunction).toMatchObject({ name: 'URL', required: false, expected: true });
  expect(called).toMatchObject({ name: 'URL', required: true });
});

test.each(['process.env.URL = "x";', 'process.env.URL ||= "x";', '// process.env.URL', 'process.env.NODE_ENV', 'process.env.VERCEL_URL', 'process.env.PORT'])('%s is no setting', (code) => {
  expect(read(code)).toEqual([]);
});

test('a schema of the environment says what is required, and the fallbacks', () => {
  const code = [
    'export const env = createEnv({',
    '  server: {',
    '    DATABASE_URL: z.string().min(1),',
    '    SENTRY_DSN: z.string().url().optional(),',
    '    LEVEL: z',
    "      .enum(['a', 'b'])",
    "      .default('a'),",
    '  },',
    '  client: { NEXT_PUBLIC_API_URL: z.string().url() },',
    '  runtimeEnv: { DATABASE_URL: process.env.DATABASE_URL },',
    '});',
  ].join('\n');
  expect(read(code).slice(0, 4)).toEqual([
    { name: 'DATABASE_URL', place: 'web/lib/api.ts:3', required: true, fallback: undefined, form: 'text' },
    { name: 'SENTRY_DSN', place: 'web/lib/api.ts:4', required: false, fallback: undefined, form: 'text', sample: 'https://build.invalid' },
    { name: 'LEVEL', place: 'web/lib/api.ts:5', required: false, fallback: 'a', form: 'text', sample: 'a' },
    { name: 'NEXT_PUBLIC_API_URL', place: 'web/lib/api.ts:9', required: true, fallback: undefined, form: 'text', sample: 'https://build.invalid' },
  ]);
});

test('variables of a schema have the prefix that the team takes away before it is checked', () => {
  const code = 'export const dbEnv = createEnv({ server: { NAME: z.string(), PORT: z.string().optional() }, runtimeEnv: withPrefix("DB_") });';
  expect(read(code).map(({ name }) => name)).toEqual(['DB_NAME', 'DB_PORT']);
});

test('of a schema that differs in production, what holds there counts', () => {
  const code = 'createEnv({ server: { A: process.env.NODE_ENV === "production" ? z.string().min(1) : z.string().optional(), B: z.string() }, runtimeEnv: process.env });';
  expect(read(code).map(({ name, required }) => `${name} ${required}`)).toEqual(['A true', 'B true']);
});

test('a schema may call variables by other names than the environment', () => {
  const code = [
    'const schema = z.object({ API_URL: z.string(), LEVEL: z.string().default("info") });',
    "const values = { API_URL: process.env.NEXT_PUBLIC_API_URL, LEVEL: process.env['LOG_LEVEL'] };",
    'export const env = createEnv(schema.safeParse(values));',
  ].join('\n');
  expect(read(code).slice(0, 2)).toMatchObject([
    { name: 'NEXT_PUBLIC_API_URL', place: 'web/lib/api.ts:1', required: true },
    { name: 'LOG_LEVEL', required: false, fallback: 'info' },
  ]);
});

test('a zod object that is parsed from process.env is one too, another is not', () => {
  expect(read('const env = z.object({ URL: z.string() }).parse(process.env);')).toEqual([expect.objectContaining({ name: 'URL', required: true })]);
  expect(read('const env = z.strictObject({ URL: z.string() }).parse(process.env);')).toEqual([expect.objectContaining({ name: 'URL', required: true })]);
  expect(read('const form = z.object({ URL: z.string() });\nprocess.env.MODE;')).toEqual([expect.objectContaining({ name: 'MODE' })]);
});

test('so is a schema of valibot', () => {
  const code = 'import { object, optional, parse, string } from "valibot";\nparse(object({ URL: string() }), process.env);\nparse(Env, process.env);\n';
  expect(read(code)).toEqual([expect.objectContaining({ name: 'URL', required: true })]);
});
