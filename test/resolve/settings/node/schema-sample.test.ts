import { sampleOf } from '../../../../src/resolve/settings/node/schema-sample';

test.each([
  ["z.enum(['warn', 'info'])", 'warn'],
  ['z.literal("on")', 'on'],
  ["z.string().startsWith('sk_')", 'sk_placeholder-while-the-image-is-built'],
  ['z.string().email()', 'build@build.invalid'],
  ['z.string().min(1).url()', 'https://build.invalid'],
  ['z.url()', 'https://build.invalid'],
  ['z.string().uuid()', '00000000-0000-4000-8000-000000000000'],
  ['z.coerce.number().int()', '1'],
  ['z.string().regex(/^\\d+$/)', '1'],
  ['z.coerce.boolean()', 'false'],
])('%s lets %s pass', (schema, sample) => {
  expect(sampleOf(schema)).toBe(sample);
});

test('a text of any kind needs no sample', () => {
  expect(sampleOf('z.string().min(1)')).toBeUndefined();
});
