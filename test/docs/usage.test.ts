import { pages } from './markdown';
import { readApi } from './options';

const reference = pages().filter(({ path }) => /^docs\/[^/]+$/.test(path));
const shown = reference.map((page) => page.shown).join('\n');
const api = readApi();

/** The option tables: the first name in backticks on the line above each is that of the interface. */
function tableOf(name: string) {
  return reference.flatMap(({ tables }) => tables).find(({ about }) => /`(\w+)`/.exec(about)?.[1] === name);
}

const plain = (cell: string): string => cell.replaceAll('`', '').replaceAll('\\|', '|');

/** Less those that only bring others together. */
const withOptions = [...api.options].filter(([, options]) => options.length > 0);

describe.each(withOptions)('%s', (name, options) => {
  test('has a table of all its options, and of no other', () => {
    const names = tableOf(name)?.rows.map(([cell]) => plain(cell));
    expect(names?.sort()).toEqual(options.map((option) => option.name).sort());
  });

  test('has the defaults that the docstrings tell', () => {
    const defaults = Object.fromEntries((tableOf(name)?.rows ?? []).map(([cell, value]) => [plain(cell), plain(value)]));
    expect(defaults).toEqual(Object.fromEntries(options.map((option) => [option.name, plain(option.defaultValue)])));
  });
});

test('every method and factory is shown', () => {
  const missing = api.methods.filter((method) => {
    const [, name] = method.split('.');
    return !new RegExp(`\\b${name}\\(`).test(shown);
  });
  expect(missing).toEqual([]);
});

test('every member of an enumeration is shown', () => {
  expect(api.members.filter((member) => !shown.includes(member.split('.')[1]))).toEqual([]);
});
