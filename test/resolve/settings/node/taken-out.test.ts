import { takenOut } from '../../../../src/resolve/settings/node/taken-out';

test('variables are taken out under names of their own, with or without a default', () => {
  const code = 'const {\n  A,\n  B: b,\n  C = "c, d",\n  D: d = other(),\n} = process.env;\n';
  const found = takenOut(code).map(({ name, alias, hasDefault, fallback, index }) => [name, alias, hasDefault, fallback, code[index]]);
  expect(found).toEqual([
    ['A', 'A', false, undefined, 'A'],
    ['B', 'b', false, undefined, 'B'],
    ['C', 'C', true, 'c, d', 'C'],
    ['D', 'd', true, undefined, 'D'],
  ]);
});

test('the rest of them is no variable', () => {
  expect(takenOut('const { A, ...others } = process.env;').map(({ name }) => name)).toEqual(['A']);
});

test.each(['const { a } = process.env.CONFIG;', 'const { A } = environment;', 'const A = process.env.A;'])('%s takes none out', (code) => {
  expect(takenOut(code)).toEqual([]);
});
