import { readJson, readJsonWithComments } from '../../src/util/json';

test('an object is read; what is none, or no JSON, is empty', () => {
  expect(readJson('{ "a": [1] }')).toEqual({ a: [1] });
  expect(['[]', '1', 'null', '', '{', '{ "a": 1, }', '// a\n{}'].map(readJson)).toEqual([{}, {}, {}, {}, {}, {}, {}]);
});

test('comments and commas at the end are passed over, texts that look so are not', () => {
  const text = '{\n  // one\n  "paths": { "@/*": ["./src/*",], }, /* two */\n  "include": ["**/*.ts", "//", ",}"],\n}\n';
  expect(readJsonWithComments(text)).toEqual({ paths: { '@/*': ['./src/*'] }, include: ['**/*.ts', '//', ',}'] });
  expect(readJsonWithComments('{ // never closed')).toEqual({});
});
