import { argumentsAt, indentationOf, SourceCode, splitOutsideBrackets, withinBrackets } from '../../src/util/source-code';

test('comments and docstrings of Python are blank, and every line stays where it was', () => {
  const source = SourceCode.python('"""Says\nname: str\n"""\nname = "#1"  # a comment\nend\n');
  expect(source.text.split('\n').map((line) => line.trimEnd())).toEqual(['', '', '', 'name = "#1"', 'end', '']);
  expect(source.lineAt(source.text.indexOf('end'))).toBe(5);
});

test('comments of TypeScript are blank, and addresses are no comments', () => {
  const source = SourceCode.javascript('/* process.env.A */\nconst url = "http://a"; // process.env.B\nconst c = `//`;\n');
  expect(source.text).not.toContain('process.env');
  expect(source.text).toContain('"http://a"');
  expect(source.text).toContain('`//`');
});

test.each([
  ['a pattern of paths', "const paths = ['/api/*', '/**'];"],
  ['a quote in a regular expression', 'const quotes = /[`\'"]/;'],
  ['an escaped slash in one', 'if (text.match(/"\\/[^`]/)) text = `a`;'],
  ['a division', 'const half = (a / b) + c / 2;'],
  ['an address', 'const url = `https://a/${b}`;'],
])('%s hides no comment behind it, and no code', (_, line) => {
  const { text } = SourceCode.javascript(`${line} // gone\nconst kept = 1; /* gone, too: \`, ' and " */ f();\n`);
  expect(text.split('\n').map((each) => each.trimEnd())).toEqual([line, expect.stringMatching(/^const kept = 1; +f\(\);$/), '']);
});

test('code in a function does not run at load, code in a class or a condition does', () => {
  const source = SourceCode.python('a\nif x:\n    b\nclass C:\n    c\n\n    def f(self):\n        if y:\n            d\nasync def g():\n    e\n');
  const runs = (code: string) => source.runsAtLoad(source.text.indexOf(`${code}\n`));
  expect(['a', 'b', 'c', 'd', 'e'].map(runs)).toEqual([true, true, true, false, false]);
});

test('lines of Python stand above and below others by their indentation', () => {
  const source = SourceCode.python('class C:\n    def f(\n        self,\n    ) -> str:\n        if x:\n            a\n\n            b\n        c\nd\n');
  expect(source.above(source.text.indexOf('a\n'))).toEqual(['        if x:', '    ) -> str:', '    def f(', 'class C:']);
  expect(source.below(source.text.indexOf('if x:'), 8)).toEqual(['            a', '', '            b']);
  expect(source.below(source.text.indexOf('d\n'), 0)).toEqual(['']);
});

test('a text is cut outside of brackets and quotes only', () => {
  expect(splitOutsideBrackets('a, f(b, c), "d, e", [g, h]', ',')).toEqual(['a', ' f(b, c)', ' "d, e"', ' [g, h]']);
  expect(splitOutsideBrackets('', ',')).toEqual(['']);
});

test('the text in brackets ends where they close', () => {
  expect(withinBrackets('f(a, (b), ")")) + 1', 1)).toBe('a, (b), ")"');
  expect(withinBrackets('f(a', 1)).toBe('a');
});

test('the indentation of a line is the width of its white space', () => {
  expect(indentationOf('    a')).toBe(4);
  expect(indentationOf('a')).toBe(0);
});

test('arguments are told without white space and what a comma at their end leaves', () => {
  expect(argumentsAt("f(a, key='x, y', [1, 2],\n)", 1)).toEqual(['a', "key='x, y'", '[1, 2]']);
  expect(argumentsAt('f()', 1)).toEqual([]);
});
