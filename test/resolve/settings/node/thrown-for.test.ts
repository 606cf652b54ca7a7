import { thrownFor } from '../../../../src/resolve/settings/node/thrown-for';

const names = (code: string) => thrownFor(code).map(({ name }) => name);

test.each([
  'if (!process.env.NAME) {\n  throw new Error("NAME");\n}',
  'if (!process.env.NAME) throw new Error();',
  "if (!process.env['NAME']) throw new Error();",
  'if (process.env.NAME === undefined) throw new Error();',
  'if (!process.env?.NAME) throw new Error();',
  'const name = process.env.NAME;\n\nif (!name) {\n  throw new Error("NAME");\n}',
  'const name: string | undefined = process.env.NAME?.trim();\nif (!name) throw new Error();',
  'const { NAME } = process.env\nif (!NAME) throw new Error();',
  'const { OTHER, NAME: name } = process.env;\nif (name == null) throw new Error();',
  'const name = process.env.NAME;\nif (process.env.NODE_ENV === "production" && !name) {\n  throw new Error();\n}',
  'if (process.env.NODE_ENV === "production") {\n  if (!process.env.NAME) throw new Error();\n}',
  'if (process.env.NODE_ENV === "development") {\n}\nif (!process.env.NAME) throw new Error();',
  'if (!process.env.NAME) {\n  console.error(`no ${"name"}`);\n  throw new Error();\n}',
])('the code %j throws without the variable', (code) => {
  expect(names(code)).toEqual(['NAME']);
});

test.each([
  'if (!process.env.NAME) console.warn("none");',
  'const name = process.env.NAME ?? "default";\nif (!name) throw new Error();',
  'if (!process.env.NAME && !process.env.OTHER) throw new Error();',
  'if (process.env.NODE_ENV === "development" && !process.env.NAME) throw new Error();',
  'if (process.env.NODE_ENV === "development") {\n  const name = process.env.NAME;\n  if (!name) {\n    throw new Error();\n  }\n}',
  'if (process.env.NODE_ENV !== "production") {\n  if (!process.env.NAME) throw new Error();\n}',
  'const name = process.env.NAME;\nfunction greet(name: string) {\n  if (!name) throw new Error();\n}',
  'const name = process.env.NAME;\nconst greet = (name) => { if (!name) throw new Error(); };',
  'if (!user) throw new Error();',
  'if (!process.env.NAME) { return }\nthrow new Error();',
])('the code %j does not', (code) => {
  expect(names(code)).toEqual([]);
});

test('each of several that one check asks for is thrown for, where it is checked', () => {
  expect(thrownFor('const a = process.env.A;\nif (!a || !process.env.B) throw new Error();')).toEqual([
    { name: 'A', index: 25 },
    { name: 'B', index: 25 },
  ]);
});

test('a name means what was declared last', () => {
  const code = 'function a() { const url = process.env.A; if (!url) throw 1; }\nfunction b() { const url = process.env.B; if (!url) throw 1; }';
  expect(names(code)).toEqual(['A', 'B']);
});
