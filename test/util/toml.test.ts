import { parseToml, readToml } from '../../src/util/toml';

test('a file that cannot be read is an error, or says nothing', () => {
  expect(() => parseToml('name = \n')).toThrow('row 1');
  expect(readToml('name = \n')).toEqual({});
  expect(readToml('name = "shop"\r\n')).toEqual({ name: 'shop' });
});

test('a text is parsed once, however often it is asked for', () => {
  expect(parseToml('name = "once"\n')).toBe(parseToml('name = "once"\n'));
});

test.each([
  ['[[package]]\nsource = {\n  registry = "a", # its index\n  extra = ["x",\n  "y"],\n}\nname = "b"\n', { package: [{ source: { registry: 'a', extra: ['x', 'y'] }, name: 'b' }] }],
  ['a = { b = {\n c = 1,\n }, d = "{\\"#" }\ne = 2 # {\n', { a: { b: { c: 1 }, d: '{"#' }, e: 2 }],
  ["a = {\n b = '''{\n#''',\n}\nc = \"\"\"\n# no comment {\n\"\"\"\n", { a: { b: '{\n#' }, c: '# no comment {\n' }],
])('tables between braces may have several lines, as TOML 1.1 has them: %j', (text, content) => {
  expect(JSON.parse(JSON.stringify(parseToml(text)))).toEqual(content);
});

test('what else is wrong beside them is told', () => {
  expect(() => parseToml('a = {\n b = 1,\n}\nc = \n')).toThrow('row');
});
