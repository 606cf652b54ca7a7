import { valibotVariables } from '../../../../src/resolve/settings/node/valibot-schema';
import { SourceCode } from '../../../../src/util/source-code';

const SCHEMA = `import * as v from 'valibot';

const Environment = v.object({
  API_URL: v.pipe(v.string(), v.url()),
  MODE: v.optional(v.picklist(['a', 'b']), 'a'),
  TOKEN: v.nullish(v.string()),
  other: v.string(),
});
`;
const variables = (code: string) => valibotVariables('env.ts', SourceCode.javascript(code));

test.each(['export const env = v.parse(Environment, process.env);\n', 'const read = () =>\n  v.safeParse(Environment, {\n    API_URL: process.env.API_URL,\n  });\n'])('a schema of the environment says which variables are required: %j', (parses) => {
  expect(variables(SCHEMA + parses)).toMatchObject([
    { name: 'API_URL', place: 'env.ts:4', required: true, sample: 'https://build.invalid' },
    { name: 'MODE', required: false, fallback: 'a' },
    { name: 'TOKEN', required: false, fallback: undefined },
  ]);
});

test('functions that are imported by their names are read as well', () => {
  const named = SCHEMA.replace('* as v', '{ object, string }').replaceAll('v.', '');
  expect(variables(`${named}parse(Environment, process.env);\n`).map(({ name, required }) => [name, required])).toEqual([['API_URL', true], ['MODE', false], ['TOKEN', false]]);
});

test('a schema of something else says nothing of the environment', () => {
  expect(variables(`${SCHEMA}v.parse(Environment, body);\n`)).toEqual([]);
  expect(variables(`${SCHEMA.replace('valibot', 'other')}v.parse(Environment, process.env);\n`)).toEqual([]);
});
