import { slug } from '../../src/util/slug';

test.each([
  ['todo_api', 'todo-api'],
  ['frontend with nextJs', 'frontend-with-nextjs'],
  ['[admin] (new)', 'admin-new'],
  ['Übersicht', 'ubersicht'],
  ['2nd-api', 'nd-api'],
  ['серверная', ''],
  ['a'.repeat(50), 'a'.repeat(40)],
  [`${'a'.repeat(39)}-b`, 'a'.repeat(39)],
])('%s becomes "%s"', (text, expected) => {
  expect(slug(text, 40)).toBe(expected);
});
