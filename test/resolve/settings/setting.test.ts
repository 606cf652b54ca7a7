import { mergeSettings, requiredSettings, Setting } from '../../../src/resolve/settings/setting';

const setting = (about: Partial<Setting>): Setting => ({ name: 'A', place: 'a.py:1', required: false, form: 'text', ...about });

test('a variable that several places read is one setting, as the place has it that needs it', () => {
  const merged = mergeSettings([setting({ fallback: 'x' }), setting({ place: 'b.py:2', required: true, form: 'json' }), setting({ name: 'B' })]);
  expect(merged).toEqual([setting({ place: 'b.py:2', required: true, form: 'json', fallback: 'x', secretFile: undefined }), setting({ name: 'B' })]);
});

test('a place that expects a value counts more than one that does not, and less than one that needs it', () => {
  const expected = setting({ place: 'b.py:2', expected: true });
  const required = setting({ place: 'c.py:3', required: true });
  expect(mergeSettings([setting({}), expected])).toEqual([expect.objectContaining({ place: 'b.py:2', required: false, expected: true })]);
  expect(mergeSettings([expected, required])).toEqual([expect.objectContaining({ place: 'c.py:3', required: true })]);
});

test('the first place that shows a form or a file wins', () => {
  expect(mergeSettings([setting({}), setting({ form: 'number', secretFile: 'a' })])).toEqual([setting({ form: 'number', secretFile: 'a', fallback: undefined })]);
});

test('required settings are those without which the application does not start', () => {
  expect(requiredSettings([setting({ required: true, secretFile: 'a' }), setting({ name: 'B' })])).toEqual([{ name: 'A', place: 'a.py:1', secretFile: 'a' }]);
});
