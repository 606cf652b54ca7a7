import { checkOptionNames } from '../../src/util/option-names';
import { Problems } from '../../src/util/problem';

function told(given: object): readonly string[] {
  const problems = new Problems();
  checkOptionNames('shop/backend', given, ['port', 'path'], problems);
  return problems.all.map(({ where, what, fix }) => `${where}: ${what} ${fix}`);
}

test('an option that does not exist is told, with the closest that does', () => {
  expect(told({ prot: 8000 })).toEqual(['shop/backend: It has no option "prot". Did you mean "port"? Use one of: path, port.']);
});

test('options that exist are fine, whatever their value', () => {
  expect(told({ port: undefined, path: 'backend' })).toEqual([]);
});
